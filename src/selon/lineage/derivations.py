"""Who takes from whom: articles from articles by what they share, articles from outlets by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from selon.language.outlets import outlet_key
from selon.lineage.copying import copied
from selon.lineage.origin import outlets_of
from selon.model import Citation, Derivation, DerivationKind, Reading, Shared

CREDITED = ("credit", "tag", "dateline", "via", "contributed")
CITED = ("attribution", "obtained")


def derive(readings: Sequence[Reading], shared: Sequence[Shared]) -> tuple[Derivation, ...]:
    """All derivations of a story, by `doc`: copies, translations, then what each article cites and credits."""
    found = [*copied(readings, shared)]
    for reading in readings:
        found += _from_outlets(reading)
    return tuple(sorted(found, key=lambda one: (one.doc, not one.is_article, one.taken_from, one.kind)))


def _from_outlets(reading: Reading) -> Iterator[Derivation]:
    """One derivation for each outlet that an article names as its source; a credit says more than a citation."""
    by_key: dict[str, list[Citation]] = defaultdict(list)
    for citation in outlets_of(reading):
        if citation.form in CREDITED or citation.form in CITED:
            by_key[outlet_key(citation.name)].append(citation)
    for cited in by_key.values():
        credits = [one for one in cited if one.form in CREDITED]
        yield Derivation(
            doc=reading.article.doc,
            taken_from=cited[0].name,
            is_article=False,
            kind=DerivationKind.CREDITED if credits else DerivationKind.CITED,
            directed=True,
            evidence=tuple(one.span for one in cited),
            why=", ".join(dict.fromkeys(one.form for one in credits or cited)),
        )
