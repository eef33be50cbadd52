"""What the markup of a page says of its article: JSON-LD, Open Graph, `<time>`, the canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from selon.intake.addresses import canonical
from selon.intake.dates import iso
from selon.intake.raw import Meta

ARTICLES = re.compile(r"(?:\w*News)?Article$|BlogPosting$|Report$|LiveBlogPosting$")
DEEPEST = 12
LONGEST = 300
"""Characters of the longest title or name."""


def tree_of(html: str) -> HtmlElement | None:
    """The page as a tree, without scripts run, entities of its own or network; `None` for nothing that could be a page."""
    parser = HTMLParser(no_network=True, recover=True, huge_tree=False, encoding="utf-8")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def meta_of(tree: HtmlElement, base: str | None = None) -> tuple[Meta, str]:
    """The metadata of a page that lies at `base`, and the article's body where its JSON-LD holds one."""
    data = next(_articles(tree), {})
    tags = _of_tags(tree)
    meta = replace(_of_json(data).over(tags), url=canonical(_link(tree), base) or _of_json(data).url or tags.url)
    return meta, str(data.get("articleBody") or "")


def _link(tree: HtmlElement) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(links, None)


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json"):
            try:
                yield from _walk(json.loads(script.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for member in value[:50]:
            yield from _walk(member, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(
            isinstance(kind, str) and ARTICLES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        yield from _walk(value.get("@graph"), depth + 1)
        yield from _walk(value.get("mainEntity"), depth + 1)


def _of_json(data: dict[str, Any]) -> Meta:
    page = data.get("mainEntityOfPage")
    return Meta(
        title=_text(data.get("headline") or data.get("name")),
        outlet=_name(data.get("publisher")),
        authors=tuple(name for author in _many(data.get("author")) if (name := _name(author))),
        published=iso(_text(data.get("datePublished") or data.get("dateCreated"))),
        url=_address(page.get("@id") if isinstance(page, dict) else page) or _address(data.get("url")),
        lang=_text(data.get("inLanguage")),
        agency=_name(data.get("sourceOrganization")),
    )


def _of_tags(tree: HtmlElement) -> Meta:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if key and tag.get("content"):
            tags.setdefault(key, " ".join(str(tag.get("content")).split()))
    times = (time.get("datetime") for time in tree.iter("time"))
    dates = (
        tags.get(key)
        for key in ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate")
    )
    author = tags.get("author") or tags.get("article:author") or ""
    author = author or _of_items(tree, "author")
    return Meta(
        title=tags.get("og:title") or tags.get("twitter:title") or _of_items(tree, "headline") or _heading(tree),
        outlet=tags.get("og:site_name") or tags.get("application-name"),
        authors=() if "://" in author else tuple(filter(None, (part.strip() for part in author.split(",")))),
        published=next((date for value in (*dates, *times) if (date := iso(value))), None),
        url=_address(tags.get("og:url")),
        lang=tree.get("lang") or tags.get("og:locale"),
    )


def _of_items(tree: HtmlElement, name: str) -> str:
    """What microdata say: the text of the first element with that `itemprop`, of its `name` where it has one."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.get("itemprop") == name and element.tag != "meta":
            inner = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
            shown = inner.get("content") or inner.text_content()
            return " ".join(shown.split())[:LONGEST]
    return ""


def _heading(tree: HtmlElement) -> str | None:
    for name in ("h1", "title"):
        for tag in tree.iter(name):
            if shown := " ".join(tag.text_content().split()):
                return shown
    return None


def _many(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [value]


def _name(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    shown = " ".join(value.split()) if isinstance(value, str) else ""
    return shown if shown and "://" not in shown else None


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
