"""Tokens of a parse by place in the text, and the sentence they stand in."""

from __future__ import annotations

from bisect import bisect_right

from selon.language.tokens import Parse, Token
from selon.model import Span


def token_at(doc: Parse, place: int) -> Token | None:
    """The token that holds the character at `place`, or the last before it."""
    return doc[_at(doc, place)] if doc else None


def tokens_of(doc: Parse, span: Span) -> list[Token]:
    """The tokens that `span` touches; white space at its start belongs to the token before."""
    if not doc or span.end <= span.start:
        return []
    return doc[_at(doc, span.start) : _at(doc, span.end - 1) + 1]


def _at(doc: Parse, place: int) -> int:
    return max(0, bisect_right(doc.starts, place) - 1)


def first_of_sentence(token: Token) -> Token:
    while token.i and not token.is_sent_start:
        token = token.nbor(-1)
    return token


def last_of_sentence(token: Token) -> Token:
    while not token.is_sent_end:
        token = token.nbor()
    return token


def sentence(token: Token) -> Span:
    """The characters of the sentence of `token`."""
    return Span(first_of_sentence(token).idx, last_of_sentence(token).end)
