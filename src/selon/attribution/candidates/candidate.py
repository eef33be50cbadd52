"""What the routes work on and what they propose."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attribution.lexicon import Lexicon
from selon.attribution.quotations import Quotation
from selon.attribution.sentences import Layout
from selon.language.tokens import Parse, Token
from selon.model import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution.

    `verb` is the token of the cue's head (-1 without cue), `kind` its lexicon kind, `how` the way the source was
    found, `marker` the word that introduces the content (a complementiser, preposition or mark).
    """

    route: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    verb: int
    lemma: str
    kind: str
    how: str
    marker: str = ""
    source_head: int = -1
    content_head: int = -1

    @property
    def hull(self) -> Span:
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """One article with all that was found out about it; what every route gets. `readable` are the places of tokens in blocks that
    are analysed."""

    text: str
    lang: str
    doc: Parse
    layout: Layout
    quotations: tuple[Quotation, ...]
    words: Lexicon
    readable: frozenset[int]

    def outer_quotation(self, at: int) -> Quotation | None:
        """The outermost quotation that holds character `at`, marks excluded."""
        return next((q for q in self.quotations if q.outer.start < at < q.outer.end and q.depth == 0), None)

    def inner_quotation(self, at: int) -> Quotation | None:
        found = [q for q in self.quotations if q.outer.start < at < q.outer.end]
        return found[-1] if found else None

    def opening_at(self, at: int) -> Quotation | None:
        """The quotation whose opening mark stands at or, over white space, right after `at`."""
        at = self.skip(at, " \t\u00a0\u202f")
        return next((q for q in self.quotations if q.outer.start == at), None)

    def closing_at(self, at: int) -> Quotation | None:
        """The outermost quotation that ends at `at`, white space and commas between them passed over."""
        while at > 0 and self.text[at - 1] in " \t\u00a0\u202f,":
            at -= 1
        return next((q for q in self.quotations if q.outer.end == at), None)

    def skip(self, at: int, signs: str) -> int:
        while at < len(self.text) and self.text[at] in signs:
            at += 1
        return at

    def read(self, token: Token) -> bool:
        """Whether the token stands in a block that is analysed."""
        return token.i in self.readable

    def sentence_tokens(self, span: Span) -> list[Token]:
        return [t for t in self.tokens(span) if not t.is_space]

    def tokens(self, span: Span) -> list[Token]:
        return self.doc.touched(span)
