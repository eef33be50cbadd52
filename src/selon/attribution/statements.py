"""Statements: what an article says, in its own voice or through a chain of attributions.

Every content of an attribution is one, cut where it runs over sentences; so is every clause in the article's own voice that is
not taken up by attributions, and every title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from selon.attribution.clauses import Clause, clauses
from selon.attribution.hedging import is_hedged
from selon.identity import content_id
from selon.model import Article, Attribution, BlockKind, Factuality, How, Span, Stance, Statement

TAKEN_UP = 0.6
"""Share of a clause's words inside attributions from which on it is not the article's own voice."""


def statements(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """All statements of `article` in reading order; spans of title and body only, each with its chain of voices."""
    titles = [block.span for block in article.blocks if block.kind is BlockKind.TITLE]
    found = [*_attributed(article, doc, attributions, titles), *_own_voice(article, doc, attributions, titles)]
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(unique.values(), key=lambda statement: (statement.span, statement.parts, statement.id)))


def _attributed(
    article: Article, doc: Doc, attributions: Sequence[Attribution], titles: Sequence[Span]
) -> Iterator[Statement]:
    by_id = {attribution.id: attribution for attribution in attributions}
    inner = {attribution.parent for attribution in attributions}
    for attribution in attributions:
        chain = _chain(attribution, by_id)
        how = How.REPORTED_DENIED if attribution.stance is Stance.DENY else How.ATTRIBUTED
        if attribution.source is None and attribution.speaker is None:
            how = How.HEDGED
        for part in attribution.content:
            for piece in _pieces(doc, part) if attribution.id not in inner else (part,):
                yield _statement(article, (piece,), how, chain, attribution, _in(piece, titles))


def _pieces(doc: Doc, part: Span) -> Iterator[Span]:
    """`part` cut at sentence ends, so that a quotation of three sentences is three statements."""
    tokens = [token for token in doc if part.start <= token.idx < part.end]
    run: list[Token] = []
    for token in (*tokens, None):
        if run and (token is None or token.is_sent_start):
            worded = [t for t in run if any(c.isalnum() for c in t.text)]
            if worded:
                yield Span(max(worded[0].idx, part.start), min(worded[-1].idx + len(worded[-1].text), part.end))
            run = []
        if token is not None:
            run.append(token)


def _own_voice(
    article: Article, doc: Doc, attributions: Sequence[Attribution], titles: Sequence[Span]
) -> Iterator[Statement]:
    taken = _taken(attributions)
    analysed = [b.span for b in article.blocks if b.kind in {BlockKind.TITLE, BlockKind.BODY}]
    for sentence in doc.sents:
        if not len(sentence) or not _in(Span(sentence.start_char, sentence.end_char), analysed):
            continue
        for clause in clauses(sentence):
            parts = clause.parts
            if not parts or _share_taken(clause, taken) >= TAKEN_UP or clause.head.idx in taken:
                continue
            how = How.HEDGED if is_hedged(clause.tokens, clause.head, article.lang) else How.ASSERTED
            yield _statement(article, parts, how, (), None, _in(parts[0], titles))


def _taken(attributions: Sequence[Attribution]) -> set[int]:
    """Characters of contents, cues and sources."""
    return {
        i
        for attribution in attributions
        for span in (*attribution.content, attribution.cue, attribution.source)
        if span
        for i in range(span.start, span.end)
    }


def _share_taken(clause: Clause, taken: set[int]) -> float:
    words = [token for token in clause.tokens if any(c.isalnum() for c in token.text)]
    return sum(token.idx in taken for token in words) / max(1, len(words))


def _chain(attribution: Attribution, by_id: dict[str, Attribution]) -> tuple[str, ...]:
    """Voices from the outermost to the one that speaks here; a voice without a name leaves no link."""
    voices: list[str] = []
    seen: set[str] = set()
    current: Attribution | None = attribution
    while current is not None and current.id not in seen:
        seen.add(current.id)
        if current.speaker:
            voices.append(current.speaker)
        current = by_id.get(current.parent) if current.parent else None
    return tuple(reversed(voices))


def _in(span: Span, places: Sequence[Span]) -> bool:
    return any(place.start <= span.start < place.end for place in places)


def _statement(
    article: Article,
    parts: tuple[Span, ...],
    how: How,
    chain: tuple[str, ...],
    attribution: Attribution | None,
    in_title: bool,
) -> Statement:
    said = tuple(article.text[part.start : part.end] for part in parts)
    return Statement(
        id=content_id("statement", article.id, parts, said, how, chain),
        article=article.id,
        doc=article.doc,
        span=Span(parts[0].start, parts[-1].end),
        parts=parts,
        how=how,
        source=attribution.speaker if attribution else None,
        chain=chain,
        attribution=attribution.id if attribution else None,
        stance=attribution.stance if attribution else None,
        factuality=attribution.factuality if attribution else _factuality(how),
        in_title=in_title,
    )


def _factuality(how: How) -> Factuality:
    return Factuality.POSSIBLE if how is How.HEDGED else Factuality.CERTAIN
