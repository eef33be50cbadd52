"""What each article stands on, in one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selon.language.outlets import outlet_key
from selon.lineage.acronyms import expanded, long_names
from selon.lineage.origin import BEHIND, CREDITING, origin, outlets_of
from selon.model import Citation, Derivation, Lineage, Reading, Shared, SpeakerKind

UNCITED = ("mention", "own")


def lineages(
    readings: Sequence[Reading], derivations: Sequence[Derivation], shared: Sequence[Shared]
) -> tuple[Lineage, ...]:
    """One for each reading, in their order. `via` names who stood between an article and its origin."""
    passages: dict[str, list[Shared]] = defaultdict(list)
    for passage in shared:
        passages[passage.doc].append(passage)
    taken = {one.doc: one.taken_from for one in reversed(derivations) if one.is_article and one.directed}
    longs = long_names(reading.article.text for reading in readings)
    own = {reading.article.doc: _lineage(reading, passages[reading.article.doc], longs) for reading in readings}
    outlets = {reading.article.doc: reading.article.outlet for reading in readings}
    return tuple(_inherited(lineage, taken.get(doc), own, outlets) for doc, lineage in own.items())


def _inherited(lineage: Lineage, taken: str | None, own: dict[str, Lineage], outlets: dict[str, str | None]) -> Lineage:
    """An article that shows no origin has that of the article it took from; the outlet of that one is the way it came."""
    if lineage.origin or taken is None or taken not in own:
        return lineage
    theirs, outlet = own[taken].origin, outlets[taken]
    if theirs is None:
        return replace(lineage, origin=outlet)
    passed = (outlet,) if outlet and outlet_key(outlet) != outlet_key(theirs) else ()
    return replace(lineage, origin=theirs, via=(*lineage.via, *passed))


def _lineage(reading: Reading, passages: Iterable[Shared], longs: dict[str, str]) -> Lineage:
    source, evidence = origin(reading)
    between = ("via", *CREDITING) if evidence and evidence[0].form in BEHIND else ("via",)
    vias = [one for one in outlets_of(reading) if one.form in between and one.name != source]
    cited = [
        one if one.kind is SpeakerKind.OUTLET else replace(one, name=expanded(one.name, longs))
        for one in reading.citations
        if one.form not in UNCITED and one not in vias
    ]
    spans = {one.span for one in (*evidence, *cited, *vias)}
    return Lineage(
        doc=reading.article.doc,
        origin=source,
        via=_names(vias),
        cites=_names(cited),
        evidence=tuple(sorted(spans)),
        shared_with=tuple(passages),
    )


def _names(cited: Iterable[Citation]) -> tuple[str, ...]:
    """Each name once, as and where it stands first."""
    names: dict[str, str] = {}
    for one in cited:
        names.setdefault(outlet_key(one.name), one.name)
    return tuple(names.values())
