"""The vectors of tokens: the layers of spaCy's `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`, forwards only.

What spaCy's layers do besides serves training: they hand on how to go back, and which piece was the greatest. Here a layer is one
product of matrices, laid out as the processor likes it, and a few passes over its result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model

Floats = npt.NDArray[np.float32]
KNOWN = re.compile(
    r"extract_features>>list2ragged>>with_array\((ints-getitem>>hashembed\|?)+\)>>with_array\(maxout>>layernorm>>dropout\)>>"
    r"ragged2list>>with_array\((residual\(expand_window>>maxout>>layernorm>>dropout\)(>>)?)+\)"
)
"""How thinc names the layers of these two architectures."""
KEPT = 1 << 15
"""Words whose vectors are kept before all are forgotten: 20 MB, hundreds of articles."""
LEAST = np.float32(1e-8)
"""Added to a variance, as spaCy does."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The greatest of `pieces` linear maps, brought to mean zero and variance one, scaled and moved.

    `weights` [inputs, pieces · width] and `bias` hold the maps side by side; `scale`, `shift` and `mean` [width].
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    mean: Floats

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
        weights, bias = _array(maxout, "W"), _array(maxout, "b")
        width, _, inputs = weights.shape
        beside = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        mean = np.full(width, 1 / width, dtype=np.float32)
        return cls(beside, bias.T.ravel(), _array(norm, "G"), _array(norm, "b"), mean)

    def __call__(self, inputs: Floats) -> Floats:
        width = len(self.mean)
        pieces = inputs @ self.weights
        pieces += self.bias
        found = pieces[:, :width].copy()
        for at in range(width, pieces.shape[1], width):
            np.maximum(found, pieces[:, at : at + width], out=found)
        found -= (found @ self.mean)[:, None]
        found /= np.sqrt(np.einsum("ij,ij->i", found, found) / np.float32(width) + LEAST)[:, None]
        found *= self.scale
        found += self.shift
        return found


class Embedding:
    """A word's vector from the features of its form; remembered, as most words of an article were in those before.

    Each is made alone: in a product of many rows the last bits of one depend on its place, so on what was read before.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._columns = model.layers[0].attrs["columns"]
        self._hashed = model.layers[2]
        self._mixed = Layer.of(_layers(model, "maxout")[0], _layers(model, "layernorm")[0])
        self._known: dict[bytes, Floats] = {}

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """The vectors [tokens, width] of all tokens of `docs`, one after another."""
        features = np.concatenate([doc.to_array(self._columns) for doc in docs])
        words = [row.tobytes() for row in features]
        if len(self._known) > KEPT:
            self._known.clear()
        new = {word: place for place, word in enumerate(words) if word not in self._known}
        if new:
            hashed: Floats = self._hashed.predict(features[list(new.values())])
            self._known.update(zip(new, map(self._mixed, hashed[:, None]), strict=True))
        return np.concatenate([self._known[word] for word in words]).reshape(len(words), -1)


@dataclass(frozen=True, slots=True)
class Convolution:
    """Layers that each see a token beside its two neighbours. Between texts stand `pad` rows, zero at first."""

    layers: tuple[Layer, ...]
    pad: int

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Convolution:
        pairs = zip(_layers(model, "maxout"), _layers(model, "layernorm"), strict=True)
        return cls(tuple(Layer.of(*pair) for pair in pairs), model.attrs["pad"])

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> list[Floats]:
        """The vectors of each text, of so many tokens, in their surroundings."""
        ends = np.cumsum([self.pad, *(length + self.pad for length in lengths)])
        places = [(start, start + length) for (start, _), length in zip(pairwise(ends), lengths, strict=True)]
        width = vectors.shape[1]
        rows = np.zeros((ends[-1], width), dtype=np.float32)
        rows[np.concatenate([np.arange(*place) for place in places])] = vectors
        seen = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self.layers:
            seen[1:, :width] = rows[:-1]
            seen[:, width : 2 * width] = rows
            seen[:-1, 2 * width :] = rows[1:]
            rows += layer(seen)
        return [rows[start:end] for start, end in places]


class Network:
    """Embedding and convolution of one `tok2vec`."""

    def __init__(self, model: Model[Any, Any]) -> None:
        self._embedding = Embedding(model.layers[0])
        self._convolution = Convolution.of(model.layers[1])

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Network | None:
        """The network of `model`, where its layers are those that are known here."""
        windows = {layer.attrs["window_size"] for layer in _layers(model, "expand_window")}
        return cls(model) if KNOWN.fullmatch(model.name) and windows == {1} else None

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each text the vectors [tokens, width] of its tokens."""
        return self._convolution(self._embedding(docs), [len(doc) for doc in docs])


def _layers(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [layer for layer in model.walk() if layer.name == name]


def _array(layer: Model[Any, Any], name: str) -> Floats:
    return np.asarray(layer.get_param(name), dtype=np.float32)
