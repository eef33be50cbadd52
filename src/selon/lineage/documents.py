"""Papers that an article stands on (« dans un communiqué », "a press release"), and sources it names only as such.

A paper without an owner beside it is its speaker's: « écrit le parti dans un communiqué ». What an agency's phrase
(« a-t-on appris auprès de ») leads to counts too, and « une source proche de … » where no outlet stands between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selon.language import declares, table
from selon.language.tokens import Parse, Token
from selon.language.words import WORD, key
from selon.lineage.tokens import sentence, token_at, tokens_of
from selon.model import Article, Attribution, BlockKind, Citation, Span, SpeakerKind

FORM = "attribution"
NAMED = (SpeakerKind.PERSON, SpeakerKind.INSTITUTION)
REACH = 60
"""Characters behind « a-t-on appris auprès de » within which it is said of whom."""
MAINLY = 0.4
"""Share of a text that is one body's word where the text is mainly its word."""
CLIMB = 3
"""Verbs above a paper of which one says whose it is."""
MOST = 10
"""Words of the longest name given to a paper or an unnamed source."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The lists of `credits.toml`; `documents` as tuples of words."""

    nouns: re.Pattern[str]
    documents: frozenset[str]
    prepositions: frozenset[str]
    site_prepositions: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    unnamed: frozenset[str]
    learnt: re.Pattern[str]


@cache
def _papers(lang: str) -> Papers:
    data = table(lang, "credits")
    nouns = sorted((*data["documents"], *data["sites"]), key=len, reverse=True)
    return Papers(
        nouns=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, nouns))})(?!\w)", re.IGNORECASE),
        documents=frozenset(data["documents"]),
        prepositions=frozenset(data["document_prepositions"]),
        site_prepositions=frozenset(data["site_prepositions"]),
        of=frozenset(word for phrase in data["of"] for word in phrase.split()),
        articles=frozenset(data["articles"]),
        unnamed=frozenset(data["unnamed"]),
        learnt=re.compile(data["learnt"], re.IGNORECASE),
    )


def papers(
    article: Article, doc: Parse, attributions: Sequence[Attribution], outlets: Sequence[Citation]
) -> Iterator[Citation]:
    """Documents, bodies and unnamed sources; `outlets` are the outlets that are cited themselves."""
    if "credits" not in declares(article.lang):
        return
    words = _papers(article.lang)
    yield from _learnt(article, doc, words)
    yield from _whole_word(article, attributions)
    yield from _unnamed(doc, attributions, outlets, words)
    for match in words.nouns.finditer(article.text):
        noun, token = match.group().lower(), token_at(doc, match.start())
        if token is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if noun in words.documents or _marked(token, words.site_prepositions):
            edges = sentence(token)
            here = [one for one in attributions if one.source and _within(one.source, *edges)]
            obtained = any(one.form == "obtained" and _within(one.span, *edges) for one in outlets)
            yield from _document(token, noun, here, words, obtained)


def _marked(token: Token, prepositions: frozenset[str]) -> bool:
    return any(child.lower_.strip("'’") in prepositions for child in token.children if child.i < token.i)


def _document(
    token: Token, noun: str, here: Sequence[Attribution], words: Papers, obtained: bool
) -> Iterator[Citation]:
    """A paper that speaks, in which someone of the same sentence speaks, or that an outlet has `obtained`."""
    start = token.idx
    speaking = [one for one in here if one.source and _within(Span(start, start + 1), *one.source)]
    if speaking and speaking[0].kind is SpeakerKind.DOCUMENT and speaking[0].speaker:
        name, span = speaking[0].speaker, speaking[0].source or Span(start, start + len(noun))
        if _is_named(name):
            yield Citation(name, SpeakerKind.DOCUMENT, FORM, span)
        return
    end = start + len(noun)
    owner = _owner(token, end, words)
    told_in = _marked(token, words.prepositions if noun in words.documents else words.site_prepositions)
    if not told_in and not (obtained and owner):
        return
    owner = owner or _speaker(here, token)
    if owner and _is_named(owner):
        yield Citation(f"{noun} ({owner})", SpeakerKind.DOCUMENT, FORM, Span(start, end))


def _speaker(here: Sequence[Attribution], token: Token) -> str | None:
    """Who speaks by the verb that the paper hangs on."""
    verbs = [ancestor.idx for ancestor in token.ancestors][:CLIMB]
    for verb in verbs:
        for one in here:
            if one.cue and _within(Span(verb, verb + 1), *one.cue) and one.kind in NAMED and one.speaker:
                return one.speaker
    return None


def _owner(token: Token, end: int, words: Papers) -> str | None:
    """The name after « de » behind the paper."""
    for child in token.children:
        case = [one for one in child.children if one.dep_ == "case"]
        marked = any(one.lower_.strip("'’") in words.of for one in case)
        if child.idx >= end and marked and child.pos_ in ("NOUN", "PROPN") and _is_named(name := _phrase(child)):
            return name
    return None


def _learnt(article: Article, doc: Parse, words: Papers) -> Iterator[Citation]:
    """Who stands after « a-t-on appris auprès de »: a name in apposition says more than the noun it stands by."""
    for match in words.learnt.finditer(article.text):
        behind = Span(match.end(), min(match.end() + REACH, len(article.text)))
        nouns = [
            token for token in tokens_of(doc, behind) if token.idx >= match.end() and token.pos_ in ("NOUN", "PROPN")
        ]
        if not nouns or sentence(nouns[0]).start > match.start():
            continue
        unnamed = nouns[0].lower_ in words.unnamed
        chosen = nouns[0] if unnamed else next((token for token in nouns if token.text[:1].isupper()), nouns[0])
        kind = SpeakerKind.UNNAMED if unnamed else SpeakerKind.INSTITUTION
        if unnamed or chosen.text[:1].isupper():
            yield Citation(_phrase(chosen), kind, FORM, Span(chosen.idx, chosen.end))


def _is_named(text: str) -> bool:
    """There is a name in it: whose paper it is, is told."""
    return any(word[:1].isupper() for word in WORD.findall(text))


def _whole_word(article: Article, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    """The named body whose word is the better part of the text: what it published is what the article tells."""
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        if one.kind is SpeakerKind.INSTITUTION and one.speaker and one.source and _is_named(one.speaker):
            told[one.speaker].append(one)
    body = sum(block.span.end - block.span.start for block in article.blocks if block.kind is BlockKind.BODY)
    for speaker, said in told.items():
        if sum(part.end - part.start for one in said for part in one.content) >= MAINLY * body:
            yield Citation(speaker, SpeakerKind.INSTITUTION, FORM, said[0].source or Span(0, 0))


def _unnamed(
    doc: Parse, attributions: Sequence[Attribution], outlets: Sequence[Citation], words: Papers
) -> Iterator[Citation]:
    """« une source proche du dossier » who speaks by herself, to no outlet."""
    for one in attributions:
        said = key(one.speaker or "").split()
        if one.kind is not SpeakerKind.UNNAMED or not one.source or not 1 < len(said) <= MOST:
            continue
        token = token_at(doc, one.source.start) if said[0] in words.unnamed else None
        if token and not any(_within(cited.span, *sentence(token)) for cited in outlets):
            yield Citation(one.speaker or "", SpeakerKind.UNNAMED, FORM, one.source)


def _phrase(head: Token) -> str:
    """The words that belong to `head`, from itself on, without a clause, a bracket or what follows a comma."""
    last = head
    members = {token.i for token in head.subtree}
    while last.i + 1 < len(head.doc) and last.i + 1 - head.i < MOST:
        following = last.nbor(1)
        if following.i not in members or following.is_punct or following.pos_ in ("VERB", "AUX", "SCONJ"):
            break
        last = following
    while last.i > head.i and last.pos_ in ("ADP", "DET", "CCONJ"):
        last = last.nbor(-1)
    return head.doc.text[head.idx : last.end].strip()


def _within(span: Span, start: int, end: int) -> bool:
    return start <= span.start < end
