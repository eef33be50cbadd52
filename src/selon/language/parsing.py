"""The parse of an article: paragraph by paragraph, joined into one `Parse` over the whole text.

`token.idx` is an offset into `Article.text`. What the parser is given differs from the text only where a character is replaced by
another one (a no-break space by a space, half a surrogate pair by U+FFFD), so no offset moves. Blocks other than title and body,
and paragraphs that are not wanted, are cut into tokens but not analysed: each is one sentence without tags and relations.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import NumpyOps

from selon.errors import UnknownLanguage, UsageError
from selon.language.components import REPLACED
from selon.language.lemmas import add_verb_lemmas
from selon.language.lookup import folder
from selon.language.tokens import Parse
from selon.model import Article, BlockKind

ANALYSED = {BlockKind.TITLE, BlockKind.BODY}
LONGEST_PIECE = 6000
"""Characters given to the parser at once: a longer paragraph is cut at a space, so that time and memory stay linear."""
BATCH = 128
"""Pieces parsed together. spaCy's parser takes a quarter of them at a time: with 32 it costs half as much again."""
SHORT = 200
FEWEST_LETTERS = 0.3
"""Share of letters and digits below which a piece longer than `SHORT` is no prose (prose has about 0.8)."""
_ODD = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


STORED = "selon.stored.v1"
CONFIG: dict[str, dict[str, Any]] = {"nlp": {"tokenizer": {"@tokenizers": STORED}}, "components": REPLACED}
"""What a packaged pipeline is loaded with, beside its own."""


@registry.tokenizers(STORED)  # type: ignore[untyped-decorator]
def stored() -> Callable[[Language], Tokenizer]:
    """A tokenizer that has only the rules which are read from disk after it is made: those of the language would be made
    first, three thousand in English, a tenth of the time that a pipeline takes to load."""
    return lambda nlp: Tokenizer(nlp.vocab)


@cache
def pipeline(lang: str) -> Language:
    """The spaCy pipeline of `lang`: the packaged one, or the installed one that `SELON_PIPELINE_<LANG>` names."""
    import_module(f"selon.language.{folder(lang).name}.pipeline")
    named = os.environ.get(f"SELON_PIPELINE_{lang.upper()}")
    packaged = folder(lang) / "model"
    if not named and not packaged.exists():
        raise UnknownLanguage(f"the pipeline of {lang!r} is not there", hint=f"python -m models.train {lang}")
    nlp = _named(named, lang) if named else spacy.load(packaged, config=CONFIG)
    add_verb_lemmas(nlp, lang)
    if not named:
        _use_blas(nlp)
    return nlp


def _use_blas(nlp: Language) -> None:
    """Let numpy multiply the matrices: it brings a BLAS made for this processor, which spaCy's own is not. The parse is the
    same, in about half the time."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = ops


def _named(name: str, lang: str) -> Language:
    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        variable = f"SELON_PIPELINE_{lang.upper()}"
        raise UsageError(
            f"spaCy cannot load the pipeline {name!r}", subject=variable, hint=f"install it or unset {variable}"
        ) from error


def parse(article: Article, want: Callable[[str], bool] | None = None, nlp: Language | None = None) -> Parse:
    """The parse of `article`. Paragraphs of title and body for which `want` is false are not analysed."""
    nlp = nlp or pipeline(article.lang)
    pieces = list(_pieces(article))
    chosen = [analysed and _has_words(text) and (want is None or want(text)) for text, analysed in pieces]
    cleaned = [clean(text) for text, _ in pieces]
    parsed = nlp.pipe([text for text, good in zip(cleaned, chosen, strict=True) if good], batch_size=BATCH)
    docs = [next(parsed) if good else _unanalysed(nlp, text) for text, good in zip(cleaned, chosen, strict=True)]
    return Parse(docs)


def clean(text: str) -> str:
    """`text` as the parser gets it: same length, odd spaces and control characters as spaces, half surrogates as U+FFFD."""
    return _SURROGATE.sub("\ufffd", _ODD.sub(" ", text))


def _has_words(text: str) -> bool:
    """Something in it to analyse: a long run of marks costs the parser more than a page of words and says nothing."""
    letters = sum(map(str.isalnum, text))
    return letters > 0 and (len(text) <= SHORT or letters >= FEWEST_LETTERS * len(text))


def _pieces(article: Article) -> Iterator[tuple[str, bool]]:
    """(text, is it of title or body) in order, covering the whole text; no piece is longer than `LONGEST_PIECE`."""
    position = 0
    for block in article.blocks:
        if block.span.start > position:
            yield article.text[position : block.span.start], False
        for line in article.text[block.span.start : block.span.end].splitlines(keepends=True):
            yield from ((piece, block.kind in ANALYSED) for piece in _cut(line))
        position = block.span.end
    if position < len(article.text):
        yield article.text[position:], False


def _cut(line: str) -> Iterator[str]:
    """`line` in pieces of at most `LONGEST_PIECE`, cut behind a full stop, else behind a space, else anywhere."""
    start = 0
    while len(line) - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        stop = line.rfind(". ", start, limit) + 2
        if stop <= start + 1:
            stop = line.rfind(" ", start, limit) + 1
        stop = stop if stop > start else limit
        yield line[start:stop]
        start = stop
    if start < len(line):
        yield line[start:]


def _unanalysed(nlp: Language, text: str) -> Doc:
    """One sentence: tokens hang on the first, which alone has a relation."""
    if not _has_words(text):
        return Doc(nlp.vocab, words=[text], spaces=[False], heads=[0], deps=["ROOT"]) if text else nlp.make_doc("")
    doc = nlp.make_doc(text)
    for token in doc:
        token.head = doc[0]
    doc[0].dep_ = "ROOT"
    return doc
