"""What a source does with the content, by its cue in invented French and English sentences."""

from __future__ import annotations

import pytest

from selon.attribution.stance import stance_of
from selon.model import Span, Stance
from tests.attribution.told import parsed

CUES = [
    ("fr", "Le maire a dit que le pont tiendra.", "a dit", Stance.ASSERT),
    ("fr", "Le maire a démenti que le pont tombe.", "a démenti", Stance.DENY),
    ("fr", "Le maire n'a pas démenti que le pont tombe.", "n'a pas démenti", Stance.WITHHOLD),
    ("fr", "Le maire n'a pas précisé si le pont tiendra.", "n'a pas précisé", Stance.WITHHOLD),
    ("fr", "Le maire a refusé de dire si le pont tiendra.", "a refusé de dire", Stance.WITHHOLD),
    ("fr", "Le maire a reconnu que le pont tombe.", "a reconnu", Stance.CONFIRM),
    ("fr", "Le maire a averti que le pont tombe.", "a averti", Stance.WARN),
    ("fr", "Le maire a demandé que le pont tienne.", "a demandé", Stance.ASK),
    ("fr", "Le maire a suggéré que le pont est tombé.", "a suggéré", Stance.ASSERT),
    ("fr", "Ces relevés suggèrent que le pont pourrait tomber.", "suggèrent", Stance.ASSERT),
    ("fr", "Le maire suggère que le pont soit fermé.", "suggère", Stance.ASK),
    ("fr", "Le maire a suggéré de fermer le pont.", "a suggéré", Stance.ASK),
    ("fr", "Le maire a promis que le pont tiendra.", "a promis", Stance.PROMISE),
    ("fr", "Le maire craint que le pont tombe.", "craint", Stance.BELIEVE),
    ("fr", "Le maire ne croit pas que le pont tombe.", "ne croit pas", Stance.BELIEVE),
    ("fr", "Le maire n'a pas manqué de rappeler que le pont tient.", "n'a pas manqué de rappeler", Stance.ASSERT),
    ("fr", "Selon le maire, le pont tiendra.", "Selon", Stance.ASSERT),
    ("en", "The mayor said the bridge will hold.", "said", Stance.ASSERT),
    ("en", "The mayor denied the bridge was falling.", "denied", Stance.DENY),
    ("en", "The mayor did not say whether the bridge will hold.", "did not say", Stance.WITHHOLD),
    ("en", "The mayor declined to say whether the bridge will hold.", "declined to say", Stance.WITHHOLD),
    ("en", "The mayor admitted that the bridge is falling.", "admitted", Stance.CONFIRM),
    ("en", "The mayor warned that the bridge is falling.", "warned", Stance.WARN),
    ("en", "The mayor urged the state to close the bridge.", "urged", Stance.ASK),
    ("en", "The survey suggests that the bridge is falling.", "suggests", Stance.ASSERT),
    ("en", "The mayor vowed that the bridge will hold.", "vowed", Stance.PROMISE),
    ("en", "The mayor fears that the bridge will fall.", "fears", Stance.BELIEVE),
]


@pytest.mark.parametrize(("lang", "text", "cue", "stance"), CUES, ids=[f"{c[2]}" for c in CUES])
def test_stance(lang: str, text: str, cue: str, stance: Stance) -> None:
    _, doc = parsed(text, lang)
    start = text.index(cue)
    span = Span(start, start + len(cue))
    content = (Span(span.end + 1, len(text) - 1),)
    assert stance_of(lang, doc, "", "", span, content) is stance


def test_without_a_cue_is_asserting() -> None:
    _, doc = parsed("« Le pont tiendra. »", "fr")
    assert stance_of("fr", doc, "", "", None) is Stance.ASSERT
