"""A small invented story, whole and right, for tests that need one with everything in it."""

from __future__ import annotations

from selon.identity import article_id, statement_id
from selon.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Citation,
    Claim,
    Coding,
    Derivation,
    DerivationKind,
    Discrepancy,
    DiscrepancyKind,
    Factuality,
    How,
    Lineage,
    Link,
    Origin,
    Quantity,
    Reading,
    Reason,
    Reuse,
    Shared,
    Side,
    Span,
    SpeakerKind,
    Speech,
    Stance,
    Statement,
    Story,
    Weight,
)

LINES = (
    "La digue d'Orvault a cédé",
    "La digue a cédé lundi sur 40 mètres, a déclaré Élise Marchand.",
    "« Nous ignorons la cause », a-t-elle ajouté, selon l'Agence du Ponant.",
    "Partagez cet article",
)
OTHER = (
    "Une digue cède",
    "La digue a cédé lundi sur 60 mètres, a déclaré Élise Marchand.",
    "« Nous ignorons la cause », a-t-elle ajouté.",
    "Lire aussi : la crue",
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(doc: str, lines: tuple[str, ...], **others: str | None) -> Article:
    text = "\n".join(lines)
    kinds = (BlockKind.TITLE, BlockKind.BODY, BlockKind.BODY, BlockKind.BOILERPLATE)
    blocks = tuple(Block(kind, span(text, line), "for the test") for kind, line in zip(kinds, lines, strict=False))
    return Article(
        id=article_id(doc, text),
        doc=doc,
        text=text,
        lang="fr",
        blocks=blocks,
        title=lines[0],
        outlet=others.get("outlet"),
        authors=("Jeanne Roy",),
        published=others.get("published"),
        url=others.get("url"),
        agency=others.get("agency"),
    )


def reading(doc: str, lines: tuple[str, ...] = LINES, **others: str | None) -> Reading:
    own = article(doc, lines, **others)
    attributions = tuple(_attributions(own.text))
    pieces = [attribution.content[0] for attribution in attributions]
    statements = tuple(_statement(own, piece, f"a{at}") for at, piece in enumerate(pieces, start=1))
    citations: tuple[Citation, ...] = ()
    if "Agence du Ponant" in own.text:
        citations = (
            Citation("Agence du Ponant", SpeakerKind.OUTLET, "attribution", span(own.text, "Agence du Ponant")),
        )
    return Reading(own, attributions, statements, citations, ((12, 0), (2**63 - 1, 40)))


def _attributions(text: str) -> list[Attribution]:
    said, unknown = text.split("\n")[1].partition(",")[0], "Nous ignorons la cause"
    common = {"speaker": "Élise Marchand", "kind": SpeakerKind.PERSON, "confidence": 90}
    return [
        Attribution(
            id="a1",
            parent=None,
            content=(span(text, said),),
            source=span(text, "Élise Marchand"),
            cue=span(text, "a déclaré"),
            stance=Stance.ASSERT,
            speech=Speech.INDIRECT,
            factuality=Factuality.CERTAIN,
            reasons=(Reason("cue", "déclarer", 2.5),),
            **common,  # type: ignore[arg-type]
        ),
        Attribution(
            id="a2",
            parent="a1",
            content=(span(text, unknown),),
            source=None,
            cue=span(text, "a-t-elle ajouté"),
            stance=Stance.WITHHOLD,
            speech=Speech.DIRECT,
            factuality=Factuality.UNKNOWN,
            **common,  # type: ignore[arg-type]
        ),
    ]


def _statement(own: Article, piece: Span, attribution: str) -> Statement:
    words = own.text[piece.start : piece.end]
    how, chain = How.ATTRIBUTED, ("Élise Marchand",)
    length = Quantity(span(own.text, " mètres"), "m", 40, float("inf"), True, "au moins 40 m")
    return Statement(
        id=statement_id(own.id, (piece,), (words,), how, chain),
        article=own.id,
        doc=own.doc,
        span=piece,
        parts=(piece,),
        how=how,
        source="Élise Marchand",
        chain=chain,
        attribution=attribution,
        stance=Stance.ASSERT,
        factuality=Factuality.CERTAIN,
        in_title=False,
        coding=Coding(None, None, None, ("digue",), "céder", ("digue", "céder"), (), (length,)),
    )


def story(id_: str = "orvault") -> Story:
    """Two articles, the second a copy of the first with another number."""
    first = reading("1.txt", outlet="Le Ponant", published="2026-03-02T08:00:00+01:00", url="https://example.org/1")
    second = reading("2.txt", OTHER, outlet="La Vigie", published="2026-03-02", agency="Agence du Ponant")
    same = [r.statements[1] for r in (first, second)]
    differ = [r.statements[0] for r in (first, second)]
    unknown, broke = (first.article.text[slice(*statements[0].span)] for statements in (same, differ))
    passage = Shared("2.txt", same[1].span, "1.txt", same[0].span, 1.0)
    return Story(
        id=id_,
        title=LINES[0],
        readings=(first, second),
        claims=(
            Claim(
                "c1", broke, tuple(_link(s) for s in differ), (Origin("Le Ponant", "Élise Marchand", ("1.txt",)),), 1
            ),
            Claim("c2", unknown, tuple(_link(s) for s in same), (), 1, ("1.txt", "2.txt")),
        ),
        discrepancies=(
            Discrepancy(
                "d1",
                DiscrepancyKind.NUMBER,
                Weight.MAIN,
                "longueur de la brèche",
                tuple(Side(s.doc, s.span, says, s.source) for s, says in zip(differ, ("40 m", "60 m"), strict=True)),
                "c1",
                (Reason("numbers", "40 and 60", 1.0),),
            ),
        ),
        derivations=(
            Derivation("2.txt", "1.txt", True, DerivationKind.COPIED, True, (same[1].span,), "shared", (passage,)),
            Derivation(
                "1.txt", "Agence du Ponant", False, DerivationKind.CITED, True, (first.citations[0].span,), "selon"
            ),
        ),
        lineage=(
            Lineage("1.txt", "Agence du Ponant", (), ("Agence du Ponant",), (first.citations[0].span,)),
            Lineage("2.txt", "Agence du Ponant", ("Le Ponant",), (), (), (passage,)),
        ),
    )


def reuse() -> Reuse:
    """What the second article was found to share with the first, before one story had both."""
    passage = story().lineage[1].shared_with[0]
    first, second = (reading.article.id for reading in story().readings)
    return Reuse(second, passage.span, first, passage.their_span, passage.sameness)


def _link(statement: Statement) -> Link:
    return Link(statement.id, statement.how, 0.9, (Reason("lemmas", "céder digue", 1.5),))
