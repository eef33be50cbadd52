"""Who takes from whom: articles from articles by what they share, articles from outlets by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from selon.language.outlets import outlet_key
from selon.lineage.calques import shows_translation
from selon.lineage.copying import copied
from selon.lineage.origin import origin, outlets_of
from selon.lineage.translation import translated
from selon.model import Citation, Derivation, DerivationKind, Reading, Shared, Span

CREDITED = ("credit", "tag", "dateline", "via", "contributed")
CITED = ("attribution", "obtained")


def derive(readings: Sequence[Reading], shared: Sequence[Shared]) -> tuple[Derivation, ...]:
    """All derivations of a story, by `doc`: copies, translations, then what each article cites and credits."""
    copies = list(copied(readings, shared))
    found = [*copies, *translated(readings, copies)]
    for reading in readings:
        found += _from_outlets(reading)
    return tuple(sorted(found, key=lambda one: (one.doc, not one.is_article, one.taken_from, one.kind)))


def _from_outlets(reading: Reading) -> Iterator[Derivation]:
    """One derivation for each outlet that an article names as its source; a credit says more than a citation."""
    name, _ = origin(reading)
    marks = shows_translation(reading.article) if name else []
    by_key: dict[str, list[Citation]] = defaultdict(list)
    for citation in outlets_of(reading):
        if citation.form in CREDITED or citation.form in CITED:
            by_key[outlet_key(citation.name)].append(citation)
    for cited in by_key.values():
        yield _from_outlet(reading.article.doc, cited, marks if cited[0].name == name else [])


def _from_outlet(doc: str, cited: list[Citation], marks: list[Span]) -> Derivation:
    """`marks` are the traces of translation in an article whose origin this outlet is."""
    credits = [one for one in cited if one.form in CREDITED]
    kind = DerivationKind.CREDITED if credits else DerivationKind.CITED
    return Derivation(
        doc=doc,
        taken_from=cited[0].name,
        is_article=False,
        kind=DerivationKind.TRANSLATED if marks else kind,
        directed=True,
        evidence=tuple(sorted({*marks, *(one.span for one in cited)})),
        why=", ".join(dict.fromkeys(one.form for one in credits or cited)),
    )
