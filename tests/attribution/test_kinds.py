"""What kind of speaker a noun phrase names, and which nouns no one is called by."""

from __future__ import annotations

import pytest

from selon.attribution.kinds import can_speak, is_human, kind_of
from selon.attribution.mentions import read, vocabulary
from selon.model import Span, SpeakerKind
from tests.attribution.told import parsed

KINDS = [
    ("fr", "Le ministère des Ports a parlé.", "Le ministère des Ports", SpeakerKind.INSTITUTION),
    ("fr", "Un porte-parole du port a parlé.", "Un porte-parole du port", SpeakerKind.UNNAMED),
    ("fr", "Le quotidien de la ville a parlé.", "Le quotidien de la ville", SpeakerKind.OUTLET),
    ("fr", "Un communiqué du port a parlé.", "Un communiqué du port", SpeakerKind.DOCUMENT),
    ("fr", "La guerilla a parlé.", "La guerilla", SpeakerKind.INSTITUTION),
    ("fr", "Le Portugal a parlé.", "Le Portugal", SpeakerKind.INSTITUTION),
    ("en", "The ministry spoke.", "The ministry", SpeakerKind.INSTITUTION),
    ("en", "A spokesman for the port spoke.", "A spokesman for the port", SpeakerKind.UNNAMED),
    ("en", "A local newspaper spoke.", "A local newspaper", SpeakerKind.OUTLET),
    ("en", "A memo from the port spoke.", "A memo from the port", SpeakerKind.DOCUMENT),
]


@pytest.mark.parametrize(("lang", "text", "source", "kind"), KINDS, ids=[c[2] for c in KINDS])
def test_kind(lang: str, text: str, source: str, kind: SpeakerKind) -> None:
    _, doc = parsed(text, lang)
    start = text.index(source)
    phrase = read(doc, Span(start, start + len(source)), lang)
    assert kind_of(phrase, vocabulary(lang), lang) is kind


@pytest.mark.parametrize(
    ("lang", "text", "speaks", "human"),
    [
        ("fr", "Les pêcheurs partent.", True, True),
        ("fr", "Les inquiétudes restent.", False, False),
        ("fr", "Les négociations durent.", False, False),
        ("fr", "Le gouvernement dure.", True, False),
        ("fr", "Le dimanche passe.", False, False),
        ("en", "The farmers leave.", True, True),
        ("en", "The concerns remain.", False, False),
        ("en", "The negotiations drag.", False, False),
        ("en", "The government stays.", True, False),
    ],
)
def test_nouns_that_speak(lang: str, text: str, speaks: bool, human: bool) -> None:
    _, doc = parsed(text, lang)
    noun, words = doc[1], vocabulary(lang)
    assert (can_speak(noun, words, lang), is_human(noun, words, lang)) == (speaks, human)
