"""The components that the pipelines are loaded with give what spaCy's own give."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from selon.language import pipeline, supported
from selon.language.components import ForwardTok2Vec, RememberingLemmatizer, SteppedParser
from selon.language.lookup import folder
from selon.language.network import Embedding, Floats, Network

LANGUAGES = supported()
EXAMPLES = sorted(Path("examples/reservoir").glob("*.txt"))
SMALL: dict[str, int | bool | None] = {
    "width": 8, "depth": 2, "embed_size": 100, "window_size": 2, "maxout_pieces": 2, "subword_features": True,
    "pretrained_vectors": None,
}  # fmt: skip
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
    assert isinstance(pipeline(lang).get_pipe("tok2vec"), ForwardTok2Vec)
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


def _vectors(lang: str) -> tuple[Callable[[list[Doc]], list[Floats]], Callable[[list[Doc]], list[Floats]]]:
    """Ours, made anew, and spaCy's."""
    ours = Network.of(pipeline(lang).get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    assert ours
    return ours, _spacys(lang).get_pipe("tok2vec").predict  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_vectors_are_spacys(lang: str) -> None:
    ours, theirs = _vectors(lang)
    docs = [pipeline(lang).make_doc(text) for text in ["", *TEXTS, "à", ""]]
    found, wanted = ours(docs), theirs(docs)
    assert [one.shape for one in found] == [one.shape for one in wanted]
    assert max(abs(one - other).max() for one, other in zip(found, wanted, strict=True) if len(one)) < 1e-4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_vectors_do_not_depend_on_what_was_read_before(lang: str) -> None:
    docs = [[pipeline(lang).make_doc(text)] for text in TEXTS]
    forwards, backwards = _vectors(lang)[0], _vectors(lang)[0]
    one = [forwards(doc)[0].tobytes() for doc in docs]
    other = [backwards(doc)[0].tobytes() for doc in reversed(docs)]
    assert one == other[::-1]


def test_words_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Embedding.__module__ + ".KEPT", 10)
    network, fresh = _vectors("fr")[0], _vectors("fr")[0]
    docs = [[pipeline("fr").make_doc(text)] for text in TEXTS]
    for doc in docs:
        found = network(doc)
        most = 10 + len(doc[0])
        assert len(network._embedding._known) <= most  # type: ignore[attr-defined]
    assert found[0].tobytes() == fresh(docs[-1])[0].tobytes()


def test_a_network_of_another_kind_is_left_to_spacy() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon_tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **SMALL}})
    nlp.initialize()
    component = nlp.get_pipe("selon_tok2vec")
    assert component.network is None  # type: ignore[attr-defined]
    assert [len(vectors) for vectors in component.predict([nlp.make_doc("Elle nie."), nlp.make_doc("")])] == [3, 0]  # type: ignore[attr-defined]
