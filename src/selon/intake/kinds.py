"""Which reader a source needs: by what its first bytes are, then by what it was declared, then by its name.

Readers are named, not imported, so that a run over text files does not load what reads PDF or Parquet.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import cast

from selon.intake.source import Reader, Source

READERS = {
    "text": "selon.intake.formats.text:read_text",
    "markdown": "selon.intake.formats.text:read_markdown",
    "html": "selon.intake.formats.html:read_html",
    "mhtml": "selon.intake.formats.mhtml:read_mhtml",
    "pdf": "selon.intake.formats.pdf:read_pdf",
    "jsonl": "selon.intake.formats.tables:read_json_lines",
    "json": "selon.intake.formats.tables:read_json",
    "csv": "selon.intake.formats.tables:read_csv",
    "parquet": "selon.intake.formats.tables:read_parquet",
    "zip": "selon.intake.formats.packs:read_zip",
    "tar": "selon.intake.formats.packs:read_tar",
    "gzip": "selon.intake.formats.packs:read_gzip",
    "warc": "selon.intake.formats.warc:read_warc",
    "feed": "selon.intake.formats.feeds:read_feed",
    "sitemap": "selon.intake.formats.feeds:read_sitemap",
}
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
}
MAGIC = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/csv": "csv",
    "multipart/related": "mhtml",
}
BESIDE = frozenset(
    f".{name}"
    for names in (
        (
            "css",
            "js",
            "mjs",
            "map",
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "webp",
            "avif",
            "ico",
            "woff",
            "woff2",
            "ttf",
            "otf",
        ),
        (
            "mp4",
            "webm",
            "mp3",
            "ogg",
            "db",
            "sqlite",
            "db-wal",
            "db-shm",
            "lock",
            "pyc",
            "py",
            "java",
            "rs",
            "go",
            "ts",
            "sh",
            "c",
            "h",
            "toml",
            "ini",
            "cfg",
            "yaml",
            "yml",
            "log",
        ),
    )
    for name in names
)
"""Suffixes of what lies beside articles in a folder; there, and only there, it is passed over in silence."""

XML = re.compile(rb"<(rss|feed|rdf:rdf|urlset|sitemapindex|html)[\s>:]")
XML_STARTS = (b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf:rdf")
MIME = re.compile(rb"(from: .{0,200}\r?\n(.{0,300}\r?\n){0,8}?)?mime-version: 1\.0")
OBJECT = re.compile(rb"\[?\s*\{\s*\"")
HEADER = re.compile(rb"\"?\w{1,30}\"?(?:[,;\t|]\"?\w{1,30}\"?)+\r?")
HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]")


def reader_of(source: Source) -> Reader:
    module, name = READERS[kind_of(source, source.head())].split(":")
    return cast("Reader", getattr(import_module(module), name))


def kind_of(source: Source, head: bytes) -> str:
    """The key in `READERS` for `source`, whose first bytes are `head`."""
    for mark, kind in MAGIC:
        if head.startswith(mark):
            return kind
    if head.startswith(b"\x1f\x8b"):
        return _gzipped(source.name.lower())
    if head[257:262] == b"ustar":
        return "tar"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    by_name = SUFFIXES.get(source.suffix)
    return _of_markup(start) or MEDIA.get(source.declared[0]) or _of_form(start, by_name) or by_name or "text"


def _gzipped(name: str) -> str:
    if name.endswith((".tar.gz", ".tgz")):
        return "tar"
    return "warc" if name.endswith(".warc.gz") else "gzip"


def _of_markup(start: bytes) -> str | None:
    if start.startswith(XML_STARTS) and (match := XML.search(start)):
        return {b"urlset": "sitemap", b"sitemapindex": "sitemap", b"html": "html"}.get(match.group(1), "feed")
    if start.startswith(b"{") and b"jsonfeed.org/version" in start:
        return "feed"
    return None


def _of_form(start: bytes, by_name: str | None) -> str | None:
    """What names do not tell: a page or a saved page under any name but that of a table or of Markdown."""
    if by_name in {"jsonl", "json", "csv", "markdown", "mhtml"}:
        return by_name
    if MIME.match(start) and b"multipart/related" in start:
        return "mhtml"
    if start.startswith(b"<") and HTML.search(start):
        return "html"
    return None if by_name else _of_rows(start)


def _of_rows(start: bytes) -> str | None:
    """A table without a name, as on standard input: objects, or a header line with the column `text`."""
    if OBJECT.match(start) and b'"text"' in start:
        return "json" if start.startswith(b"[") or start[1:2] in b"\r\n" else "jsonl"
    header = start.partition(b"\n")[0]
    return "csv" if HEADER.fullmatch(header) and b"text" in re.findall(rb"\w+", header) else None
