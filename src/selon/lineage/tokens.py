"""Tokens of a parse by place in the text, and the sentence they stand in."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc, Token

from selon.model import Span


def token_at(doc: Doc, place: int) -> Token | None:
    """The token that holds the character at `place`, or the last before it."""
    return doc[_at(doc, place)] if len(doc) else None


def tokens_of(doc: Doc, span: Span) -> list[Token]:
    """The tokens that `span` touches."""
    if not len(doc) or span.end <= span.start:
        return []
    first, last = _at(doc, span.start), _at(doc, span.end - 1)
    return [doc[place] for place in range(first, last + 1)]


def _at(doc: Doc, place: int) -> int:
    return max(0, int(np.searchsorted(doc.to_array("IDX"), place, "right")) - 1)


def first_of_sentence(token: Token) -> Token:
    while token.i and not token.is_sent_start:
        token = token.nbor(-1)
    return token


def last_of_sentence(token: Token) -> Token:
    last = len(token.doc) - 1
    while token.i < last and not token.nbor(1).is_sent_start:
        token = token.nbor(1)
    return token


def sentence(token: Token) -> Span:
    """The characters of the sentence of `token`."""
    end = last_of_sentence(token)
    return Span(first_of_sentence(token).idx, end.idx + len(end))
