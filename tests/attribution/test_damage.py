"""Damage is normal input: marks dropped, doubled, swapped, fused, cut anywhere. Nothing raises, no span leaves its text."""

from __future__ import annotations

import random

import pytest
from benchmarks.attribution.damage import CUTTING, KEEPING
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from selon import intake, pipeline

FRENCH = """Le pont fermé, la région accusée
« Le pont est fermé », a affirmé le maire, ajoutant que les travaux « dureraient » un an.
Selon la région, qui n'a pas précisé de date, le pont rouvrira : "C'est une “ruine”, a dit l'architecte. On l'aurait oublié."
"""
ENGLISH = """Bridge closed, council blamed
"The bridge is closed," the mayor said, adding that the works 'would last' a year.
According to the council, which did not give a date, the bridge "will reopen. It was a “ruin”," Benning told reporters.
"""
TEXTS = {"fr": FRENCH, "en": ENGLISH}
SIGNS = "«»“”\"'‘’…—–-()[]:;,.!?\n\t \u00a0\u202f\u0301éÉ€😀"


def stays_inside(text: str, lang: str) -> None:
    if not any(c.isalnum() for c in text):
        return
    for a in pipeline.attribute(intake.article(text, "text", lang=lang)):
        for span in (*a.content, a.source, a.cue):
            assert span is None or 0 <= span.start < span.end <= len(text), (a, text)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", sorted({**KEEPING, **CUTTING}))
def test_every_damage_of_the_benchmark(lang: str, name: str) -> None:
    chance = random.Random(3)
    for _ in range(6):
        stays_inside({**KEEPING, **CUTTING}[name](TEXTS[lang], chance), lang)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lang=st.sampled_from(["fr", "en"]),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.text(SIGNS, max_size=3)), max_size=8),
)
@example(lang="fr", edits=[(0.0, 3, "’::"), (0.0078125, 3, "")])
def test_any_edit_anywhere(lang: str, edits: list[tuple[float, int, str]]) -> None:
    text = TEXTS[lang]
    for where, removed, added in edits:
        at = int(where * len(text))
        text = text[:at] + added + text[at + removed :]
    stays_inside(text, lang)
