"""The vectors of tokens: the layers of spaCy's `MultiHashEmbed.v2` and `MaxoutWindowEncoder.v2`, forwards only.

What spaCy's layers do besides serves training: they hand on how to go back, and which piece was the greatest. Here a layer is a
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
class Greatest:
    """The greatest of `pieces` linear maps, brought to mean zero and variance one, scaled and moved.

    `bias` [pieces · width] holds those of the maps side by side; `scale`, `shift` and `mean` [width].
    """

    bias: Floats
    scale: Floats
    shift: Floats
    mean: Floats

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Greatest:
        bias = _array(maxout, "b")
        mean = np.full(len(bias), 1 / len(bias), dtype=np.float32)
        return cls(bias.T.ravel(), _array(norm, "G"), _array(norm, "b"), mean)

    def __call__(self, maps: Floats) -> Floats:
        """Of `maps` [rows, pieces · width], whose bias is added already."""
        width = len(self.mean)
        found = maps[:, :width].copy()
        for at in range(width, maps.shape[1], width):
            np.maximum(found, maps[:, at : at + width], out=found)
        found -= (found @ self.mean)[:, None]
        found /= np.sqrt(np.einsum("ij,ij->i", found, found) / np.float32(width) + LEAST)[:, None]
        found *= self.scale
        found += self.shift
        return found


@dataclass(frozen=True, slots=True)
class Mixing:
    """Each row for itself. `weights` [inputs, pieces · width] hold the maps side by side."""

    weights: Floats
    greatest: Greatest

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Mixing:
        return cls(_beside(maxout), Greatest.of(maxout, norm))

    def __call__(self, rows: Floats) -> Floats:
        return self.greatest(rows @ self.weights + self.greatest.bias)


@dataclass(frozen=True, slots=True)
class Window:
    """Each row between its two neighbours; what lies before the first and behind the last is zero.

    A map of three rows is three products. Winograd's minimal filtering F(2, 3) makes those of two rows side by side from four
    products of sums of their surroundings instead of six, and each is made for all pairs of rows at once: `weights`
    [4, width, pieces · width]. S. Winograd, Arithmetic Complexity of Computations (1980); A. Lavin and S. Gray, CVPR 2016.
    """

    weights: Floats
    greatest: Greatest

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Window:
        before, own, behind = np.split(_beside(maxout), 3)
        outer, half = before + behind, np.float32(0.5)
        four: Floats = np.stack((before, half * (outer + own), half * (outer - own), behind))
        return cls(four, Greatest.of(maxout, norm))

    def __call__(self, pairs: Floats) -> Floats:
        """What is to be added to `pairs` [2, pairs, width]: the first row of each pair, then the second of each."""
        first, second = pairs
        sums = np.empty((4, *first.shape), dtype=np.float32)
        np.negative(second[0], out=sums[0, 0])
        np.subtract(second[:-1], second[1:], out=sums[0, 1:])
        np.add(first, second, out=sums[1])
        np.subtract(second, first, out=sums[2])
        np.subtract(first[:-1], first[1:], out=sums[3, :-1])
        sums[3, -1] = first[-1]
        products = sums @ self.weights
        products[1] += self.greatest.bias
        maps = np.empty((2, *products.shape[1:]), dtype=np.float32)
        np.add(products[0], products[1], out=maps[0])
        maps[0] += products[2]
        np.subtract(products[1], products[2], out=maps[1])
        maps[1] -= products[3]
        return self.greatest(maps.reshape(-1, maps.shape[2])).reshape(pairs.shape)


class Embedding:
    """A word's vector from the features of its form; remembered, as most words of an article were in those before.

    Each is made alone: in a product of many rows the last bits of one depend on its place, so on what was read before.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._columns = model.layers[0].attrs["columns"]
        self._hashed = model.layers[2]
        self._mixed = Mixing.of(_layers(model, "maxout")[0], _layers(model, "layernorm")[0])
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

    layers: tuple[Window, ...]
    pad: int

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Convolution:
        pairs = zip(_layers(model, "maxout"), _layers(model, "layernorm"), strict=True)
        return cls(tuple(Window.of(*pair) for pair in pairs), model.attrs["pad"])

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> list[Floats]:
        """The vectors of each text, of so many tokens, in their surroundings."""
        ends = np.cumsum([self.pad, *(length + self.pad for length in lengths)])
        places = [(start, start + length) for (start, _), length in zip(pairwise(ends), lengths, strict=True)]
        half, width = -(-ends[-1] // 2), vectors.shape[1]
        rows = np.zeros((2 * half, width), dtype=np.float32)
        rows[np.concatenate([np.arange(*place) for place in places])] = vectors
        pairs = rows.reshape(half, 2, width).transpose(1, 0, 2).copy()
        for layer in self.layers:
            pairs += layer(pairs)
        rows = pairs.transpose(1, 0, 2).reshape(2 * half, width)
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


def _beside(maxout: Model[Any, Any]) -> Floats:
    """The maps of a layer side by side: [inputs, pieces · width]."""
    weights = _array(maxout, "W")
    return np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)


def _array(layer: Model[Any, Any], name: str) -> Floats:
    return np.asarray(layer.get_param(name), dtype=np.float32)
