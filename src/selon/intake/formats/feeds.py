"""RSS, Atom and JSON feeds and news sitemaps: entries with their text, or the addresses where it is to be had."""

from __future__ import annotations

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser
from lxml import etree
from lxml.html import fromstring

from selon.errors import Empty, InputError, Refused, Unreadable
from selon.intake import web
from selon.intake.dates import iso
from selon.intake.names import name_of_address
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Meta, Raw
from selon.intake.source import Source

ENTITY = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT)", re.IGNORECASE)
WHOLE = 700
"""Characters from which on an entry's content is taken for the article itself, not for its summary."""

BREAKS = re.compile(r"(?i)</(?:p|div|h\d|li|blockquote)>|<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its address, what the feed says of it, its text where the feed carries it whole, when it was changed."""

    key: str
    address: str | None
    meta: Meta
    text: str | None = None
    changed: str | None = None

    @property
    def seen_as(self) -> str:
        """What tells this version of the entry from all others of the feed."""
        return f"{self.key} {self.changed}" if self.changed else self.key


def read_feed(source: Source, options: IntakeOptions) -> Iterator[Raw | Source | Failure]:
    """The articles of a feed: from the entry where it carries them, else fetched from its address."""
    yield from _articles(entries(source.bytes(options), source), source, options)


def read_sitemap(source: Source, options: IntakeOptions) -> Iterator[Raw | Source | Failure]:
    """The articles that a news sitemap names, and those of the sitemaps that an index names, one level on."""
    root = _xml(source.bytes(options), source.subject)
    if etree.QName(root).localname == "sitemapindex":
        for address in list(_texts(root, "loc"))[: options.max_entries]:
            yield from _fetched(Entry(address, address, Meta()), source, options)
        return
    yield from _articles(_listed(root), source, options)


def entries(data: bytes, source: Source) -> list[Entry]:
    """The entries of a feed, newest first as feeds have them. Raises `Refused` for one that defines entities."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _of_json(data, source)
    if ENTITY.search(data[:200_000]):
        raise Refused("defines XML entities", subject=source.subject, hint="no honest feed does; it may be hostile")
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not parsed.entries:
        raise Empty("is a feed without entries", subject=source.subject, hint="nothing was read")
    outlet = parsed.feed.get("title")
    return [_of_entry(entry, outlet, source.meta.url or "", parsed.feed.get("language")) for entry in parsed.entries]


def news(data: bytes, source: Source) -> list[Entry]:
    """The entries of a news sitemap. Raises `Refused` for one that defines entities."""
    return _listed(_xml(data, source.subject))


def _listed(root: Any) -> list[Entry]:
    found = []
    for node in root:
        if isinstance(node.tag, str) and (address := next(_texts(node, "loc"), None)):
            first = {name: next(_texts(node, name), None) for name in ("title", "publication_date", "name", "language")}
            meta = Meta(first["title"], first["name"], (), iso(first["publication_date"]), address, first["language"])
            found.append(Entry(address, address, meta, changed=next(_texts(node, "lastmod"), None)))
    return found


def _articles(found: list[Entry], source: Source, options: IntakeOptions) -> Iterator[Raw | Source | Failure]:
    for entry in found[: options.max_entries]:
        if entry.text:
            subject = f"{source.subject}!{entry.key}"
            yield Raw(entry.text, name_of_address(entry.address or entry.key), subject, entry.meta)
        else:
            yield from _fetched(entry, source, options)


def _fetched(entry: Entry, source: Source, options: IntakeOptions) -> Iterator[Source | Failure]:
    if not entry.address:
        error = Empty("is an entry without text or address", subject=source.subject, hint="nothing was read of it")
        yield Failure(source.subject, error)
        return
    try:
        got = web.fetch(entry.address, options, polite=options.robots)
    except InputError as error:
        yield Failure(entry.address, error)
        return
    yield Source(got.name, got.subject, partial(_again, got), source.depth + 1, got.declared, got.meta.over(entry.meta))


def _again(source: Source) -> BinaryIO:
    return source.open()


def _of_entry(entry: Any, outlet: str | None, base: str, lang: str | None) -> Entry:
    link = entry.get("link")
    address = urljoin(base, link) if link else None
    origin = entry.get("source") or {}
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    text = max(map(_plain, bodies), key=len)
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    meta = Meta(
        title=_plain(entry.get("title") or "") or None,
        outlet=origin.get("title") or outlet,
        authors=tuple(person["name"] for person in entry.get("authors", ()) if person.get("name")),
        published=iso(timegm(stamp)) if stamp else None,
        url=address,
        lang=lang,
    )
    changed = entry["updated"] if "updated" in entry and entry["updated"] != entry.get("published") else None
    return Entry(str(entry.get("id") or address or meta.title), address, meta, _whole(text, meta.title), changed)


def _of_json(data: bytes, source: Source) -> list[Entry]:
    try:
        feed = json.loads(data)
    except ValueError as error:
        raise Unreadable("is a damaged JSON feed", subject=source.subject, hint=str(error)[:120]) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    found = [_of_item(item, feed) for item in items or () if isinstance(item, dict)]
    if not found:
        raise Empty("is a feed without entries", subject=source.subject, hint="nothing was read")
    return found


def _of_item(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    def said(key: str, of: dict[str, Any] = item) -> str | None:
        return value if isinstance(value := of.get(key), str) and value else None

    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = tuple(
        person["name"] for person in people or () if isinstance(person, dict) and isinstance(person.get("name"), str)
    )
    meta = Meta(
        title=said("title"), outlet=said("title", feed), authors=names, published=iso(item.get("date_published")), url=said("url"),
        lang=said("language") or said("language", feed),
    )  # fmt: skip
    text = said("content_text") or _plain(said("content_html") or "")
    key = str(item.get("id") or meta.url or meta.title)
    return Entry(key, meta.url, meta, _whole(text, meta.title), said("date_modified"))


def _whole(text: str, title: str | None) -> str | None:
    if len(text) < WHOLE:
        return None
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text


def _plain(html: str) -> str:
    """The words of a scrap of HTML, a paragraph a line."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split()) if "\n" not in html else html.strip()
    try:
        shown = fromstring(f"<div>{BREAKS.sub(chr(10), html)}</div>").text_content()
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return "\n".join(filter(None, (" ".join(line.split()) for line in shown.splitlines())))


def _xml(data: bytes, subject: str) -> Any:
    if ENTITY.search(data[:200_000]):
        raise Refused("defines XML entities", subject=subject, hint="no honest sitemap does; it may be hostile")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise Unreadable("is a damaged sitemap", subject=subject, hint="nothing was read")
    return root


def _texts(node: Any, name: str) -> Iterator[str]:
    for found in node.iter(f"{{*}}{name}"):
        if found.text and found.text.strip():
            yield found.text.strip()
