"""Statements: what an article says, in its own voice or through a chain of attributions.

Each clause and each telling noun phrase is one, by the innermost attribution whose content holds its head; what no content holds
is the article's own voice, its titles and the acts of saying among it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from selon.attribution.candidates.credits import credit_phrases
from selon.attribution.clauses import CONTENT, Clause, clauses, runs
from selon.attribution.hedging import is_doubted, is_hedged
from selon.attribution.kinds import is_human
from selon.attribution.mentions import Vocabulary, vocabulary
from selon.attribution.sentences import lines
from selon.identity import statement_id
from selon.language.datelines import opening
from selon.language.tokens import Parse, Token
from selon.model import Article, Attribution, BlockKind, Factuality, How, Span, Speech, Stance, Statement

SAYING_WORDS = 3
"""Words of content that an act of saying must have beside its source, its cue and what is said to be a statement of its own."""
OPENING_LINES = 3
"""Lines of the body among which a dateline is looked for: a report may have a lead before it."""
PLAIN = frozenset({Stance.ASSERT, Stance.BELIEVE})


@dataclass(frozen=True, slots=True)
class _Voices:
    """The attributions of an article by id, and for each character position the innermost one whose content holds it.

    `sources` are the positions of all sources, `credits` those of « selon … » with what is named there, `openings`
    those of datelines.
    """

    by_id: dict[str, Attribution]
    at: dict[int, Attribution]
    cues: dict[int, Attribution]
    sources: frozenset[int]
    credits: frozenset[int]
    openings: frozenset[int]


def statements(article: Article, doc: Parse, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """All statements of `article` in reading order; spans of title and body only, each with its chain of voices."""
    voices = _voices(article, attributions)
    found = [*_of_clauses(article, doc, voices)]
    said = {statement.attribution for statement in found if statement.attribution}
    found += _of_contents(article, doc, [a for a in attributions if a.id not in said], voices)
    unique = {(s.parts, s.chain, s.how): s for s in found}
    return tuple(sorted(unique.values(), key=lambda statement: (statement.span, statement.parts, statement.id)))


def _voices(article: Article, attributions: Sequence[Attribution]) -> _Voices:
    by_id = {attribution.id: attribution for attribution in attributions}
    at: dict[int, Attribution] = {}
    for attribution in sorted(attributions, key=lambda a: len(_ancestry(a, by_id))):
        for part in attribution.content:
            at.update(dict.fromkeys(range(part.start, part.end), attribution))
    cues = {i: a for a in attributions if a.cue for i in range(a.cue.start, a.cue.end)}
    sources = frozenset(i for a in attributions if a.source for i in range(a.source.start, a.source.end))
    crediting = [a for a in attributions if a.cue and _credits(article, a.cue)]
    credits_ = {i for a in crediting for span in (a.source, a.cue) if span for i in range(span.start, span.end)}
    openings = frozenset(place for span in _datelines(article) for place in range(span.start, span.end))
    return _Voices(by_id, at, cues, sources, frozenset(credits_), openings)


def _datelines(article: Article) -> Iterator[Span]:
    """Those that open one of the first lines of the body."""
    bodies = [block.span for block in article.blocks if block.kind is BlockKind.BODY]
    for line in islice((line for body in bodies for line in lines(article.text, body)), OPENING_LINES):
        if dateline := opening(article.text[line.start : line.end]):
            yield Span(line.start, line.start + len(dateline))


def _credits(article: Article, cue: Span) -> bool:
    return credit_phrases(article.lang).fullmatch(article.text[cue.start : cue.end]) is not None


def _of_clauses(article: Article, doc: Parse, voices: _Voices) -> Iterator[Statement]:
    titles = [block.span for block in article.blocks if block.kind is BlockKind.TITLE]
    analysed = [*titles, *(b.span for b in article.blocks if b.kind is BlockKind.BODY)]
    words = vocabulary(article.lang)
    for sentence in doc.sents:
        if not _in(sentence[0].idx, analysed):
            continue
        for clause in clauses(sentence):
            if clause.nominal and _names_someone(clause, voices, words, article.lang):
                continue
            voice = voices.at.get(clause.head.idx) or _denial(clause, voices)
            kept = tuple(token for token in _of_voice(clause, voice, voices) if token.idx not in voices.openings)
            parts = tuple(runs(kept))
            if parts and any(_in(part.start, analysed) for part in parts):
                how = _how(clause, kept, voice, voices, article.lang)
                yield _statement(article, parts, how, voice, voices, _in(parts[0].start, titles))


def _names_someone(phrase: Clause, voices: _Voices, words: Vocabulary, lang: str) -> bool:
    """Whether a noun phrase says who, not what: the source of an attribution, or someone of whom nothing is told."""
    if all(token.idx in voices.sources for token in phrase.tokens):
        return True
    told = any(child.relation in ("acl", "nummod") for child in phrase.head.children)
    return not told and is_human(phrase.head, words, lang)


def _denial(clause: Clause, voices: _Voices) -> Attribution | None:
    """The attribution whose cue is the head of `clause`, where it denies: who denies says that it is not so."""
    saying = voices.cues.get(clause.head.idx)
    return saying if saying is not None and saying.stance is Stance.DENY else None


def _of_voice(clause: Clause, voice: Attribution | None, voices: _Voices) -> tuple[Token, ...]:
    """The tokens of `clause` that its voice says; none where nothing but the frame of an attribution is left."""
    saying = voices.cues.get(clause.head.idx)
    if voice is not None and voice is saying:
        return clause.tokens
    if voice is not None:
        ids = {voice.id}
        return tuple(
            t
            for t in clause.tokens
            if (a := voices.at.get(t.idx)) and (a.id in ids or voice in _ancestry(a, voices.by_id))
        )
    uncredited = [token for token in clause.tokens if token.idx not in voices.credits]
    own = tuple(token for token in uncredited if token.idx not in voices.at)
    if saying is None and len(own) == len(uncredited):
        return own
    if saying is not None and saying.stance not in PLAIN:
        return clause.tokens
    beside = [token for token in own if not _is_frame(token, saying)]
    return own if sum(token.pos_ in CONTENT for token in beside) >= SAYING_WORDS else ()


def _is_frame(token: Token, saying: Attribution | None) -> bool:
    """Whether `token` is of the source or the cue of `saying`."""
    spans = (saying.source, saying.cue) if saying is not None else ()
    return any(span is not None and span.start <= token.idx < span.end for span in spans)


def _how(clause: Clause, tokens: Sequence[Token], voice: Attribution | None, voices: _Voices, lang: str) -> How:
    if voice is None:
        doubted = is_doubted(tokens, clause.head, lang) if clause.nominal else is_hedged(tokens, clause.head, lang)
        return How.HEDGED if doubted else How.ASSERTED
    return how_of(voice, voices.by_id)


def how_of(voice: Attribution, by_id: dict[str, Attribution]) -> How:
    """How the article carries what `voice` says: denied by it or by one it speaks through, hearsay, or on its word."""
    if any(a.stance is Stance.DENY for a in (voice, *_ancestry(voice, by_id))):
        return How.REPORTED_DENIED
    hearsay = voice.source is None and voice.speaker is None and voice.speech is Speech.INDIRECT
    return How.HEDGED if hearsay else How.ATTRIBUTED


def _of_contents(
    article: Article, doc: Parse, attributions: Sequence[Attribution], voices: _Voices
) -> Iterator[Statement]:
    """Contents in which no clause was found, sentence by sentence."""
    titles = [block.span for block in article.blocks if block.kind is BlockKind.TITLE]
    inner = {attribution.parent for attribution in attributions}
    for attribution in attributions:
        for part in attribution.content:
            for piece in _pieces(doc, part) if attribution.id not in inner else (part,):
                how = how_of(attribution, voices.by_id)
                yield _statement(article, (piece,), how, attribution, voices, _in(piece.start, titles))


def _pieces(doc: Parse, part: Span) -> Iterator[Span]:
    """`part` cut at sentence ends, so that a quotation of three sentences is three statements."""
    tokens = [token for token in doc.touched(part) if part.start <= token.idx]
    edges = [k for k, token in enumerate(tokens) if not k or token.is_sent_start]
    for start, stop in pairwise([*edges, len(tokens)]):
        found = list(runs(tuple(tokens[start:stop])))
        if found:
            yield Span(found[0].start, min(found[-1].end, part.end))


def _ancestry(attribution: Attribution, by_id: dict[str, Attribution]) -> list[Attribution]:
    """The attributions that `attribution` is said in, the nearest first."""
    found: list[Attribution] = []
    current = by_id.get(attribution.parent) if attribution.parent else None
    while current is not None and current not in found and current is not attribution:
        found.append(current)
        current = by_id.get(current.parent) if current.parent else None
    return found


def _in(position: int, places: Sequence[Span]) -> bool:
    return any(place.start <= position < place.end for place in places)


def _statement(
    article: Article, parts: tuple[Span, ...], how: How, voice: Attribution | None, voices: _Voices, in_title: bool
) -> Statement:
    line = [voice, *_ancestry(voice, voices.by_id)] if voice else []
    chain = tuple(a.speaker for a in reversed(line) if a.speaker)
    said = tuple(article.text[part.start : part.end] for part in parts)
    return Statement(
        id=statement_id(article.id, parts, said, how, chain),
        article=article.id,
        doc=article.doc,
        span=Span(parts[0].start, parts[-1].end),
        parts=parts,
        how=how,
        source=voice.speaker if voice else None,
        chain=chain,
        attribution=voice.id if voice else None,
        stance=voice.stance if voice else None,
        factuality=voice.factuality if voice else _factuality(how),
        in_title=in_title,
    )


def _factuality(how: How) -> Factuality:
    return Factuality.POSSIBLE if how is How.HEDGED else Factuality.CERTAIN
