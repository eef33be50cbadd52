"""A person's speaker stands over the machine's in all that is handed out, and goes when it is taken back."""

from __future__ import annotations

from dataclasses import replace

from selon.ledger.overruled import overruled
from selon.model import Judgement, JudgementKind, Reading
from tests.ledger.invented import story


def _nested() -> tuple[Reading, str]:
    """A reading with a statement that stands in an attribution, and the id of that attribution."""
    for reading in story().readings:
        for statement in reading.statements:
            if statement.attribution:
                return reading, statement.attribution
    raise AssertionError("the invented story has no attributed statement")


def _judged(reading: Reading, attribution: str, value: str = "Ada Novak") -> Judgement:
    subject = f"{reading.article.id}#{attribution}"
    return Judgement("j1", JudgementKind.WRONG_SPEAKER, subject, None, value, "me", "2026-01-01T00:00:00+00:00")


def test_the_speaker_named_by_a_person_stands_in_attribution_and_chain() -> None:
    reading, attribution = _nested()
    told = overruled(reading, [_judged(reading, attribution)])
    assert {a.id: a.speaker for a in told.attributions}[attribution] == "Ada Novak"
    touched = [s for s in told.statements if s.attribution == attribution]
    assert touched
    assert all(s.chain[-1] == s.source == "Ada Novak" for s in touched)
    assert [s.id for s in told.statements] == [s.id for s in reading.statements]


def test_the_last_judgement_holds_and_one_taken_back_does_not() -> None:
    reading, attribution = _nested()
    first, last = _judged(reading, attribution), _judged(reading, attribution, "Bo Lind")
    told = overruled(reading, [first, last])
    assert {a.id: a.speaker for a in told.attributions}[attribution] == "Bo Lind"
    assert overruled(reading, [replace(first, revoked="2026-01-02T00:00:00+00:00")]) is reading


def test_other_articles_keep_their_speakers() -> None:
    reading, attribution = _nested()
    judged = replace(_judged(reading, attribution), subject=f"other#{attribution}")
    assert overruled(reading, [judged]) is reading
