"""How far the source commits to the content, in FactBank's values."""

from __future__ import annotations

import pytest

from selon.attribution.factuality import factuality_of
from selon.model import Factuality, Span, Stance
from tests.attribution.told import parsed

VALUES = [
    ("fr", "Le maire dit que le pont tient.", "dit", "que le pont tient", Stance.ASSERT, Factuality.CERTAIN),
    ("fr", "Le maire dit que le pont ne tient pas.", "dit", "que le pont ne tient pas", Stance.ASSERT, Factuality.CERTAIN_NOT),
    ("fr", "Le maire dit que le pont résistera.", "dit", "que le pont résistera", Stance.ASSERT, Factuality.PROBABLE),
    ("fr", "Le maire dit que le pont peut tomber.", "dit", "que le pont peut tomber", Stance.ASSERT, Factuality.POSSIBLE),
    ("fr", "Le maire nie que le pont tombe.", "nie", "que le pont tombe", Stance.DENY, Factuality.CERTAIN_NOT),
    ("fr", "Le maire demande que le pont soit fermé.", "demande", "que le pont soit fermé", Stance.ASK, Factuality.UNKNOWN),
    ("fr", "Le maire craint que le pont tombe.", "craint", "que le pont tombe", Stance.BELIEVE, Factuality.POSSIBLE),
    ("en", "The mayor says the bridge holds.", "says", "the bridge holds", Stance.ASSERT, Factuality.CERTAIN),
    ("en", "The mayor says the bridge does not hold.", "says", "the bridge does not hold", Stance.ASSERT, Factuality.CERTAIN_NOT),
    ("en", "The mayor says the bridge will hold.", "says", "the bridge will hold", Stance.ASSERT, Factuality.PROBABLE),
    ("en", "The mayor says the bridge might fall.", "says", "the bridge might fall", Stance.ASSERT, Factuality.POSSIBLE),
    ("en", "The mayor denies the bridge is falling.", "denies", "the bridge is falling", Stance.DENY, Factuality.CERTAIN_NOT),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "cue", "content", "stance", "value"), VALUES, ids=[c[1] for c in VALUES])
def test_value(lang: str, text: str, cue: str, content: str, stance: Stance, value: Factuality) -> None:
    _, doc = parsed(text, lang)
    cued, said = text.index(cue), text.index(content)
    spans = (Span(said, said + len(content)),)
    assert factuality_of(doc, lang, spans, stance, Span(cued, cued + len(cue))) is value
