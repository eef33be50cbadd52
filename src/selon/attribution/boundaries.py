"""Where a content starts and ends."""

from __future__ import annotations

from functools import lru_cache

from selon.attribution.candidates.candidate import Context
from selon.attribution.quotations import Quotation
from selon.attribution.sentences import trim
from selon.attribution.tree import (
    REMEMBERED,
    SUBJECTS,
    VERBAL,
    children,
    is_infinitive,
    is_participle,
    leftmost,
    subtree,
)
from selon.language.tokens import Token
from selon.model import Span

SENTENCE = 25  # tokens in which a new main clause shows its verb
EDGE = " \t\n\u00a0\u202f.,;:!?…–—―-"
OPENING, CLOSING = "«“„‹‘\"'", "»”›’\"'"


def edges(ctx: Context, span: Span) -> Span | None:
    """`span` without white space, final punctuation and the marks that enclose it; `None` when nothing is left.

    A mark whose partner is inside, and not at the other edge, stays: it belongs to a mixed content.
    """
    start, stop = trim(ctx.text, span)
    while start < stop and ctx.text[start] in EDGE and not ctx.text[start : start + 2].lstrip("-").isdigit():
        start += 1
    stop = _back(ctx, start, stop)
    opened = next((q for q in ctx.quotations if q.outer.start == start), None)
    if opened is not None and opened.outer.end >= stop:
        start, stop = opened.inner.start, min(stop, opened.inner.end)
    closed = next((q for q in ctx.quotations if q.outer.end == stop and q.inner.end < stop), None)
    if closed is not None and closed.outer.start < start:
        stop = closed.inner.end
    stop = _back(ctx, start, stop)
    return Span(start, stop) if start < stop else None


def _back(ctx: Context, start: int, stop: int) -> int:
    """Back over final punctuation, but not over the dots of « (...) »."""
    while stop > start and ctx.text[stop - 1] in EDGE and not ctx.text[start:stop].endswith(("...)", "…)")):
        stop -= 1
    return stop


@lru_cache(maxsize=REMEMBERED)
def clause(ctx: Context, head: Token, cue: Token) -> Span | None:
    """The extent of the complement `head` of `cue`: its branch on its own side of the cue, cut where another voice or
    main clause begins, stretched to the end of a quotation that it opens."""
    barred = [cue, *(a for a in cue.ancestors)] if cue.is_ancestor(head) is False else [cue]
    members = [t for t in subtree(head, barred) if _same_side(t, head, cue) and ctx.read(t)]
    if not members:
        return None
    members.sort(key=lambda t: t.i)
    members = _from_mark(ctx, _cut(ctx, members, head), head)
    start, stop = members[0].idx, members[-1].end
    return _fit(ctx, Span(start, _with_second(ctx, members, stop)), cue)


def _from_mark(ctx: Context, members: list[Token], head: Token) -> list[Token]:
    """From the complementiser on, where a comma parts it from circumstances of the cue: « a dit, lundi, qu'il viendra »."""
    mark = next((c for c in children(head, "mark") if ctx.words.is_("complementisers", c.lower_)), None)
    if mark is None or mark.i > head.i or not _comma_before(ctx, mark.i):
        return members
    return [t for t in members if t.i >= mark.i] or members


def _with_second(ctx: Context, members: list[Token], stop: int) -> int:
    """To the end of « et que T » right behind « que S », where the tree tied T to something else."""
    doc, first, i = ctx.doc, members[0], members[-1].i + 1
    while i < len(doc) and doc[i].is_punct and doc[i].text in (",", '"', "»", "”"):
        i += 1
    if i + 1 >= len(doc) or doc[i].pos_ != "CCONJ" or not ctx.words.is_("complementisers", first.lower_):
        return stop
    second = doc[i + 1]
    if second.pos_ != "SCONJ" or second.lower_[:1] != first.lower_[:1] or second.head.i <= second.i:
        return stop
    return max(stop, *(t.end for t in subtree(second.head) if t.i > second.i))


def _same_side(token: Token, head: Token, cue: Token) -> bool:
    return (token.i > cue.i) == (head.i > cue.i)


def _cut(ctx: Context, members: list[Token], head: Token) -> list[Token]:
    """Drop from the first branch on that does not belong: a participle of saying, « selon X », a new main clause."""
    stop = len(ctx.doc)
    for token in members:
        if token.i <= head.i or token.i >= stop or token.i == head.i:
            continue
        if _new_sentence(token, head):
            stop = min(stop, token.i)
            continue
        if _other_voice(ctx, token) or _new_main(token, head):
            left = leftmost(token)
            if left > head.i and _comma_before(ctx, left):
                stop = min(stop, left)
    kept = [t for t in members if t.i < stop]
    return kept or members


def _other_voice(ctx: Context, token: Token) -> bool:
    if token.relation in ("advcl", "acl", "conj", "parataxis", "xcomp", "ccomp") and is_participle(token):
        strong = ctx.words.strength("verb", token.lemma_) == "strong"
        return strong and any(c.i > token.i and c.relation != "punct" for c in token.children)
    return False


def _new_main(token: Token, head: Token) -> bool:
    """A coordinated finite clause with a subject of its own and no complementiser, set off by a comma."""
    if token.relation != "conj" or token.head.i != head.i or token.pos_ not in VERBAL:
        return False
    has_subject = any(c.relation in SUBJECTS and c.i < token.i for c in token.children)
    marked = bool(children(token, "mark")) or not children(head, "mark")
    return has_subject and not marked


def _new_sentence(token: Token, head: Token) -> bool:
    """The comma before « et S » behind an infinitive: S has a subject and a finite verb, and no complementiser."""
    doc = token.doc
    if not is_infinitive(head) or token.text != "," or token.i + 2 >= len(doc) or doc[token.i + 1].pos_ != "CCONJ":
        return False
    for word in doc[token.i + 2 : token.i + SENTENCE]:
        if word.pos_ == "SCONJ" or word.text in ".;:":
            return False
        if word.pos_ in VERBAL and "Fin" in word.feats("VerbForm"):
            subjects = [c for t in (word, word.head) for c in t.children if c.relation in SUBJECTS]
            return any(token.i < c.i < word.i and "Rel" not in c.feats("PronType") for c in subjects)
    return False


def _comma_before(ctx: Context, index: int) -> bool:
    return index > 0 and ctx.doc[index - 1].text in (",", ";", "–", "—", "―", "(")


def _fit(ctx: Context, span: Span, cue: Token) -> Span | None:
    """Inside the sentence of the cue, unless a quotation that starts inside goes on; inside the quotation of the cue."""
    sentence = ctx.layout.sentence(cue.idx)
    start, stop = max(span.start, sentence.start), min(span.end, sentence.end)
    around = ctx.outer_quotation(cue.idx)
    if around is not None:
        start, stop = max(start, around.inner.start), min(stop, around.inner.end)
    for q in ctx.quotations:
        if start <= q.outer.start < stop <= q.outer.end + 1 and q.depth == (1 if around else 0):
            stop = max(stop, q.outer.end)
    return edges(ctx, Span(start, stop)) if start < stop else None


def spoken(ctx: Context, quotation: Quotation) -> tuple[Span, ...]:
    """A quotation's spans, each without final punctuation."""
    found = tuple(e for s in quotation.spans if (e := _plain(ctx, s)) is not None)
    return found or quotation.spans


def _plain(ctx: Context, span: Span) -> Span | None:
    stop = _back(ctx, span.start, span.end)
    return Span(span.start, stop) if span.start < stop else None


def around(ctx: Context, cut: Span, *, both: bool) -> tuple[Span, ...]:
    """The content of an insertion (« …, a-t-il dit, … »): what stands before `cut` in its sentence, or the quotation that
    ends there, and with `both` what follows in the sentence, or the quotation that opens there."""
    quoted = ctx.outer_quotation(cut.start)
    if quoted is not None and ctx.closing_at(cut.start) is None:
        return _inside(ctx, cut, quoted)
    sentence = _sentence(ctx, cut)
    closed = ctx.closing_at(cut.start)
    before: tuple[Span, ...] = ()
    if closed is not None:
        start = ctx.layout.sentence(closed.outer.start).start
        lead = edges(ctx, Span(start, closed.outer.start)) if start < closed.outer.start else None
        mixed = edges(ctx, Span(start, closed.outer.end)) if lead else None
        before = (mixed,) if mixed else spoken(ctx, closed)
    else:
        kept = edges(ctx, Span(sentence.start, cut.start)) if sentence.start < cut.start else None
        before = (kept,) if kept else ()
    after = _after(ctx, cut, sentence, both=both)
    return before + after


def _inside(ctx: Context, cut: Span, quoted: Quotation) -> tuple[Span, ...]:
    """« Il faut agir, juge X. Nous le ferons. »: the quotation without the insertion, its marks placed around both."""
    pieces = [
        Span(max(s.start, quoted.inner.start), min(s.end, cut.start)) for s in quoted.spans if s.start < cut.start
    ]
    pieces += [Span(max(s.start, cut.end), s.end) for s in quoted.spans if s.end > cut.end]
    return tuple(e for p in pieces if p.start < p.end and (e := edges(ctx, p)) is not None)


def _after(ctx: Context, cut: Span, sentence: Span, *, both: bool) -> tuple[Span, ...]:
    at = ctx.skip(cut.end, " ,:\u00a0\u202f")
    opened = ctx.opening_at(at)
    if opened is not None and opened.outer.start < sentence.end:
        rest = edges(ctx, Span(opened.outer.start, max(sentence.end, opened.outer.end))) if both else None
        if rest is None or rest.end <= opened.outer.end:
            return spoken(ctx, opened)
        return (rest,)
    if both and at < sentence.end and not _other_start(ctx, at):
        rest = edges(ctx, Span(at, sentence.end))
        return (rest,) if rest else ()
    return ()


def _other_start(ctx: Context, at: int) -> bool:
    """Whether a participle of saying starts there: « selon X, ajoutant que … » goes on in another voice."""
    token = next(iter(ctx.tokens(Span(at, at + 1))), None)
    return token is not None and is_participle(token) and ctx.words.strength("verb", token.lemma_) == "strong"


def past_connective(ctx: Context, span: Span) -> Span:
    """`span` without the words that only lead its sentence in (« Mais », « En revanche, »)."""
    if ctx.layout.sentence(span.start).start != span.start:
        return span
    said = ctx.text[span.start : span.end]
    words = said.split()[:3]
    for count in range(len(words), 0, -1):
        lead = " ".join(words[:count]).lower().rstrip(",:").replace("’", "'")
        if ctx.words.is_("connectives", lead):
            past = said.find(words[count - 1]) + len(words[count - 1])
            return edges(ctx, Span(span.start + past, span.end)) or span
    return span


def _sentence(ctx: Context, cut: Span) -> Span:
    sentence = ctx.layout.sentence(cut.start)
    quoted = ctx.outer_quotation(cut.start)
    if quoted is None:
        return sentence
    return Span(max(sentence.start, quoted.inner.start), min(sentence.end, quoted.inner.end))


def continued(ctx: Context, stop: int) -> tuple[Span, ...]:
    """The bare quotations that follow the sentence ending at `stop` and go on with it: whole sentences in marks, without
    a cue of their own, in the same paragraph or opening the next one."""
    found: list[Span] = []
    while True:
        at = ctx.skip(stop, " \t\n\r.\u00a0\u202f")
        if "\n\n\n" in ctx.text[stop:at]:
            break
        q = next((q for q in ctx.quotations if q.outer.start == at and q.depth == 0), None)
        if q is None or not stands_alone(ctx, q) or is_heading(ctx, q):
            break
        found.extend(spoken(ctx, q))
        stop = q.outer.end
    return tuple(found)


def stands_alone(ctx: Context, q: Quotation) -> bool:
    """Whether the quotation is whole sentences: it starts one and nothing follows it in its last one."""
    start = ctx.layout.sentence(q.outer.start).start
    if start != q.outer.start and ctx.text[start : q.outer.start].strip():
        return False
    stop = ctx.layout.paragraph(q.outer.end - 1).end
    rest = ctx.text[q.outer.end : stop].lstrip(" \u00a0\u202f")
    ended = ctx.text[q.inner.end - 1] in ".!?…" or rest[:1] in ".!?…"
    rest = rest.lstrip(".!?… \u00a0\u202f")
    return not rest or (ended and (rest[0].isupper() or rest[0] in "«“\"‘'([–—-" or rest[0].isdigit()))


def is_heading(ctx: Context, q: Quotation) -> bool:
    """A short quotation that is a paragraph of its own without a full stop: a heading, quoted from further on."""
    paragraph = ctx.layout.paragraph(q.outer.start)
    alone = paragraph.start == q.outer.start and q.outer.end >= paragraph.end
    return (
        alone and ctx.text[q.inner.end - 1] not in ".!?…" and len(ctx.text[q.inner.start : q.inner.end].split()) <= 14
    )
