"""A person's word over the machine's: the speakers they named stand in what is handed out, never in what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.model import Attribution, Judgement, JudgementKind, Reading, Statement


def overruled(reading: Reading, judgements: Sequence[Judgement]) -> Reading:
    """`reading` with the speakers that `judgements` say; ids, spans and hashes stay those of what was read."""
    said = _speakers(reading.article.id, judgements)
    if not said:
        return reading
    attributions = {a.id: a for a in reading.attributions}
    return replace(
        reading,
        attributions=tuple(replace(a, speaker=said.get(a.id, a.speaker)) for a in reading.attributions),
        statements=tuple(_retold(s, attributions, said) for s in reading.statements),
    )


def _speakers(article: str, judgements: Sequence[Judgement]) -> dict[str, str]:
    """The speaker of each attribution of `article` that was judged; the judgement made last holds."""
    return {
        judgement.subject.partition("#")[2]: judgement.value
        for judgement in judgements
        if judgement.kind is JudgementKind.WRONG_SPEAKER
        and judgement.value
        and judgement.revoked is None
        and judgement.subject.partition("#")[0] == article
    }


def _retold(statement: Statement, attributions: dict[str, Attribution], said: dict[str, str]) -> Statement:
    line = _line(statement.attribution, attributions)
    if not any(a.id in said for a in line):
        return statement
    voices = tuple(voice for a in line if (voice := said.get(a.id, a.speaker)))
    return replace(statement, chain=voices, source=voices[-1] if voices else statement.source)


def _line(innermost: str | None, attributions: dict[str, Attribution]) -> list[Attribution]:
    """From the outermost attribution to `innermost`; a circle of parents is cut."""
    line: list[Attribution] = []
    at = attributions.get(innermost or "")
    while at is not None and at not in line:
        line.insert(0, at)
        at = attributions.get(at.parent or "")
    return line
