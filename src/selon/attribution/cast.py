"""The cast of a document: the persons it names in full, the roles it gives them, bodies with their short forms.

One pass over the tokens, before any attribution is looked at. A person is a full name (see `persons`), or a last name
behind a form of address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from selon.attribution.kinds import is_body, kind_of_head
from selon.attribution.mentions import (
    HYPHENS,
    Vocabulary,
    gender_of,
    is_name_word,
    runs,
    shown,
    splits,
    title_of,
    vocabulary,
)
from selon.attribution.persons import Evidence, determined, evidence, inner, is_complement, is_heading, person_name
from selon.attribution.posts import beside, is_post, role_after, role_before
from selon.language.outlets import outlet
from selon.language.tokens import Parse, Token
from selon.language.words import WORD, key
from selon.model import SpeakerKind

SHORT = 2
"""Letters that a first name and its short form share: Michael and Mike."""


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


def cast_of(doc: Parse, lang: str) -> Cast:
    words, cast = vocabulary(lang), Cast()
    headings = [is_heading(sentence) for sentence in doc.sents]
    found = [(k, run) for k, sentence in enumerate(doc.sents) for run in runs(sentence, words)]
    known = evidence(doc, [run for _, run in found], words, lang)
    for k, run in found:
        if not headings[k] and not is_complement(run, words):
            _enter(inner(run, known, words), cast, words, known)
    for _, run in found:
        if is_complement(run, words):
            _enter_complement(inner(run, known, words), cast, words, known)
    for k, run in found:
        if len(run) == 1 and not headings[k]:
            _enter_addressed(run, cast, words, lang)
    for _, run in found:
        _place(_known_part(run, cast), cast, words, known)
    _place_titles(doc, cast, words)
    cast.namings.sort(key=lambda n: n.at)
    return cast


def _enter_complement(run: Sequence[Token], cast: Cast, words: Vocabulary, known: Evidence) -> None:
    """A name behind a preposition: its first word may be another name's (« le patron d'Axa Paul Martin »)."""
    if len(run) == 2 or (len(run) > 2 and len(run[1].text.rstrip(".")) == 1):
        _enter(run, cast, words, known)
        return
    rest = next((run[j:] for j in range(1, len(run) - 1) if splits(run[j - 1], run[j], words)), ())
    if rest and not any(key(shown(run[j:])) in cast.persons for j in range(len(run))):
        _enter(rest, cast, words, known)


def _enter_addressed(run: Sequence[Token], cast: Cast, words: Vocabulary, lang: str) -> None:
    """A last name behind a form of address, where the text has no fuller name of it."""
    previous = run[0].nbor(-1) if run[0].i else None
    if previous is None or not title_of(previous, words) or len(run[0].text) < 3 or run[0].text.isupper():
        return
    called = key(shown(run))
    known = any(called in (p.last, p.first) for p in cast.persons.values())
    if not known and not determined(run, words) and not is_body(run, words, lang):
        name = shown(run)
        cast.persons[key(name)] = Person(name, key(name), "")


def _place_titles(doc: Parse, cast: Cast, words: Vocabulary) -> None:
    """Persons known by a title alone, where no name follows it."""
    names = words.words["known_by_title.names"]
    titles = {tuple(WORD.findall(name)) for name in names} | {tuple(name.split()) for name in names}
    longest = max(map(len, titles), default=0)
    leads = {title[0] for title in titles}
    for token in doc:
        if token.lower_ not in leads:
            continue
        here = [t for t in doc[token.i : token.i + 2 * longest] if t.text not in HYPHENS]
        size = next((n for n in range(longest, 0, -1) if tuple(t.lower_ for t in here[:n]) in titles), 0)
        if not size or (len(here) > size and is_name_word(here[size], words)):
            continue
        last = here[size - 1]
        shows = shown(list(doc[token.i : last.i + 1]))
        person = cast.persons.setdefault(key(shows), Person(shows, key(shows), key(shows)))
        subject = any(t.dep_.startswith("nsubj") for t in here[:size])
        cast.namings.append(Naming(token.idx, person, subject))
        if gender := gender_of(token.nbor(-1).lower_ if token.i else "", words):
            cast.genders.setdefault(person.name, gender)


def _enter(run: Sequence[Token], cast: Cast, words: Vocabulary, known: Evidence) -> None:
    name = person_name(run, words, known)
    if name is None:
        return
    person = Person(name, _last(run, words), key(run[0].text))
    if not any(p.last == person.last and p.first[:SHORT] == person.first[:SHORT] for p in cast.persons.values()):
        cast.persons.setdefault(key(name), person)


def _known_part(run: tuple[Token, ...], cast: Cast) -> tuple[Token, ...]:
    """The longest end of the run that names a person entered, else the run."""
    ends = [run[j:] for j in range(len(run) - 1) if not j or run[j - 1].text not in HYPHENS]
    return next((end for end in ends if key(shown(end)) in cast.persons), run)


def _last(run: Sequence[Token], words: Vocabulary) -> str:
    """The last name: the last word with the particles and hyphens before it."""
    k = len(run) - 1
    while k > 1 and (run[k - 1].text in HYPHENS or words.has("names.particles", run[k - 1].lower_)):
        k -= 2 if run[k - 1].text in HYPHENS else 1
    return key(shown(run[max(k, 1) :]))


def _place(run: Sequence[Token], cast: Cast, words: Vocabulary, known: Evidence) -> None:
    """Enter a run of capitals as a naming of a person, an outlet or a body in short."""
    text, start = shown(run), run[0].idx
    named = cast.persons.get(key(person_name(run, words, known) or text)) or _by_last(run, cast)
    if named is None:
        medium = outlet(text)
        if medium is not None and not medium.ambiguous:
            cast.outlets.append((start, text))
        _enter_short(run, cast)
        if _treated_as_body(run, words, known.lang):
            cast.companies.add(key(text))
        return
    subject = any(t.dep_.startswith("nsubj") for t in run) or _is_subject_beside(run)
    if subject and "Fem" in run[0].head.feats("Gender") and "Part" in run[0].head.feats("VerbForm"):
        cast.genders.setdefault(named.name, "feminine")
    cast.namings.append(Naming(start, named, subject))
    previous = run[0].nbor(-1) if run[0].i else None
    gender = title_of(previous, words) if previous is not None else ""
    if gender in ("masculine", "feminine"):
        cast.genders[named.name] = gender
    for role, article in (role_before(run, words), role_after(run, words)):
        if role is not None and is_post(role, run, words, known.lang):
            cast.roles.append((start, role.lemma_.lower(), beside(role, run, words), named))
            if shows := gender_of(article, words):
                cast.genders.setdefault(named.name, shows)


def _by_last(run: Sequence[Token], cast: Cast) -> Person | None:
    wanted = key(shown(run))
    return next((p for p in cast.persons.values() if p.last == wanted), None)


def _is_subject_beside(run: Sequence[Token]) -> bool:
    """A name set beside a subject is one."""
    return any(t.dep_ in ("appos", "flat", "flat:name") and t.head.dep_.startswith("nsubj") for t in run)


def _treated_as_body(run: Sequence[Token], words: Vocabulary, lang: str) -> bool:
    """« le patron de X », « X, filiale de », « le groupe X »: a role at it, or a kind of body beside it."""
    for role, _ in (role_before(run, words), role_after(run, words)):
        if role is not None and kind_of_head(role, words, lang) is SpeakerKind.INSTITUTION:
            return True
    doc, k = run[0].doc, run[0].i - 1
    if k < 1 or not words.has("names.prepositions", doc[k].lower_):
        following = run[-1].nbor() if run[-1].i + 1 < len(doc) else None
        leads = following is not None and following.pos_ == "NOUN" and "last" in words.words["order.head"]
        return k >= 0 and determined(run, words) and doc[k].text[:1].islower() and not leads
    near = [t for t in doc[max(0, k - 3) : k] if t.pos_ == "NOUN"]
    return any(kind_of_head(t, words, lang) in (SpeakerKind.UNNAMED, SpeakerKind.INSTITUTION) for t in near[-1:])


def _enter_short(run: Sequence[Token], cast: Cast) -> None:
    """« Agence de l'eau (AE) »: an acronym in brackets stands for the words before it whose initials it has."""
    token = run[0]
    doc = token.doc
    if len(run) != 1 or not token.text.isupper() or token.i < 3 or doc[token.i - 1].text != "(" or len(token.text) < 2:
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
