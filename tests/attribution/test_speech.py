"""How much of a content stands in quotation marks."""

from __future__ import annotations

import pytest

from selon.attribution.candidates.propose import context
from selon.attribution.speech import speech_of
from selon.model import Span, Speech
from tests.attribution.told import parsed


@pytest.mark.parametrize(
    ("lang", "text", "content", "speech"),
    [
        ("fr", "« Le pont tiendra », a dit le maire.", "Le pont tiendra", Speech.DIRECT),
        ("fr", "Le maire a dit que le pont tiendra.", "que le pont tiendra", Speech.INDIRECT),
        ("fr", "Le maire a dit que le pont est « très solide ».", "que le pont est « très solide »", Speech.MIXED),
        ("en", "“The bridge will hold,” said the mayor.", "The bridge will hold,", Speech.DIRECT),
        ("en", "The mayor said the bridge will hold.", "the bridge will hold", Speech.INDIRECT),
        ("en", "The mayor said the bridge is “very solid.”", "the bridge is “very solid", Speech.MIXED),
    ],
)
def test_speech(lang: str, text: str, content: str, speech: Speech) -> None:
    article, doc = parsed(text, lang)
    start = text.index(content)
    assert speech_of(context(article, doc), (Span(start, start + len(content)),), None) is speech


def test_a_quotation_around_the_cue_is_an_outer_voice() -> None:
    text = "« Le maire a dit que le pont tiendra », raconte un pêcheur."
    article, doc = parsed(text, "fr")
    cue, said = text.index("a dit"), text.index("que le pont")
    found = speech_of(context(article, doc), (Span(said, said + 20),), Span(cue, cue + 5))
    assert found is Speech.INDIRECT
