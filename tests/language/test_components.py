"""The parser and the lemmatizer that the pipelines are loaded with give what spaCy's own give."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from selon.language import pipeline, supported
from selon.language.components import RememberingLemmatizer, SteppedParser
from selon.language.lookup import folder

LANGUAGES = supported()
EXAMPLES = sorted(Path("examples/reservoir").glob("*.txt"))
TEXTS = [line for path in EXAMPLES for line in path.read_text("utf-8").splitlines() if line.strip()]


@cache
def _spacys(lang: str) -> Language:
    """The stored pipeline as it was trained, numpy multiplying as it does in ours."""
    nlp = spacy.load(folder(lang) / "model")
    ours = pipeline(lang)
    for name, component in nlp.pipeline:
        for theirs, layer in zip(component.model.walk(), ours.get_pipe(name).model.walk(), strict=True):  # type: ignore[attr-defined]
            theirs.ops = layer.ops
    return nlp


def _found(docs: list[Doc]) -> list[list[tuple[str, int, str, str]]]:
    return [[(t.text, t.head.i, t.dep_, t.lemma_) for t in doc] for doc in docs]


def _same(lang: str, texts: list[str]) -> None:
    with pipeline(lang).select_pipes(disable=[n for n in pipeline(lang).pipe_names if n == "verb_lemmas"]):
        assert _found(list(pipeline(lang).pipe(texts))) == _found(list(_spacys(lang).pipe(texts)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_are_what_is_loaded(lang: str) -> None:
    assert isinstance(pipeline(lang).get_pipe("parser"), SteppedParser)
    assert isinstance(pipeline(lang).get_pipe("trainable_lemmatizer"), RememberingLemmatizer)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_arcs_and_lemmas_are_spacys(lang: str) -> None:
    assert EXAMPLES
    _same(lang, TEXTS)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=4))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_arcs_and_lemmas_are_spacys_on_any_text(lang: str, texts: list[str]) -> None:
    _same(lang, texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_moves_never_seen_in_training_are_left_to_spacy(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored has seen all its moves; of a pipeline that has not, spaCy holds the scores down."""
    parser = pipeline(lang).get_pipe("parser")
    unseen = {0}
    monkeypatch.setitem(parser.model.attrs, "unseen_classes", unseen)  # type: ignore[attr-defined]
    monkeypatch.setitem(_spacys(lang).get_pipe("parser").model.attrs, "unseen_classes", unseen)  # type: ignore[attr-defined]
    _same(lang, TEXTS[:6])
