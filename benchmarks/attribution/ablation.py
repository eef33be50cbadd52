"""What each part brings: rules, scorer, coreference, every family of routes; the baseline without a parser beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.attribution.baseline import baseline
from benchmarks.attribution.data import Document, score
from benchmarks.attribution.systems import Prepared, by_rule, crossvalidated, run, without

from selon.attribution.scorer import Scorer

FAMILIES = {
    "insertions": ("insertion", "tag"),
    "clauses off the surface": ("surface",),
    "complements of the tree": (
        *("clause", "infinitive", "object", "oblique", "adverbial", "subject", "fronted", "joined", "parted", "frame"),
        *("noun-clause", "noun-infinitive", "noun-oblique", "noun-object", "noun-adverbial"),
    ),
    "colons and bare quotations": (
        "colon",
        "colon-bare",
        "colon-alone",
        "label",
        "quoted",
        "bare",
        "loose",
        "loose-sentence",
    ),
    "credits and hearsay": ("credit", "hearsay"),
}


def ablation(lang: str, prepared: Sequence[Prepared]) -> Iterator[tuple[str, dict[str, float]]]:
    """(what is measured, figures) over `prepared`; what has a scorer is cross-validated by article."""
    documents = [p.document for p in prepared]
    yield "marks and verb list (no parser)", score(documents, {d["doc"]: baseline(d) for d in documents})
    yield "rules alone", score(documents, {p.document["doc"]: by_rule(p) for p in prepared})
    yield "rules and scorer", score(documents, crossvalidated(lang, prepared))
    yield "… without coreference", score(documents, crossvalidated(lang, prepared, _unresolved))
    for name, routes in FAMILIES.items():
        less = [without(p, routes) for p in prepared]
        yield f"… without {name}", score(documents, crossvalidated(lang, less))


def _unresolved(prepared: Prepared, scorer: Scorer) -> list[Document]:
    return run(prepared, scorer, resolved=False)
