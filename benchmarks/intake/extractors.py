"""The libraries that take an article out of a page, each as one function; those not installed are left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from selon import intake
from selon.intake.formats.html import page
from selon.model import BlockKind


@dataclass(frozen=True, slots=True)
class Found:
    """What an extractor made of a page: its body, and what it says of it (empty where it says nothing)."""

    body: str
    title: str = ""
    author: str = ""
    published: str = ""


Extractor = Callable[[bytes, str], Found]


def extractors() -> dict[str, Extractor]:
    """The candidates that are installed, by name; ours last."""
    return {name: extract for name, (package, extract) in CANDIDATES.items() if find_spec(package)}


def _text(data: bytes, encoding: str) -> str:
    return data.decode(encoding)


def _tree(data: bytes, encoding: str) -> HtmlElement:
    return document_fromstring(_text(data, encoding), parser=HTMLParser())


def _paragraphs(data: bytes, encoding: str) -> Found:
    return Found("\n".join(element.text_content() for element in _tree(data, encoding).iter("p")))


def _readability(data: bytes, encoding: str) -> Found:
    found = import_module("readability").Document(_text(data, encoding))
    return Found(document_fromstring(found.summary()).text_content(), found.short_title(), found.author() or "")


def _newspaper(data: bytes, encoding: str) -> Found:
    found = import_module("newspaper").Article("https://news.example/a")
    found.download(input_html=_text(data, encoding))
    found.parse()
    when = found.publish_date.isoformat() if found.publish_date else ""
    return Found(found.text, found.title, ", ".join(found.authors), when)


def _goose(data: bytes, encoding: str) -> Found:
    with import_module("goose3").Goose({"enable_image_fetching": False}) as goose:
        found = goose.extract(raw_html=_text(data, encoding))
        return Found(found.cleaned_text, found.title or "", ", ".join(found.authors), str(found.publish_date or ""))


def _justext(data: bytes, encoding: str) -> Found:
    justext = import_module("justext")
    text = _text(data, encoding)
    language = "English" if 'lang="en"' in text else "French"
    kept = [part.text for part in justext.justext(text, justext.get_stoplist(language)) if not part.is_boilerplate]
    return Found("\n".join(kept))


def _resiliparse(data: bytes, encoding: str) -> Found:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return Found(extract(_text(data, encoding), main_content=True))


def _boilerpy(data: bytes, encoding: str) -> Found:
    found = import_module("boilerpy3.extractors").ArticleExtractor().get_doc(_text(data, encoding))
    return Found(found.content, found.title or "")


def _trafilatura(**options: bool) -> Extractor:
    def extract(data: bytes, encoding: str) -> Found:
        run = import_module("trafilatura").bare_extraction
        found = run(_text(data, encoding), include_comments=False, include_tables=False, with_metadata=True, **options)
        if found is None:
            return Found("")
        return Found(found.text or "", found.title or "", found.author or "", found.date or "")

    return extract


def _selon(data: bytes, encoding: str) -> Found:
    text, meta = page(_text(data, encoding), "page")
    article = intake.article(text, "page", title=meta.title, lang=None)
    body = [article.text[slice(*block.span)] for block in article.blocks if block.kind is BlockKind.BODY]
    return Found("\n".join(body), article.title or "", ", ".join(meta.authors), meta.published or "")


CANDIDATES: dict[str, tuple[str, Extractor]] = {
    "every <p>": ("lxml", _paragraphs),
    "readability-lxml": ("readability", _readability),
    "newspaper4k": ("newspaper", _newspaper),
    "goose3": ("goose3", _goose),
    "justext": ("justext", _justext),
    "resiliparse": ("resiliparse", _resiliparse),
    "boilerpy3": ("boilerpy3", _boilerpy),
    "trafilatura": ("trafilatura", _trafilatura()),
    "trafilatura, recall": ("trafilatura", _trafilatura(favor_recall=True)),
    "trafilatura, precision": ("trafilatura", _trafilatura(favor_precision=True)),
    "selon": ("selon", _selon),
}
