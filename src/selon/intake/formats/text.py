"""Plain text as it is, and Markdown as the text that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from selon.intake.charset import decode
from selon.intake.dates import iso
from selon.intake.options import IntakeOptions
from selon.intake.raw import Meta, Raw
from selon.intake.source import Source

FRONT = re.compile(r"\A---\s*\n(?P<fields>(?:[^\n]*\n){0,60}?)---\s*\n")
FIELD = re.compile(r"^(?P<key>\w+)\s*:\s*(?P<value>.+?)\s*$", re.MULTILINE)


def read_text(source: Source, options: IntakeOptions) -> Iterator[Raw]:
    """The text of a file, kept to the last character but for its byte order mark."""
    yield Raw(
        decode(source.bytes(options), source.subject, source.declared[1]), source.name, source.subject, source.meta
    )


def read_markdown(source: Source, options: IntakeOptions) -> Iterator[Raw]:
    """The words of a Markdown file: headings and paragraphs as lines, links as their text; front matter as metadata."""
    text = decode(source.bytes(options), source.subject)
    front = FRONT.match(text)
    meta = _front(front["fields"]) if front else Meta()
    tokens = MarkdownIt("commonmark", {"html": False}).parse(text[front.end() :] if front else text)
    shown = [_inline(token) for token in tokens if token.type == "inline"]
    yield Raw("\n\n".join(filter(None, shown)), source.name, source.subject, meta.over(source.meta))


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts).strip()


def _front(fields: str) -> Meta:
    known = {match["key"].lower(): match["value"].strip("\"'") for match in FIELD.finditer(fields)}
    author = known.get("author") or known.get("authors", "")
    return Meta(
        title=known.get("title"),
        outlet=known.get("outlet") or known.get("publication"),
        authors=tuple(filter(None, (name.strip(" \"'") for name in author.strip("[]").split(",")))),
        published=iso(known.get("date") or known.get("published")),
        url=known.get("url") or known.get("canonical"),
        lang=known.get("lang"),
    )
