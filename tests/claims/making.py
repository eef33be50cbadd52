"""Invented articles as readings, and questions to what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from selon import intake
from selon.claims import align, compare
from selon.model import Claim, Discrepancy, Judgement, JudgementKind, Reading, Statement
from selon.pipeline import read_article


def reading(doc: str, text: str, lang: str = "fr", published: str | None = None) -> Reading:
    return read_article(intake.article(text, doc, lang=lang, published=published))


def statements(readings: Sequence[Reading]) -> dict[str, tuple[Statement, str]]:
    """By id, each statement and its text."""
    found: dict[str, tuple[Statement, str]] = {}
    for one in readings:
        for statement in one.statements:
            found[statement.id] = (statement, one.article.text[slice(*statement.span)])
    return found


def carrying(readings: Sequence[Reading], claims: Sequence[Claim], words: str) -> Claim:
    """The claim with a statement that holds `words`, the one of most articles."""
    by_id = statements(readings)
    return next(claim for claim in claims if any(words in by_id[link.statement][1] for link in claim.links))


def docs(readings: Sequence[Reading], claim: Claim) -> set[str]:
    by_id = statements(readings)
    return {by_id[link.statement][0].doc for link in claim.links}


def differences(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Discrepancy, ...]:
    return compare(readings, align(readings, judgements), judgements)


def judged(kind: JudgementKind, subject: str, object_: str | None = None, revoked: str | None = None) -> Judgement:
    return Judgement("j1", kind, subject, object_, None, "someone", "2031-05-14T08:00:00+00:00", revoked)
