"""Small questions to a tree, where the tree is right and where it is not."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from selon.attribution.lexicon import lexicon
from selon.attribution.tree import GROUP, verb_group
from selon.language.tokens import Parse


@pytest.mark.parametrize(("between", "whole"), [(0, True), (GROUP - 1, True), (GROUP, False)])
def test_an_auxiliary_far_before_its_verb_is_not_its_own(between: int, whole: bool) -> None:
    """As where « est … trop tard… La Lorve appelle » is read as one clause."""
    words = ["a", *["vite"] * between, "promis"]
    last = len(words) - 1
    deps = ["aux", *["advmod"] * between, "ROOT"]
    doc = Doc(Vocab(), words=words, heads=[last] * len(words), deps=deps, pos=["AUX", *["ADV"] * between, "VERB"])
    parse = Parse([doc])
    text = parse.text[slice(*verb_group(parse[last], lexicon("fr")))]
    assert text == (" ".join(words) if whole else "promis")
