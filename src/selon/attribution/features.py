"""What the scorer sees of a candidate: names of features that hold, most of them pairs with the route."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from selon.attribution.candidates import Candidate, Context
from selon.attribution.tree import (
    VERBAL,
    children,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    mood,
    negations,
)
from selon.language.tokens import Token
from selon.model import Span

CUED = frozenset({"insertion", "tag", "colon", "clause", "credit", "quoted"})
LENGTHS = (2, 4, 7, 12, 20, 35)


def features(ctx: Context, candidates: Sequence[Candidate]) -> list[list[str]]:
    """One list of feature names a candidate, in the same order."""
    same: dict[int, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.verb >= 0:
            same[c.verb].append(c)
    cued = [(c.route, c.hull) for c in candidates if c.route in CUED]
    return [_one(ctx, c, same[c.verb] if c.verb >= 0 else [], cued) for c in candidates]


def _one(ctx: Context, c: Candidate, siblings: Sequence[Candidate], cued: Sequence[tuple[str, Span]]) -> list[str]:
    found = [f"route={c.route}", f"how={c.how}", f"{c.route}|how={c.how}", f"{c.route}|marker={c.marker}"]
    found += _of_cue(ctx, c)
    found += _of_source(ctx, c)
    found += _of_content(ctx, c)
    found += [f"{c.route}|with={r}" for r in sorted({s.route for s in siblings}) if r != c.route]
    found += sorted({f"{c.route}|{_compared(c, s)}={s.route}" for s in siblings if s is not c})
    if c.verb < 0:
        found += _of_bare(ctx, c, cued)
    return found


def _compared(c: Candidate, other: Candidate) -> str:
    """How another candidate of the same cue ends against this one."""
    if other.hull == c.hull:
        return "same-as"
    if abs(other.hull.start - c.hull.start) > 3:
        return "apart-from"
    return "longer-than" if c.hull.end > other.hull.end else "shorter-than"


def _of_cue(ctx: Context, c: Candidate) -> list[str]:
    if c.verb < 0:
        return []
    token = ctx.doc[c.verb]
    strength = ctx.words.strength(c.kind, c.lemma)
    stance = ctx.words.stance(c.kind, c.lemma)
    frame = _frame(ctx, c)
    found = [f"lemma={c.lemma}", f"lemma={c.lemma}|{c.route}", f"lemma={c.lemma}|{c.marker}", f"{c.kind}|{strength}"]
    found += [f"{c.route}|{c.kind}|{strength}", f"{c.route}|stance={stance}", f"{c.route}|{strength}|marker={c.marker}"]
    found += [
        f"frame={frame}",
        f"{c.route}|frame={frame}",
        f"{c.route}|form={_form(token)}",
        f"{c.route}|dep={token.relation}",
        f"pos={token.pos_}|{c.route}",
    ]
    if c.kind == "verb":
        found += [name for name, holds in _verb_flags(ctx, token) if holds]
    if c.kind in ("verb", "frame") and negations(token, ctx.words):
        found += [f"{c.route}|negated|{strength}", f"negated|stance={stance}", f"lemma={c.lemma}|negated"]
    if c.route == "hearsay":
        found += _of_hearsay(ctx, token)
    if c.cue is not None:
        found.append(f"{c.route}|cue-in-quotation={ctx.outer_quotation(c.cue.start) is not None}")
        found.append(f"{c.route}|gap={_gap(ctx, c)}")
    return found


def _of_hearsay(ctx: Context, verb: Token) -> list[str]:
    """What tells a conditional of hearsay from one of courtesy or condition."""
    sentence = ctx.layout.sentence(verb.idx)
    before = ctx.tokens(Span(sentence.start, verb.idx))
    return [
        f"hearsay|perfect={bool(children(verb, 'aux')) and 'Part' in verb.feats('VerbForm')}",
        f"hearsay|governs={any(c.relation in ('xcomp', 'ccomp') for c in verb.children)}",
        f"hearsay|marked={bool(children(verb, 'mark'))}",
        f"hearsay|embedded={verb.relation in ('ccomp', 'acl', 'advcl', 'xcomp')}",
        f"hearsay|cue-before={any(ctx.words.strength('verb', t.lemma_) == 'strong' for t in before)}",
    ]


def _verb_flags(ctx: Context, token: Token) -> list[tuple[str, bool]]:
    person = token.feats("Person")
    return [
        ("negated", bool(negations(token, ctx.words))),
        ("passive", is_passive(token)),
        (f"mood={mood(token)}", True),
        (f"tense={''.join(token.feats('Tense'))}", True),
        ("first-person", "1" in person),
        (
            "conditional-or-modal",
            mood(token) == "Cnd" or any(c.relation == "aux" and not c.feats("Tense") for c in token.children),
        ),
    ]


def _frame(ctx: Context, c: Candidate) -> str:
    """Whether verb and complement, or verb and its noun, stand in the list of frames."""
    if c.kind != "verb" or c.content_head < 0:
        return "none"
    if ctx.words.stance("frame", f"{c.lemma}|{ctx.words.full(c.marker)}"):
        return "preposition"
    head = ctx.doc[c.content_head]
    if ctx.words.stance("frame", f"{c.lemma} {head.lemma_.lower()}"):
        return "noun"
    if ctx.words.stance("noun", head.lemma_.lower()):
        return "cue-noun"
    return "none"


def _form(token: Token) -> str:
    if is_infinitive(token):
        return "infinitive"
    if is_participle(token):
        return "participle"
    return "finite" if is_finite(token) else "other"


def _gap(ctx: Context, c: Candidate) -> str:
    """Words between cue and content, roughly."""
    assert c.cue is not None
    if c.content[0].start >= c.cue.end:
        words = len(ctx.text[c.cue.end : c.content[0].start].split())
    else:
        words = len(ctx.text[c.content[0].end : c.cue.start].split())
    return str(words) if words < 3 else "few" if words < 7 else "many"


def _of_source(ctx: Context, c: Candidate) -> list[str]:
    if c.source is None or c.source_head < 0:
        return [f"{c.route}|source=none"]
    head = ctx.doc[c.source_head]
    lemma = head.lemma_.lower()
    words = len(ctx.text[c.source.start : c.source.end].split())
    return [
        f"source={head.pos_}",
        f"{c.route}|source={head.pos_}",
        f"source-lemma={lemma}" if head.pos_ in ("NOUN", "PRON") else "source-named",
        f"{c.kind}|source-words={min(words, 12) // 3}",
        f"{c.route}|source-side={'left' if c.cue and c.source.start < c.cue.start else 'right'}",
        f"source-first-person={ctx.words.is_('first_person', head.lower_)}",
        f"source-capital={ctx.text[c.source.start : c.source.end].lstrip()[:1].isupper()}",
        f"source-number={''.join(head.feats('Number'))}",
    ]


def _of_content(ctx: Context, c: Candidate) -> list[str]:
    quoted = _quoted_share(ctx, c)
    words = sum(len(ctx.text[s.start : s.end].split()) for s in c.content)
    size = sum(words >= limit for limit in LENGTHS)
    sentence = ctx.layout.sentence(c.content[0].start)
    tokens = [t for s in c.content for t in ctx.tokens(s)]
    finite = any(t.pos_ in VERBAL and "Fin" in t.feats("VerbForm") for t in tokens)
    head = ctx.doc[c.content_head] if c.content_head >= 0 else None
    stop = ctx.layout.sentence(c.content[-1].end - 1).end
    found = [
        f"quoted={quoted}",
        f"{c.route}|quoted={quoted}",
        f"size={size}",
        f"{c.route}|size={size}",
        f"{c.route}|finite={finite}",
        f"{c.route}|pieces={min(len(c.content), 3)}",
        f"{c.route}|starts-sentence={c.content[0].start - sentence.start <= 2}",
        f"{c.route}|ends-sentence={stop - c.content[-1].end <= 3}",
        f"title={ctx.layout.in_title(c.content[0].start)}",
    ]
    found += _of_edges(ctx, c)
    if head is not None:
        found += [
            f"{c.route}|head={head.pos_}",
            f"{c.route}|head-dep={head.dep_}",
            f"{c.route}|strength-head={ctx.words.strength(c.kind, c.lemma)}|{head.pos_}",
        ]
        found.append(f"{c.route}|content-noun={ctx.words.stance('noun', head.lemma_.lower())}")
        if head.pos_ == "NOUN":
            found.append(f"content-lemma={head.lemma_.lower()}")
    if c.route == "hearsay":
        token = ctx.doc[c.verb]
        perfect = "Part" in token.feats("VerbForm") or bool([k for k in token.children if k.relation == "cop"])
        found.append(f"hearsay|perfect={perfect}|modal={ctx.words.stance('chain', c.lemma) is not None}")
        found += [
            f"hearsay-sentence-has={t.lower_}"
            for t in ctx.sentence_tokens(sentence)
            if ctx.words.is_("complementisers", t.lower_)
        ]
    return found


def _of_edges(ctx: Context, c: Candidate) -> list[str]:
    """What stands right before and after the content."""
    start, stop = c.hull
    after = ctx.text[stop : stop + 2].strip()[:1] or "nothing"
    first = next(iter(ctx.tokens(Span(start, start + 1))), None)
    following = next(
        (t for t in ctx.tokens(Span(stop, min(stop + 25, len(ctx.text)))) if t.idx >= stop and t.pos_ != "PUNCT"), None
    )
    found = [f"{c.route}|next={after if not after.isalnum() else 'word'}"]
    if following is not None and not following.is_space:
        found.append(f"{c.route}|next-pos={following.pos_}")
    if first is not None:
        found += [f"{c.route}|first-pos={first.pos_}", f"{c.route}|first-upper={ctx.text[start].isupper()}"]
    return found


def _quoted_share(ctx: Context, c: Candidate) -> str:
    total = sum(s.end - s.start for s in c.content)
    near = [
        q.inner for q in ctx.quotations if q.depth == 0 and q.outer.start < c.hull.end and c.hull.start < q.outer.end
    ]
    inside = sum(max(0, min(s.end, q.end) - max(s.start, q.start)) for s in c.content for q in near)
    share = inside / total if total else 0.0
    if share >= 0.99:
        exact = any(q.inner.start == c.content[0].start for q in ctx.quotations)
        return "whole" if exact else "within"
    return "none" if share == 0 else "some" if share < 0.5 else "most"


def _of_bare(ctx: Context, c: Candidate, cued: Sequence[tuple[str, Span]]) -> list[str]:
    """Whether a cued candidate already covers or precedes the quotation."""
    start, stop = c.hull
    covering = {route for route, hull in cued if hull.start <= start + 2 and stop - 2 <= hull.end}
    paragraph = ctx.layout.paragraph(start)
    alone = start - paragraph.start <= 3 and paragraph.end - stop <= 3
    near = [route for route, hull in cued if 0 <= start - hull.end < 200]
    return [
        *(f"{c.route}|covered={r}" for r in sorted(covering)),
        f"{c.route}|uncovered={not covering}",
        f"{c.route}|paragraph-alone={alone}",
        f"{c.route}|stops={ctx.text[stop : stop + 1] in '.!?…' or ctx.text[stop - 1] in '.!?…'}",
        f"{c.route}|after={near[-1] if near else 'nothing'}",
    ]
