"""Saved pages: the article's text by trafilatura, what is known of it from the markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from selon.errors import Empty
from selon.intake.charset import decode
from selon.intake.formats.markup import meta_of, tree_of
from selon.intake.lines import words
from selon.intake.options import IntakeOptions
from selon.intake.raw import Meta, Raw
from selon.intake.source import Source

for library in ("trafilatura", "htmldate"):
    logging.getLogger(library).setLevel(logging.CRITICAL)

CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding) ?= ?[\"']?([\w:.-]{2,40})", re.IGNORECASE)
OUTLET = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
PARTS = re.compile(r" +[|–—:-] +|(?<=\w)[.:] +(?=[A-ZÀ-Þ«“])")
PARAGRAPHS = ("p", "h2", "h3", "blockquote", "li")
LEAST = 3
"""Words that make the shortest body."""


def read_html(source: Source, options: IntakeOptions) -> Iterator[Raw]:
    """The article of a page. Raises `Empty` where there is none in it."""
    data = source.bytes(options)
    declared = source.declared[1] or (match[1].decode("ascii") if (match := CHARSET.search(data[:4_096])) else None)
    text, meta = page(decode(data, source.subject, declared), source.subject, source.meta.url)
    yield Raw(text, source.name, source.subject, meta.over(source.meta))


def page(html: str, subject: str, address: str | None = None) -> tuple[str, Meta]:
    """The text of the article in `html`, its title first, and the metadata of the page, which lies at `address`."""
    tree = tree_of(html)
    meta, told = meta_of(tree, address) if tree is not None else (Meta(), "")
    body = _body(tree) if tree is not None else ""
    if _is_more(told, body):
        body = told
    if len(words(body)) < LEAST:
        raise Empty(
            "has no article in it",
            subject=subject,
            hint="the page may build its text by script; save it from a browser",
        )
    meta = Meta(title=_title(meta, tree)).over(meta)
    return _titled(body, meta.title), meta


def _is_more(told: str, body: str) -> bool:
    """Whether the article that the page's data hold is longer than what is shown of it, as behind a paywall."""
    if len(told) > 2 * len(body):
        return True
    lines = [line for line in body.splitlines() if " ".join(words(line)) in " ".join(words(told))]
    shown = sum(map(len, lines))
    return 2 * shown > len(body) and len(told) > 1.2 * shown


def _body(tree: HtmlElement) -> str:
    found = bare_extraction(tree, include_comments=False, include_tables=False, favor_recall=False, with_metadata=False)
    text = str(getattr(found, "text", None) or "").strip()
    return text or _paragraphs(tree)


def _paragraphs(tree: HtmlElement) -> str:
    """What small pages hold, where extraction finds nothing: their paragraphs outside of menus."""
    shown = []
    for element in tree.iter(*PARAGRAPHS):
        if not any(parent.tag in {"nav", "footer", "aside", "header", "form"} for parent in element.iterancestors()):
            shown.append(" ".join(element.text_content().split()))
    return "\n".join(filter(None, shown))


def _title(meta: Meta, tree: HtmlElement | None) -> str | None:
    """Without the outlet's name behind it, or before it, where the page shows the rest by itself."""
    title = meta.title
    if title and meta.outlet and title.casefold().endswith(meta.outlet.casefold()):
        return OUTLET.sub("", title)
    if title and tree is not None and (parts := [part.strip() for part in PARTS.split(title, maxsplit=1)])[1:]:
        shown = {" ".join(str(text).split()) for text in tree.xpath("//body//text()")}
        return next((part for part in reversed(parts) if part in shown and title not in shown), title)
    return title


def _titled(body: str, title: str | None) -> str:
    if not title or words(body)[: len(words(title))] == words(title):
        return body
    return f"{title}\n\n{body}"
