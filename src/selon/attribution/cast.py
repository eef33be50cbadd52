"""The cast of a document: the persons it names in full, the roles it gives them, bodies with their short forms.

One pass over the tokens, before any attribution is looked at. A person is a name of two words or more that is no
place, outlet or body, or a last name behind a form of address. A role is the noun
that stands beside a name (« la ministre de l'Économie, Anne Dubois »).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from selon.attribution import geography
from selon.attribution.kinds import is_body, kind_of_head
from selon.attribution.mentions import HYPHENS, Vocabulary, is_name_word, runs, shown, splits, title_of, vocabulary
from selon.language.outlets import outlet
from selon.language.words import WORD, key
from selon.model import SpeakerKind

WINDOW = 14
"""Words on each side of a name among which its role is looked for."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in full; `last` is the key of the name by which the text goes on to call them."""

    name: str
    last: str
    first: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at a place: `at` is its character, `subject` whether it governs a verb there."""

    at: int
    person: Person
    subject: bool


@dataclass(slots=True)
class Cast:
    """`roles` are (character, lemma of the role, other words of its phrase, person); `genders` go by a person's name;
    `bodies` are full names by acronym; `companies` are keys of names that the text treats as a body's: with a chairman,
    branches, a kind of business."""

    persons: dict[str, Person] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    roles: list[tuple[int, str, frozenset[str], Person]] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    outlets: list[tuple[int, str]] = field(default_factory=list)
    companies: set[str] = field(default_factory=set)

    def person(self, name: str, position: int) -> Person | None:
        """Who is called `name` at `position`: by full name, last name, or first; the one named last before, else first after."""
        wanted = key(name)
        if name.isupper() and len(name) > 2:
            found = [n for n in self.namings if initials(n.person.name) == name]
            return nearest([(n.at, n.person) for n in found], position) if found else None
        for match in (lambda n: key(n.person.name), lambda n: n.person.last, lambda n: n.person.first):
            found = [n for n in self.namings if match(n) == wanted]
            if found:
                return nearest([(n.at, n.person) for n in found], position)
        tail = wanted.split(" ")[-1]
        found = [
            n
            for n in self.namings
            if n.person.last == tail and key(n.person.name).split(" ")[0] == wanted.split(" ")[0]
        ]
        return nearest([(n.at, n.person) for n in found], position) if found else None


def initials(name: str) -> str:
    """The capitals of a name: « Marie Anne Dupont » is MAD."""
    return "".join(letter for letter in name if letter.isupper())


def nearest(found: Sequence[tuple[int, Person]], position: int) -> Person:
    """The one placed last before `position`, else the first after it."""
    before = [p for at, p in found if at <= position]
    return before[-1] if before else found[0][1]


def cast_of(doc: Doc, lang: str) -> Cast:
    words, cast = vocabulary(lang), Cast()
    sentences = list(doc.sents)
    found = [(k, run) for k, sentence in enumerate(sentences) for run in runs(list(sentence), words)]
    for k, run in found:
        if not _is_heading(sentences[k]) and not _is_complement(run, words):
            _enter(run, cast, words, lang)
    for _, run in found:
        if _is_complement(run, words):
            rest = next((run[j:] for j in range(1, len(run) - 1) if splits(run[j - 1], run[j], words)), ())
            if rest and not any(key(shown(run[j:])) in cast.persons for j in range(len(run))):
                _enter(rest if len(run) > 2 else run, cast, words, lang)
            elif len(run) == 2:
                _enter(run, cast, words, lang)
    for _, run in found:
        _place(_known_part(run, cast), cast, words, lang)
    _place_titles(doc, cast, words)
    cast.namings.sort(key=lambda n: n.at)
    return cast


def _place_titles(doc: Doc, cast: Cast, words: Vocabulary) -> None:
    """Persons known by a title alone, where no name follows it."""
    titles = {tuple(WORD.findall(name)): name for name in words.words["known_by_title.names"]}
    longest = max(map(len, titles), default=0)
    for token in doc:
        here = [t for t in doc[token.i : token.i + 2 * longest] if t.text not in HYPHENS]
        size = next((n for n in range(longest, 0, -1) if tuple(t.lower_ for t in here[:n]) in titles), 0)
        if not size or (len(here) > size and is_name_word(here[size], words)):
            continue
        last = here[size - 1]
        shows = shown(list(doc[token.i : last.i + 1]))
        person = cast.persons.setdefault(key(shows), Person(shows, key(shows), key(shows)))
        subject = any(t.dep_.startswith("nsubj") for t in here[:size])
        cast.namings.append(Naming(token.idx, person, subject))


def _enter(run: Sequence[Token], cast: Cast, words: Vocabulary, lang: str) -> None:
    name = person_name(run, words, lang)
    if name is not None:
        cast.persons.setdefault(key(name), Person(name, _last(run, words), key(run[0].text)))


def _known_part(run: tuple[Token, ...], cast: Cast) -> tuple[Token, ...]:
    """The longest end of the run that names a person entered, else the run."""
    ends = [run[j:] for j in range(len(run) - 1) if not j or run[j - 1].text not in HYPHENS]
    return next((end for end in ends if key(shown(end)) in cast.persons), run)


def _is_complement(run: Sequence[Token], words: Vocabulary) -> bool:
    """Whether a preposition, perhaps with an article, leads to the name: its first word may be another name's."""
    doc, k = run[0].doc, run[0].i - 1
    if k >= 0 and words.group_of("determiners.", doc[k].lower_) and len(run) > 2:
        return True
    return k >= 0 and words.has("names.prepositions", doc[k].lower_)


def _is_heading(sentence: Span) -> bool:
    """Whether the sentence is written with capitals on most words."""
    letters = [t for t in sentence if t.is_alpha and len(t) > 3]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) > 0.7 * len(letters)


def person_name(run: Sequence[Token], words: Vocabulary, lang: str) -> str | None:
    """The full name of a person in a run of capitals, a middle initial left out; nothing where it is no person's."""
    parts = [t for t in run if not _initial(t) or t is run[0]]
    name = shown(run) if len(parts) == len(run) else " ".join(t.text for t in parts)
    if sum(t.text[:1].isupper() for t in parts) < 2 or len(run) > 6 or _written_large(run):
        return None
    previous = run[0].nbor(-1) if run[0].i else None
    addressed = previous is not None and bool(title_of(previous, words))
    if previous is not None and not addressed and words.group_of("determiners.", previous.lower_):
        return None
    if not addressed and (is_body(run, words, lang) or _is_known_place(name, lang)):
        return None
    known = outlet(name)
    return None if known is not None and not known.ambiguous else name


def _written_large(run: Sequence[Token]) -> bool:
    """All in capitals: headings and acronyms say nothing about names."""
    return all(t.text.isupper() for t in run if t.text not in HYPHENS)


def _initial(token: Token) -> bool:
    return len(token.text.rstrip(".")) == 1 and token.text[:1].isupper()


def _is_known_place(name: str, lang: str) -> bool:
    return bool(geography.state(name, lang) or geography.capital_of(name, lang) or geography.seat(name, lang))


def _last(run: Sequence[Token], words: Vocabulary) -> str:
    """The last name: the last word with the particles and hyphens before it."""
    k = len(run) - 1
    while k > 1 and (run[k - 1].text in HYPHENS or words.has("names.particles", run[k - 1].lower_)):
        k -= 2 if run[k - 1].text in HYPHENS else 1
    return key(shown(run[max(k, 1) :]))


def _place(run: Sequence[Token], cast: Cast, words: Vocabulary, lang: str) -> None:
    """Enter a run of capitals as a naming of a person, an outlet or a body in short."""
    text, start = shown(run), run[0].idx
    named = cast.persons.get(key(person_name(run, words, lang) or text)) or _by_last(run, cast)
    if named is None:
        known = outlet(text)
        if known is not None and not known.ambiguous:
            cast.outlets.append((start, text))
        _enter_short(run, cast)
        if _treated_as_body(run, words, lang):
            cast.companies.add(key(text))
        return
    subject = any(t.dep_.startswith("nsubj") for t in run) or _is_subject_beside(run)
    cast.namings.append(Naming(start, named, subject))
    previous = run[0].nbor(-1) if run[0].i else None
    gender = title_of(previous, words) if previous is not None else ""
    if gender in ("masculine", "feminine"):
        cast.genders[named.name] = gender
    for role, article in (_role_before(run, words), _role_after(run, words)):
        if role is not None:
            cast.roles.append((start, role.lemma_.lower(), _beside(role, run), named))
            shows = words.has("determiners.feminine", article), words.has("determiners.masculine", article)
            if any(shows):
                cast.genders.setdefault(named.name, "feminine" if shows[0] else "masculine")


def _beside(role: Token, run: Sequence[Token]) -> frozenset[str]:
    """The telling words of the role's phrase: its complement and adjectives."""
    stop = (
        run[0].i if role.i < run[0].i else next((t.i for t in role.doc[role.i : role.i + WINDOW] if t.is_punct), role.i)
    )
    return telling(role.doc[role.i + 1 : stop])


def telling(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(key(t.text) for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ") and len(t.text) > 2)


def _by_last(run: Sequence[Token], cast: Cast) -> Person | None:
    wanted = key(shown(run))
    return next((p for p in cast.persons.values() if p.last == wanted), None)


def _is_subject_beside(run: Sequence[Token]) -> bool:
    """A name set beside a subject is one."""
    return any(t.dep_ in ("appos", "flat", "flat:name") and t.head.dep_.startswith("nsubj") for t in run)


def _role_before(run: Sequence[Token], words: Vocabulary) -> tuple[Token | None, str]:
    """The head noun of the phrase that leads up to the name, and its article."""
    doc, k, found = run[0].doc, run[0].i - 1, None
    if k >= 0 and doc[k].text == ",":
        k -= 1
    nearest_noun: Token | None = None
    for token in reversed(list(doc[max(0, k - WINDOW) : k + 1])):
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "PRON") or token.is_sent_end:
            break
        if token.pos_ in ("NOUN", "PROPN") and (token.text[:1].islower() or title_of(token, words)):
            found = token
            nearest_noun = nearest_noun or token
        group = words.group_of("determiners.", token.lower_)
        before = doc[token.i - 1] if token.i else None
        if group and found is not None and (before is None or before.pos_ != "ADP") and token.pos_ != "ADP":
            return _head_noun(found, nearest_noun or found, words), token.lower_
        if token.is_sent_start:
            break
    adjacent = nearest_noun if nearest_noun is not None and nearest_noun.i >= run[0].i - 2 else None
    return adjacent, ""


def _head_noun(first: Token, beside: Token, words: Vocabulary) -> Token:
    """Where nouns alone lead to the name ("the budget director Ann Lee") the last of them, else the first."""
    between = first.doc[first.i + 1 : beside.i]
    linked = any(t.pos_ in ("ADP", "ADJ") or words.has("names.prepositions", t.lower_) for t in between)
    return first if linked else beside


def _role_after(run: Sequence[Token], words: Vocabulary) -> tuple[Token | None, str]:
    """The head noun of what follows the name after a comma."""
    doc, k = run[0].doc, run[-1].i + 1
    if k >= len(doc) or doc[k].text not in (",", "("):
        return None, ""
    article = ""
    for token in doc[k + 1 : k + 7]:
        if words.group_of("determiners.", token.lower_):
            article = token.lower_
        elif token.pos_ == "NOUN" and token.text[:1].islower():
            return token, article
        elif token.pos_ in ("VERB", "AUX", "PRON", "SCONJ") or token.text in (")", "."):
            break
    return None, ""


def _treated_as_body(run: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    """« le patron de X », « X, filiale de », « le groupe X »: a role at it, or a kind of body beside it."""
    for role, _ in (_role_before(run, words), _role_after(run, words)):
        if role is not None and kind_of_head(role, words, lang) is SpeakerKind.INSTITUTION:
            return True
    doc, k = run[0].doc, run[0].i - 1
    if k < 1 or not words.has("names.prepositions", doc[k].lower_):
        return k >= 0 and bool(words.group_of("determiners.", doc[k].lower_)) and doc[k].text[:1].islower()
    near = [t for t in doc[max(0, k - 3) : k] if t.pos_ == "NOUN"]
    return any(kind_of_head(t, words, lang) in (SpeakerKind.UNNAMED, SpeakerKind.INSTITUTION) for t in near[-1:])


def _enter_short(run: Sequence[Token], cast: Cast) -> None:
    """« Agence de l'eau (AE) »: an acronym in brackets stands for the words before it whose initials it has."""
    token = run[0]
    doc = token.doc
    if len(run) != 1 or not token.text.isupper() or token.i < 3 or doc[token.i - 1].text != "(" or len(token) < 2:
        return
    before = list(doc[max(0, token.i - 12) : token.i - 1])
    starts = [t for t in before if t.text[:1].isupper() and t.text[0] == token.text[0]]
    chosen = next((t for t in starts if _spells(list(doc[t.i : token.i - 1]), token.text)), None)
    if chosen is not None:
        cast.bodies[key(token.text)] = shown(list(doc[chosen.i : token.i - 1]))


def _spells(words: Sequence[Token], acronym: str) -> bool:
    """Whether the initials of `words`, small ones left out where need be, hold the letters of the acronym in order."""
    initials = iter(t.text[0].upper() for t in words if t.text[:1].isalpha())
    return all(letter in initials for letter in acronym.upper())
