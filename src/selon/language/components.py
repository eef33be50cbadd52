"""spaCy's components with the same answers in less time: what the packaged pipelines load in their stead. They are for new
texts, not for training.

Vectors are computed by `network`, forwards only. spaCy's compiled parser lets go of Python's lock and takes it back for each of
the feature vectors that it adds up, some ten thousand times an article: half of its time. Stepping through the parser's public
methods keeps the lock; the arcs are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import DependencyParser, EditTreeLemmatizer
from spacy.pipeline.tok2vec import Tok2Vec
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Ints2d

from selon.language.network import Floats, Network

TOK2VEC, PARSER, LEMMATIZER = "selon_tok2vec", "selon_parser", "selon_lemmatizer"
REPLACED = {
    "tok2vec": {"factory": TOK2VEC},
    "parser": {"factory": PARSER},
    "trainable_lemmatizer": {"factory": LEMMATIZER},
}
"""By which a stored pipeline, trained with spaCy's own components, is given these."""
FORMS = 1 << 16
"""Forms whose lemmas are kept: a language's common words many times over."""


class ForwardTok2Vec(Tok2Vec):
    """The vectors of tokens, for new texts alone; spaCy's own way where the network is of another kind."""

    @cached_property
    def network(self) -> Network | None:
        """As it is when first asked for: after the pipeline is loaded."""
        return Network.of(self.model)

    def predict(self, docs: Iterable[Doc]) -> list[Floats]:
        """For each text the vectors [tokens, width] of its tokens."""
        texts = list(docs)
        if self.network and any(len(text) for text in texts):
            return self.network(texts)
        return super().predict(texts)  # type: ignore[no-any-return]


class SteppedParser(DependencyParser):  # type: ignore[misc]
    """The greedy parser, all texts a step on at a time."""

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """The final state of each of `docs`. `drop` is spaCy's and stays zero outside of training."""
        scorer = self.model.predict(docs)
        if not (scorer.attrs["has_upper"] and scorer._class_mask.all()):
            return super().greedy_parse(docs, drop=drop)  # type: ignore[no-any-return]
        weights, bias = scorer.vec2scores.get_param("W").T, scorer.vec2scores.get_param("b")
        states = self.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            hidden = scorer.state2vec.predict(scorer.get_token_ids(unfinished))
            unfinished = self.transition_states(unfinished, hidden @ weights + bias)
        scorer.clear_memory()
        return states  # type: ignore[no-any-return]


class RememberingLemmatizer(EditTreeLemmatizer):
    """The lemmatizer by edit trees, for new texts and its likeliest tree alone, else the form itself: each tree is applied once to
    each form, not twice for each token."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._remembered = lru_cache(maxsize=FORMS)(self._applied)

    def predict(self, docs: Iterable[Doc]) -> list[Ints2d]:
        """For each token of each text the label of its likeliest tree."""
        return [scores.argmax(axis=1) for scores in self.model.predict(list(docs))]

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: Iterable[Ints2d]) -> None:
        for doc, labels in zip(docs, batch_tree_ids, strict=True):
            forms = doc.to_array("ORTH").tolist()
            lemmas = [self._remembered(label, form) for label, form in zip(labels.tolist(), forms, strict=True)]
            doc.from_array(["LEMMA"], cast("Ints2d", np.array(lemmas, dtype=np.uint64).reshape(-1, 1)))

    def _applied(self, label: int, form: int) -> int:
        """The hash of the lemma of the form with this hash: the form itself, where the tree cannot be applied to it."""
        strings = self.vocab.strings
        lemma = self.trees.apply(self.cfg["labels"][label], strings[form])
        return form if lemma is None else strings.add(lemma)


@Language.factory(TOK2VEC)
def make_tok2vec(nlp: Language, name: str, model: Model[Any, Any]) -> ForwardTok2Vec:
    return ForwardTok2Vec(nlp.vocab, model, name)


@Language.factory(PARSER)
def make_parser(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable[..., Any],
) -> SteppedParser:
    return SteppedParser(
        nlp.vocab, model, name=name, moves=moves, update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens, min_action_freq=min_action_freq, scorer=scorer,
    )  # fmt: skip


@Language.factory(LEMMATIZER)
def make_lemmatizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    backoff: str | None,
    min_tree_freq: int,
    overwrite: bool,
    top_k: int,
    scorer: Callable[..., Any],
) -> EditTreeLemmatizer:
    made = RememberingLemmatizer if (top_k, backoff) == (1, "orth") else EditTreeLemmatizer
    return made(
        nlp.vocab, model, name=name, backoff=backoff, min_tree_freq=min_tree_freq, overwrite=overwrite,
        top_k=top_k, scorer=scorer,
    )  # fmt: skip
