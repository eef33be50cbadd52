"""Outlets, agencies and documents that an article names as where something comes from."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from selon.language.outlets import HOST, host_label, host_labels, outlet_key
from selon.language.tokens import Parse
from selon.lineage.credits import credit_lines
from selon.lineage.documents import papers
from selon.lineage.header import header_spans, own_names
from selon.lineage.names import Named, named, opens_sentence, shown
from selon.lineage.surroundings import standing
from selon.lineage.words import stretches
from selon.model import Article, Attribution, Citation, SpeakerKind

OWN = "own"
"""The form of a citation by which an article says that it was told itself: « told The Harbour Post », in that paper."""


def citations(article: Article, doc: Parse, attributions: Sequence[Attribution]) -> tuple[Citation, ...]:
    """In the order of the text. An outlet that stands there without being a source has the form `mention`."""
    found = {citation.span: citation for citation in _in_sentences(article, doc, attributions)}
    found |= {citation.span: citation for citation in credit_lines(article)}
    cited = [citation for citation in found.values() if citation.form != "mention"]
    found = {citation.span: citation for citation in papers(article, doc, attributions, cited)} | found
    own, header = own_names(article), header_spans(article)
    names = {
        label: name for name in (*own.values(), *(one.name for one in found.values())) for label in host_labels(name)
    }
    marked = (_unified(one, names, own) for one in found.values() if one.span not in header)
    return tuple(sorted(marked, key=lambda citation: citation.span))


def _unified(one: Citation, names: Mapping[str, str], own: Container[str]) -> Citation:
    """An address under the name that goes with it, here or in the table; the article's own outlet marked as such."""
    name = names.get(host_label(one.name)) or (shown(one.name) if HOST.fullmatch(one.name) else one.name)
    return Citation(name, one.kind, OWN if outlet_key(name) in own else one.form, one.span)


def _in_sentences(article: Article, doc: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    cues = [attribution.cue for attribution in attributions if attribution.cue]
    for stretch in stretches(article):
        for name in named(article.text, *stretch):
            form = _credited(name, attributions)
            if form is None and (name.sure or not opens_sentence(article.text, name.span.start) or not name.known):
                form = standing(article, doc, name.span, cues)
            if form or name.sure:
                yield Citation(name.name, SpeakerKind.OUTLET, form or "mention", name.span)


def _credited(name: Named, attributions: Sequence[Attribution]) -> str | None:
    """The name is what an attribution credits."""
    for attribution in attributions:
        source = attribution.source
        if source and source.start <= name.span.start < source.end and attribution.kind is SpeakerKind.OUTLET:
            return "attribution"
    return None
