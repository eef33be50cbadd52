"""Insertions: « …, a-t-il dit », "…," she said; « comme l'a dit X ». Found from characters and tree together, as either errs."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.boundaries import around, continued, spoken
from selon.attribution.candidates.candidate import Candidate, Context
from selon.attribution.candidates.complements import cue_span
from selon.attribution.candidates.words import cue_lemma, is_cue_verb
from selon.attribution.sources import Found, inverted, source_of, with_apposition
from selon.attribution.tree import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    children,
    is_infinitive,
    is_participle,
    verb_group,
)
from selon.language.tokens import Token
from selon.model import Span

NAME = 24  # tokens a name with its titles may have
NAMING = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP", "CCONJ", "NUM", "PUNCT", "PART"})
TIME = 8  # tokens of an insertion of time within an insertion
REACH = 40  # tokens an insertion may last


def insertions(ctx: Context) -> Iterator[Candidate]:
    for token in ctx.doc:
        if not ctx.read(token) or (token.relation in ("aux", "cop") and token.pos_ == "AUX"):
            continue
        lemma = cue_lemma(ctx, token)
        if token.pos_ not in VERBAL and not (is_cue_verb(ctx, lemma) and lemma != token.lower_):
            continue
        if not is_cue_verb(ctx, lemma) and (token.pos_ not in VERBAL or not _behind_quotation(ctx, token)):
            continue
        yield from _insertion(ctx, token, lemma)


def _behind_quotation(ctx: Context, verb: Token) -> bool:
    """Whether a quotation ends before the verb in its sentence: only then can a verb that is no listed cue report it."""
    start = ctx.layout.sentence(verb.idx).start
    return any(start < q.outer.end <= verb.idx for q in ctx.quotations)


def _insertion(ctx: Context, verb: Token, lemma: str) -> Iterator[Candidate]:
    sentence = ctx.layout.sentence(verb.idx)
    group = cue_span(ctx, verb)
    if (is_infinitive(verb) and group.start >= verb_group(verb, ctx.words).start) or (
        (is_participle(verb) and group.start == verb.idx) and not _cued(ctx, lemma)
    ):
        return
    turned = _turned(ctx, verb, group, sentence)
    straight = None if turned else _straight(ctx, verb, group, sentence)
    seen = turned or straight
    if seen is None:
        return
    start, source, how = seen
    stop = _stop(ctx, verb, source, sentence)
    strong = ctx.closing_at(start) is not None
    if _has_complement(verb) and not strong:
        return
    if how == "straight" and not strong and not _ends(ctx, stop, sentence):
        return
    both = not strong and _goes_on(ctx, verb, stop, sentence)
    route = "insertion" if turned else "tag"
    for marker, content in _contents(ctx, Span(start, stop), both=both):
        whole = content + _further(ctx, content, max(stop, sentence.end))
        if not any(s.start < group.end and group.start < s.end for s in whole):
            yield Candidate(route, whole, group, source.span, verb.i, lemma, "verb", source.how, marker, source.head)


def _contents(ctx: Context, cut: Span, *, both: bool) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """What is said; where words of the sentence lead up to a quotation, with them and without."""
    content = around(ctx, cut, both=both)
    closed = ctx.closing_at(cut.start)
    if closed is None or not content:
        if content:
            yield "comma", content
        return
    if content[0].start >= closed.outer.start:
        yield "mark", content
        return
    if not ctx.text[content[0].start : closed.outer.start].rstrip().endswith(":"):
        yield "mark-lead", content
    yield "mark-only", spoken(ctx, closed) + content[1:]


def _cued(ctx: Context, lemma: str) -> bool:
    return ctx.words.strength("verb", lemma) == "strong"


def _turned(ctx: Context, verb: Token, group: Span, sentence: Span) -> tuple[int, Found, str] | None:
    """Verb group first, subject after it."""
    start = _left(ctx, verb, group)
    if not _opens(ctx, start, sentence):
        return None
    limit = _limit(ctx, verb, sentence)
    source = with_apposition(inverted(verb, ctx.words, limit), verb, sentence.end)
    if not source.how.startswith("clitic") and _has_subject_before(ctx, verb, group, start):
        return None
    if source.span is None:
        return None
    return start, source, "turned"


def _has_subject_before(ctx: Context, verb: Token, group: Span, start: int) -> bool:
    """A subject before the verb, unless it stands in the quotation that ends there: then the tree took a word of it."""
    closed = ctx.closing_at(start)
    inside = closed.outer if closed is not None else Span(start, start)
    before = [c for t in _group(verb) for c in t.children if c.relation in SUBJECTS and c.idx < group.start]
    return any(not inside.start <= c.idx < inside.end for c in before)


def _group(verb: Token) -> tuple[Token, ...]:
    """The verb and the one it hangs on, where that is part of the cue (« a tenu à dire »)."""
    return (verb, verb.head) if is_infinitive(verb) else (verb,)


def _straight(ctx: Context, verb: Token, group: Span, sentence: Span) -> tuple[int, Found, str] | None:
    """Subject, then verb, after a comma or closing mark."""
    plain = _between(ctx, verb, group, sentence)
    if plain is not None:
        return plain.span.start if plain.span else group.start, plain, "straight"
    subjects = [c for c in verb.children if c.relation in SUBJECTS and c.i < verb.i]
    if not subjects:
        return None
    source = source_of(verb, ctx.words)
    if source.span is None or source.how != "subject" or source.span.end > group.start:
        return None
    start = _with_as(ctx, source.span.start)
    if not _opens(ctx, start, sentence):
        return None
    return start, source, "straight"


def _between(ctx: Context, verb: Token, group: Span, sentence: Span) -> Found | None:
    """All that stands between a closing mark and a strong cue, when it is no more than a name with its titles."""
    if ctx.words.strength("verb", cue_lemma(ctx, verb)) != "strong":
        return None
    closed = [q.outer.end for q in ctx.quotations if sentence.start < q.outer.end <= group.start]
    if not closed:
        return None
    tokens = [t for t in ctx.tokens(Span(max(closed), group.start)) if t.idx >= max(closed) and not t.is_space]
    while tokens and tokens[0].is_punct:
        tokens = tokens[1:]
    if not tokens or len(tokens) > NAME or any(t.pos_ not in NAMING or t.text in ":;" for t in tokens):
        return None
    head = next((t for t in reversed(tokens) if t.relation in SUBJECTS and t.pos_ in NOMINAL), None)
    head = head or next((t for t in tokens if t.pos_ in NOMINAL), None)
    if head is None or (head.pos_ == "PRON" and len(tokens) > 1):
        return None
    return Found(Span(tokens[0].idx, tokens[-1].end), head.i, "between")


def _left(ctx: Context, verb: Token, group: Span) -> int:
    """Over pronouns before the verb group (« lui a dit ») and a leading « comme »."""
    first = next((t for t in ctx.tokens(Span(group.start, group.start + 1))), verb)
    i = first.i
    while i > 0 and first.i - i < 3 and _joins(ctx, ctx.doc[i - 1]):
        i -= 1
    return _with_as(ctx, ctx.doc[i].idx)


def _joins(ctx: Context, token: Token) -> bool:
    return token.pos_ in ("PRON", "ADV") or ctx.words.is_("object_clitics", token.lower_)


def _with_as(ctx: Context, start: int) -> int:
    tokens = ctx.tokens(Span(start, start + 1))
    if tokens and tokens[0].i > 0 and ctx.words.is_("as_words", ctx.doc[tokens[0].i - 1].lower_):
        return ctx.doc[tokens[0].i - 1].idx
    return start


def _opens(ctx: Context, start: int, sentence: Span) -> bool:
    """Whether something that can be said stands before `start`, and a comma, dash or closing mark between."""
    before = ctx.text[:start].rstrip(" \t\u00a0\u202f")
    if ctx.closing_at(start) is not None:
        return True
    if len(before) <= sentence.start or not before:
        return False
    return before[-1] in ",–—―" and len(ctx.text[sentence.start : len(before)].split()) >= 2


def _limit(ctx: Context, verb: Token, sentence: Span) -> int:
    """The token index where the search for the subject ends: a sentence end, an opening mark or a colon."""
    i = verb.i + 1
    while i < min(len(ctx.doc), verb.i + REACH):
        token = ctx.doc[i]
        if token.idx >= sentence.end or token.text in (";", ":", "«", "“", "."):
            break
        if token.text == ",":
            past = _past_time(ctx, i, sentence) if i == verb.i + 1 else i
            if past == i:
                break
            i = past
        i += 1
    return i


def _past_time(ctx: Context, comma: int, sentence: Span) -> int:
    """The second comma of « a lancé, la semaine dernière, son patron », the first where no words of time stand between."""
    timed = False
    for token in ctx.doc[comma + 1 : comma + TIME]:
        if token.idx >= sentence.end:
            break
        if token.text == ",":
            return token.i if timed else comma
        timed = timed or ctx.words.is_("when_words", token.lower_)
    return comma


def _stop(ctx: Context, verb: Token, source: Found, sentence: Span) -> int:
    """Where the insertion ends: the first comma, colon or opening mark after verb and subject, or the sentence's end."""
    first = at = max(verb.end, source.span.end if source.span else 0)
    while at < sentence.end:
        sign = ctx.text[at]
        if sign in ",;:" or (any(q.outer.start == at for q in ctx.quotations) and not ctx.text[first:at].strip()):
            break
        at += 1
    return min(at, sentence.end)


def _has_complement(verb: Token) -> bool:
    """A complement to the right, with a complementiser or a finite verb: then the verb is no insertion."""
    for child in children(verb, "ccomp", "xcomp"):
        if child.i > verb.i and (children(child, "mark") or child.relation == "ccomp"):
            return True
    objects = [c for c in children(verb, "obj") if c.i > verb.i and c.pos_ == "NOUN" and not children(c, "case")]
    return bool(objects) and _has_subject(verb)


def _has_subject(verb: Token) -> bool:
    return any(c.relation in SUBJECTS for c in verb.children)


def _ends(ctx: Context, stop: int, sentence: Span) -> bool:
    return stop >= sentence.end or ctx.text[stop] in ",;:." or ctx.opening_at(stop) is not None


def _goes_on(ctx: Context, verb: Token, stop: int, sentence: Span) -> bool:
    """Whether the content goes on after the insertion: the verb hangs on a word further right, or nothing finite stood
    before."""
    if stop >= sentence.end - 2 or (ctx.text[stop] not in ",:" and ctx.opening_at(stop) is None):
        return False
    rest = [t for t in ctx.tokens(Span(stop, sentence.end)) if not t.is_punct]
    if not rest:
        return False
    if verb.relation in ("parataxis", "advcl", "ccomp") and verb.head.idx >= stop:
        return True
    before = ctx.tokens(Span(sentence.start, verb.idx))
    return not any(t.pos_ in VERBAL and "Fin" in t.feats("VerbForm") and t.i < verb.i - 2 for t in before)


def _further(ctx: Context, content: tuple[Span, ...], stop: int) -> tuple[Span, ...]:
    """Bare quotations that go on after the sentence, if this one ended in or with a quotation."""
    if not content or not any(ctx.inner_quotation(s.start) or ctx.inner_quotation(s.end - 1) for s in content):
        return ()
    last = max(stop, content[-1].end)
    closing = next(
        (q.outer.end for q in ctx.quotations if q.inner.end == content[-1].end or q.outer.end == content[-1].end), last
    )
    return tuple(s for s in continued(ctx, max(last, closing)) if s.start >= content[-1].end)
