"""Who is credited: subjects, inverted subjects, agents, antecedents, governors' subjects; never the addressee."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from selon.attribution.lexicon import Lexicon
from selon.attribution.tree import (
    NOMINAL,
    REMEMBERED,
    SUBJECTS,
    VERBAL,
    children,
    is_finite,
    is_passive,
    noun_phrase,
    part_of_head,
)
from selon.language.tokens import Parse, Token
from selon.model import Span

DEPTH = 6  # governors to climb before giving up


@dataclass(frozen=True, slots=True)
class Found:
    """The span credited, its head token, and how it was found (`subject`, `agent`, `antecedent`, …)."""

    span: Span | None
    head: int
    how: str


NOBODY = Found(None, -1, "none")


@lru_cache(maxsize=REMEMBERED)
def source_of(verb: Token, words: Lexicon) -> Found:
    """Who does what `verb` says: walking the tree, or where that leads nowhere the last subject before it."""
    found = _climb(verb, words, DEPTH)
    if found.span is None and found.how == "none":
        return _last_subject(verb, words) if verb.relation != "ROOT" else _stranded_subject(verb, words)
    return found


def _last_subject(verb: Token, words: Lexicon) -> Found:
    """The subject of the nearest finite verb before `verb` in its sentence."""
    for i in range(verb.i - 1, max(-1, verb.i - 40), -1):
        token = verb.doc[i]
        if token.text in (".", "!", "?") or token.is_sent_end:
            break
        if (
            token.relation == "nsubj"
            and token.pos_ in NOMINAL
            and token.head.i < verb.i
            and not _is_relative(token, words)
        ):
            return _again(_phrase(token, verb, "near"), "near")
    return NOBODY


def _stranded_subject(verb: Token, words: Lexicon) -> Found:
    """The subject that the tree gave to a word that is no finite verb, between it and its own: « X, souvent loué, a dit »."""
    for i in range(verb.i - 1, max(-1, verb.i - 40), -1):
        token = verb.doc[i]
        if token.is_sent_end or not is_finite(verb):
            break
        own = token.relation == "nsubj" and token.pos_ in NOMINAL and not _is_relative(token, words)
        if own and token.i < token.head.i < verb.i and not is_finite(token.head):
            return _phrase(token, verb, "stranded")
    return _set_free(verb, words)


def _set_free(verb: Token, words: Lexicon) -> Found:
    """The first noun phrase of the clause that no preposition ties to anything: « Hier, X, le patron, estime »."""
    if not is_finite(verb):
        return NOBODY
    first = next((i for i in range(verb.i, max(-1, verb.i - 40), -1) if verb.doc[i].is_sent_start), None)
    if first is None:
        return NOBODY
    for token in verb.doc[first : verb.i]:
        if token.pos_ in VERBAL and is_finite(token) and token.relation != "acl" and token.head.i != verb.i:
            return NOBODY
        lead = next((t for t in reversed(verb.doc[first : token.i]) if t.pos_ not in ("DET", "ADJ")), None)
        free = token.pos_ in ("NOUN", "PROPN") and not children(token, "case") and (lead is None or lead.text == ",")
        if free and not words.is_("when_words", token.lower_):
            return _phrase(token, verb, "free")
    return NOBODY


def _climb(verb: Token, words: Lexicon, depth: int) -> Found:
    own = _own(verb, words) or (_beside(verb, words) if depth == DEPTH else None)
    if own is not None:
        return own
    if depth == 0 or verb.head.i == verb.i:
        return NOBODY
    relation = verb.relation
    if relation == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return _shared(verb, words, depth)
    if relation == "acl":
        return _phrase(verb.head, verb, "noun")
    if relation in ("xcomp", "ccomp", "advcl", "parataxis", "obl", "aux", "cop", "dep"):
        return _from_governor(verb, words, depth)
    if relation in ("nmod", "obj", "nsubj", "appos") and verb.head.pos_ in NOMINAL:
        return _climb(verb.head, words, depth - 1)
    return NOBODY


def _shared(verb: Token, words: Lexicon, depth: int) -> Found:
    """The subject of the verb that this one is joined to; of a passive one it is who it is done to, if this one is active."""
    patients = [c for c in verb.head.children if c.relation in SUBJECTS] if is_passive(verb.head) else []
    if patients and not is_passive(verb) and is_finite(verb):
        return _phrase(patients[-1], verb, "shared")
    return _again(_climb(verb.head, words, depth - 1), "shared")


def _own(verb: Token, words: Lexicon) -> Found | None:
    passive = is_passive(verb)
    if passive:
        agent = _agent(verb, words)
        if agent is not None:
            return agent
    for child in _nearest_first(verb):
        if child.relation not in SUBJECTS or child.pos_ == "VERB" or words.is_("when_words", child.lower_):
            continue
        if passive:
            return Found(None, child.i, "patient")
        if verb.relation == "acl" and _is_relative(child, words):
            return _phrase(verb.head, verb, "antecedent")
        found = _phrase(child, verb, "subject" if child.i < verb.i else "inverted")
        return with_apposition(found, verb, verb.idx) if child.i < verb.i and child.pos_ != "PRON" else found
    for child in children(verb, "expl"):
        if (
            child.dep_ == "expl:subj"
            and not passive
            and child.i < verb.i
            and words.strength("verb", verb.lemma_) == "strong"
        ):
            return _phrase(child, verb, "subject")
        if child.dep_ == "expl:subj" or (child.dep_ == "expl" and not words.is_("reflexives", child.lower_)):
            if words.is_("clitics", child.lower_) and child.i > verb.i:
                return _phrase(child, verb, "inverted")
            return Found(None, child.i, "impersonal")
    if verb.relation == "acl" and any(
        _is_relative(c, words) and c.i < verb.i for c in verb.children if c.relation != "obj"
    ):
        return _phrase(verb.head, verb, "antecedent")
    return Found(None, -1, "passive") if passive else None


def _nearest_first(verb: Token) -> list[Token]:
    """The verb's children and those of its auxiliaries, those before it first, from near to far."""
    found = [c for t in (verb, *children(verb, "aux", "cop")) for c in t.children]
    return sorted(found, key=lambda c: (c.i > verb.i, abs(c.i - verb.i)))


def _beside(verb: Token, words: Lexicon) -> Found | None:
    return _after_relative(verb, words) or _adjacent(verb, words)


def _after_relative(verb: Token, words: Lexicon) -> Found | None:
    """« X qui a bruyamment déclaré »: the noun phrase right before a relative that the tree tied to another word."""
    i = verb.i - 1
    while i > 0 and (verb.doc[i].pos_ in ("AUX", "ADV") or words.is_("object_clitics", verb.doc[i].lower_)):
        i -= 1
    if i <= 0 or not words.is_("subject_relatives", verb.doc[i].lower_) or verb.doc[i - 1].pos_ not in NOMINAL:
        return None
    token = verb.doc[i - 1]
    while token.head.i < token.i and part_of_head(token) and i - token.head.i < 12:
        token = token.head
    found = noun_phrase(token, verb.doc[i])
    return Found(Span(found.start, min(found.end, verb.doc[i].idx - 1)), token.i, "antecedent")


def _adjacent(verb: Token, words: Lexicon) -> Found | None:
    """The noun phrase that ends right before a finite verb group, where the tree gives the verb no subject."""
    if verb.relation == "acl" or is_passive(verb) or not is_finite(verb) or verb.relation == "conj":
        return None
    first = min((c.i for c in children(verb, "aux", "expl", "advmod", "iobj", "obj") if c.i < verb.i), default=verb.i)
    i = first - 1
    while i > 0 and (verb.doc[i].pos_ == "ADV" or words.is_("object_clitics", verb.doc[i].lower_)):
        i -= 1
    if i < 0 or not _nominal(verb.doc[i]) or words.is_("when_words", verb.doc[i].lower_):
        return None
    token = verb.doc[i]
    while token.head.i < token.i and token.head.pos_ in NOMINAL and not _apart(token.head, token):
        token = token.head
    return None if children(token, "case") else _phrase(token, verb, "adjacent")


def _nominal(token: Token) -> bool:
    """Whether a noun phrase can end with the token: a noun, or an adjective behind an article (« ces derniers »)."""
    if token.is_space:
        return False
    return token.pos_ in NOMINAL or (token.pos_ == "ADJ" and token.i > 0 and token.doc[token.i - 1].pos_ == "DET")


def _apart(left: Token, right: Token) -> bool:
    """Whether a comma or too much stands between."""
    return right.i - left.i >= 12 or any(t.text == "," for t in left.doc[left.i : right.i])


def _agent(verb: Token, words: Lexicon) -> Found | None:
    for child in verb.children:
        marked = any(words.is_("agent_prepositions", c.lower_) for c in children(child, "case"))
        if child.dep_ == "obl:agent" or (child.relation == "obl" and marked and child.pos_ in NOMINAL):
            return _phrase(child, verb, "agent")
    return None


def _is_relative(token: Token, words: Lexicon) -> bool:
    return "Rel" in token.feats("PronType") or (token.pos_ == "PRON" and words.is_("relatives", token.lower_))


def _from_governor(verb: Token, words: Lexicon, depth: int) -> Found:
    """The governor's object where it has a person as indirect object of asking; else its subject."""
    head = verb.head
    if head.pos_ in NOMINAL:
        subject = [c for c in head.children if c.relation in SUBJECTS]
        if subject:
            return _phrase(subject[0], verb, "governor")
        if verb.relation != "advcl":
            return _phrase(head, verb, "noun")
    if is_passive(head):
        patients = [c for c in head.children if c.dep_ == "nsubj:pass"]
        if patients:
            return _again(_phrase(patients[0], verb, "governor"), "patient")
    return _again(_climb(head, words, depth - 1), "governor")


def _again(found: Found, how: str) -> Found:
    return Found(found.span, found.head, how) if found.span is not None else found


def _phrase(head: Token, verb: Token, how: str) -> Found:
    if head.text.startswith("-") and len(head.text) > 1:
        return Found(Span(_clitic(head), head.idx + len(head.text)), head.i, "clitic")
    return Found(noun_phrase(head, verb), head.i, how)


def inverted(verb: Token, words: Lexicon, stop: int) -> Found:
    """The subject that follows an inserted verb of saying: the tree's, or else the first noun phrase on its right.

    `stop` is the token index where the insertion ends. The parse often makes an object of such a subject.
    """
    for token in verb.doc[max(0, verb.i - 3) : min(verb.i + 3, stop)]:
        hyphened = token.text.startswith("-") or (token.i > 0 and verb.doc[token.i - 1].text.endswith("-"))
        if hyphened and words.is_("clitics", token.lower_):
            return _indefinite(verb, token, words, stop)
    for child in sorted(verb.children, key=lambda c: c.i):
        if (
            child.i > verb.i
            and child.i < stop
            and child.relation in SUBJECTS
            and not words.is_("when_words", child.lower_)
        ):
            return _phrase(child, verb, "inverted")
    return _first_phrase(verb, words, stop)


def _indefinite(verb: Token, clitic: Token, words: Lexicon, stop: int) -> Found:
    """The pronoun, with where « on » stands (« dit-on dans l'entourage de X »); of « apprend-on de source X » it is the source."""
    alone = Found(Span(_clitic(clitic), clitic.idx + len(clitic.text)), clitic.i, "clitic")
    after = max(verb.i, clitic.i) + 1
    if not words.is_("indefinite_clitics", clitic.lower_) or after + 1 >= stop:
        return alone
    preposition, doc = verb.doc[after], verb.doc
    last = next((t for t in doc[after + 1 : stop] if t.pos_ in ("PUNCT", "VERB", "AUX")), None)
    until = doc[(last.i if last is not None else stop) - 1]
    whole = Span(doc[after + 1].idx, until.idx + len(until.text))
    if words.is_("place_prepositions", preposition.lower_) and until.i > after:
        return Found(Span(alone.span.start if alone.span else whole.start, whole.end), clitic.i, "clitic-place")
    noun = next((t for t in doc[after + 1 : until.i + 1] if t.pos_ == "NOUN"), None)
    if noun is not None and words.is_("source_nouns", noun.lemma_.lower()):
        return Found(whole, noun.i, "clitic-source")
    return alone


def with_apposition(found: Found, verb: Token, limit: int) -> Found:
    """The phrase with the name's later words and the apposition that follows it (« X, directeur de Y »), up to `limit`.

    `limit` is a character; a relative clause, participle, verb or preposition after the comma ends the phrase.
    """
    if found.span is None or found.how.startswith("clitic"):
        return found
    doc = verb.doc
    i = found.head
    while i < len(doc) and doc[i].idx < found.span.end:
        i += 1
    i = _over_names(doc, i, limit)
    while i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].idx < limit and _apposes(doc[i + 1]):
        i = _over_phrase(doc, i + 1, limit)
    last = doc[i - 1]
    return Found(Span(found.span.start, max(found.span.end, last.idx + len(last.text))), found.head, found.how)


def _over_names(doc: Parse, i: int, limit: int) -> int:
    while i < len(doc) and doc[i].idx < limit and (doc[i].pos_ == "PROPN" or doc[i].text == "-"):
        i += 1
    return i


def _apposes(token: Token) -> bool:
    """A noun phrase starts there that hangs on what stands before, not a subject of its own."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") or "Rel" in token.feats("PronType"):
        return False
    head = token if token.pos_ in NOMINAL else token.head
    return head.relation not in ("obl", "nsubj", "advmod", "advcl", "obj") or head.pos_ not in NOMINAL


def _over_phrase(doc: Parse, i: int, limit: int) -> int:
    while (
        i < len(doc)
        and doc[i].idx < limit
        and doc[i].text not in (",", ";", ":")
        and doc[i].pos_ not in ("VERB", "AUX")
    ):
        i += 1
    while doc[i - 1].is_punct and doc[i - 1].text not in (")", "]"):
        i -= 1
    return i


def _clitic(token: Token) -> int:
    """Where the pronoun itself starts in « -t-il »."""
    return token.idx + token.text.rfind("-") + 1


def _first_phrase(verb: Token, words: Lexicon, stop: int) -> Found:
    i = verb.i + 1
    while i < stop:
        token = verb.doc[i]
        if token.pos_ == "ADP" or words.is_("content_prepositions", token.lower_):
            i = _past_phrase(token, stop)
            continue
        if token.pos_ in ("NOUN", "PROPN", "PRON") and not words.is_("when_words", token.lower_):
            top = _top(token, verb, i)
            return Found(noun_phrase(top, verb), top.i, "beside")
        i += 1
    return NOBODY


def _top(token: Token, verb: Token, first: int) -> Token:
    """The head of the phrase that `token` stands in, to the right of the verb."""
    while token.head.i >= first and token.head.i not in (token.i, verb.i) and part_of_head(token):
        token = token.head
    return token


def _past_phrase(preposition: Token, stop: int) -> int:
    """Past a prepositional phrase (« au quotidien X », « à l'AFP ») that stands between verb and subject."""
    head = preposition.head if preposition.head.i > preposition.i else preposition
    i = preposition.i + 1
    while i < min(head.i + 1, stop):
        i += 1
    return max(i, preposition.i + 1)


def possessor(noun: Token, words: Lexicon) -> Found:
    """Whose word a noun is: its possessive, or its « de X » / "'s", or the subject of the verb that governs it."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.pos_ in ("NOUN", "PROPN"):
            return Found(noun_phrase(child, noun), child.i, "possessor")
        if words.is_("possessives", child.lower_):
            return Found(Span(child.idx, child.idx + len(child.text)), child.i, "possessive")
    governor = noun.head
    if noun.relation in ("obj", "obl", "iobj") and governor.pos_ in ("VERB", "AUX"):
        found = source_of(governor, words)
        if found.span is not None:
            return _again(found, "light")
    for child in noun.children:
        if child.relation == "nmod" and child.i > noun.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return _phrase(child, noun, "complement")
    return NOBODY
