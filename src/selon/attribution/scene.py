"""A document while its attributions are gone through: who is in it, who spoke where, who was named or made a subject where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from selon.attribution.cast import Cast, Person
from selon.attribution.mentions import Vocabulary
from selon.language.tokens import Parse
from selon.model import Span, SpeakerKind

THINGS = (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)
IMPERSONAL = (SpeakerKind.INSTITUTION, *THINGS)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as resolved. `gender` is `masculine`, `feminine` or empty; `head` the lemma of the noun that describes them."""

    name: str | None
    kind: SpeakerKind
    gender: str = ""
    plural: bool = False
    head: str = ""
    given: Person | None = None

    @property
    def human(self) -> bool:
        return self.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)


NOBODY = Voice(None, SpeakerKind.UNNAMED)


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone named or described at a character of the text, as a subject or not."""

    at: int
    voice: Voice
    subject: bool


@dataclass(slots=True)
class Scene:
    """`contents` are what is attributed, `quoted` those in quotation marks; `said` the voices of attributions, by place;
    `bodies` the mentions that are no person's, up to the token `read`; `hushed` has 1 for each character that is `quoted`."""

    doc: Parse
    lang: str
    words: Vocabulary
    cast: Cast
    quoted: Sequence[Span] = ()
    contents: Sequence[Span] = ()
    said: list[tuple[int, Voice]] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    read: int = 0
    starts: list[int] = field(default_factory=list)
    hushed: bytearray = field(default_factory=bytearray)

    def last(self, position: int) -> Voice | None:
        """Who spoke last before `position`."""
        return next((v for at, v in reversed(self.said) if at < position and v.name), None)

    def before(self, position: int) -> list[Voice]:
        """Everyone who spoke before `position`, the last first, once each."""
        voices = [v for at, v in reversed(self.said) if at < position and v.name]
        return list({v.name: v for v in voices}.values())

    def sentence(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        if not self.starts:
            self.starts.extend(s[0].idx for s in self.doc.sents)
        return bisect_right(self.starts, position)

    def between(self, start: int, end: int) -> int:
        """How many sentences, those inside quotation marks not counted, begin between two characters."""
        first, last = self.sentence(start), self.sentence(end)
        return sum(not self.in_quotes(at) for at in self.starts[first:last])

    def told(self, at: int, position: int) -> bool:
        """Whether `at` stands in what someone is said to say, and `position` outside of it."""
        return any(s.start <= at < s.end and not s.start <= position < s.end for s in self.contents)

    def in_quotes(self, position: int) -> bool:
        if not self.hushed:
            self.hushed.extend(bytes(len(self.doc.text) + 1))
            for start, end in self.quoted:
                self.hushed[start:end] = b"\1" * (end - start)
        return bool(self.hushed[position])

    def mentions(self, position: int) -> list[Mention]:
        """Persons named and others mentioned before `position`, outside quotation marks, in no order."""
        named = [Mention(n.at, voice_of(n.person, self.cast), n.subject) for n in self.cast.namings if n.at < position]
        found = [*named, *(m for m in self.bodies if m.at < position)]
        return [m for m in found if not self.in_quotes(m.at)]


def voice_of(person: Person, cast: Cast) -> Voice:
    return Voice(person.name, SpeakerKind.PERSON, cast.genders.get(person.name, ""), given=person)


def joined(first: str, second: str, words: Vocabulary) -> str:
    return template("and", words).format(first=first, second=second)


def template(name: str, words: Vocabulary) -> str:
    return next(iter(words.words[f"templates.{name}"]))
