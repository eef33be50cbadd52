"""selon as a spaCy component: `nlp.add_pipe("selon")` on any pipeline with a tagger and a parser.

Sets `doc._.attributions` and a span group that displaCy draws, with the labels CONTENT, SOURCE and CUE.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from selon.attribution.attribute import attribute
from selon.errors import UnknownLanguage
from selon.identity import article_id
from selon.language import supported
from selon.language.tokens import Parse
from selon.model import Article, Attribution, Block, BlockKind
from selon.model import Span as Characters

EXTENSION = "attributions"


@Language.factory(
    "selon",
    default_config={"spans_key": "sc"},
    requires=["token.pos", "token.dep", "doc.sents"],
    assigns=["doc._.attributions", "doc.spans"],
)
def make_selon(nlp: Language, name: str, spans_key: str) -> Attributor:
    """The component for the pipeline's language. Raises `UnknownLanguage` where selon has no folder for it."""
    lang = (nlp.lang or "").partition("_")[0]
    if lang not in supported():
        known = ", ".join(supported())
        raise UnknownLanguage(f"component {name!r} cannot read {nlp.lang!r}", hint=f"there are {known}")
    return Attributor(lang, spans_key)


class Attributor:
    """Reads the whole text of a `Doc` as one body; `spans_key` is the span group it fills (`sc` is displaCy's default)."""

    def __init__(self, lang: str, spans_key: str) -> None:
        self.lang = lang
        self.spans_key = spans_key
        if not Doc.has_extension(EXTENSION):
            Doc.set_extension(EXTENSION, default=())

    def __call__(self, doc: Doc) -> Doc:
        found = attribute(_article(doc, self.lang), Parse([doc])) if len(doc) else ()
        doc._.set(EXTENSION, found)
        doc.spans[self.spans_key] = list(_spans(doc, found))
        return doc


def _article(doc: Doc, lang: str) -> Article:
    whole = Characters(0, len(doc.text))
    return Article(article_id("", doc.text), "", doc.text, lang, (Block(BlockKind.BODY, whole, "spaCy document"),))


def _spans(doc: Doc, found: tuple[Attribution, ...]) -> Iterator[Span]:
    """The spans of each attribution, widened to whole tokens; `span.id_` is the attribution's id."""
    for attribution in found:
        labelled: list[tuple[str, Characters | None]] = [("CONTENT", s) for s in attribution.content]
        labelled += [("SOURCE", attribution.source), ("CUE", attribution.cue)]
        for label, place in labelled:
            span = None if place is None else doc.char_span(*place, label=label, alignment_mode="expand")
            if span is not None:
                span.id_ = attribution.id
                yield span
