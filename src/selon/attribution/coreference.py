"""Who a pronoun or a noun phrase without a name stands for, from what was said before it in the document.

Rules, no model: the last speaker is who goes on speaking, unless someone else was made the subject since; a role
points to the person it was given to; what has been described keeps its description. Gender and number rule
out, where they are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from selon.attribution import geography
from selon.attribution.cast import Cast, Person, nearest, telling
from selon.attribution.kinds import by_title, kind_of_head
from selon.attribution.mentions import Phrase, Vocabulary, shown
from selon.language.words import folded, key
from selon.model import Span, SpeakerKind


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as resolved. `gender` is `masculine`, `feminine` or empty; `head` the lemma of the noun that describes them."""

    name: str | None
    kind: SpeakerKind
    gender: str = ""
    plural: bool = False
    head: str = ""
    given: Person | None = None


THINGS = (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)
NOBODY = Voice(None, SpeakerKind.UNNAMED)


@dataclass(slots=True)
class Scene:
    """A document while its attributions are gone through: who spoke where. `quoted` are the contents in quotation marks."""

    doc: Doc
    lang: str
    words: Vocabulary
    cast: Cast
    quoted: Sequence[Span] = ()
    said: list[tuple[int, Voice]] = field(default_factory=list)

    def last(self, position: int) -> Voice | None:
        """Who spoke last before `position`."""
        return next((v for at, v in reversed(self.said) if at < position and v.name), None)

    def before(self, position: int) -> list[Voice]:
        """Everyone who spoke before `position`, the last first, once each."""
        voices = [v for at, v in reversed(self.said) if at < position and v.name]
        return list({v.name: v for v in voices}.values())


def voice_of(person: Person, cast: Cast) -> Voice:
    return Voice(person.name, SpeakerKind.PERSON, cast.genders.get(person.name, ""), given=person)


def pronoun_group(phrase: Phrase, words: Vocabulary) -> str:
    """`masculine`, `feminine`, `neuter`, `plural`, `first` or `anyone` where the phrase is a pronoun."""
    if not phrase.tokens:
        return ""
    text = shown(phrase.tokens).lower()
    group = words.group_of("pronouns.", text)
    if group or phrase.tokens[0].pos_ != "PRON":
        return group
    return words.group_of("pronouns.", phrase.tokens[0].lower_) if len(phrase.tokens) > 1 else ""


def pronoun(phrase: Phrase, group: str, scene: Scene, parent: Voice | None, direct: bool) -> Voice:
    """`parent` is who utters the content that the pronoun stands in; `direct` whether those are their own words."""
    position = phrase.tokens[0].idx
    if group == "first":
        return parent or scene.last(position) or NOBODY
    if group == "anyone":
        return _anyone(phrase, scene, parent)
    if group == "plural":
        return _several(position, scene, parent if not direct else None)
    if parent is not None and not direct and _fits(parent, group, scene.words):
        return parent
    barred = parent.name if parent is not None and direct else None
    return _single(position, group, scene, barred)


def _single(position: int, group: str, scene: Scene, barred: str | None) -> Voice:
    since = max((at for at, v in scene.said if at < position and v.name), default=-1)
    subjects = [
        n
        for n in scene.cast.namings
        if n.subject and since < n.at < position and not _in_quotes(n.at, scene) and _near(n.at, position, scene.doc)
    ]
    for naming in reversed(subjects):
        voice = voice_of(naming.person, scene.cast)
        if _fits(voice, group, scene.words) and voice.name != barred:
            return voice
    for voice in scene.before(position):
        if _fits(voice, group, scene.words) and voice.name != barred:
            return voice
    for naming in reversed([n for n in scene.cast.namings if n.at < position]):
        voice = voice_of(naming.person, scene.cast)
        if _fits(voice, group, scene.words) and voice.name != barred:
            return voice
    return NOBODY


def _near(at: int, position: int, doc: Doc) -> bool:
    """Whether no more than one paragraph's end lies between."""
    return doc.text.count("\n", at, position) <= 2


def _in_quotes(at: int, scene: Scene) -> bool:
    return any(s.start <= at < s.end for s in scene.quoted)


def _fits(voice: Voice, group: str, words: Vocabulary) -> bool:
    if voice.plural or (words.has("agreement.persons_only", group) and not _is_human(voice)):
        return False
    if group == "neuter":
        return not _is_human(voice)
    return not voice.gender or voice.gender == group


def _is_human(voice: Voice) -> bool:
    return voice.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)


def _anyone(phrase: Phrase, scene: Scene, parent: Voice | None) -> Voice:
    """« on » at a body speaks for it; « a-t-on ajouté » goes on for the body that spoke last; else it is no one."""
    rest = phrase.tokens[1:]
    noun = next((t for t in rest if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is not None:
        kind = kind_of_head(noun, scene.words, scene.lang) or SpeakerKind.UNNAMED
        return Voice(shown([t for t in rest if t.i >= noun.i]), kind, head=noun.lemma_.lower())
    last = parent or scene.last(phrase.tokens[0].idx)
    text = shown(phrase.tokens).lower()
    institution = last is not None and last.kind is SpeakerKind.INSTITUTION
    return last if last is not None and institution and phrase.tokens[0].pos_ == "PRON" and len(text) < 8 else NOBODY


def _several(position: int, scene: Scene, parent: Voice | None) -> Voice:
    if parent is not None and parent.plural:
        return parent
    for voice in scene.before(position)[:4]:
        if voice.plural:
            return voice
    subject = next(
        (
            t
            for t in reversed(list(scene.doc[: _index(scene.doc, position)]))
            if t.pos_ == "NOUN" and t.dep_.startswith("nsubj") and "Plur" in t.morph.get("Number", [])
        ),
        None,
    )
    if subject is None:
        return NOBODY
    kind = kind_of_head(subject, scene.words, scene.lang) or SpeakerKind.UNNAMED
    following = [t for t in subject.subtree if t.i >= subject.i and t.i <= subject.i + 4]
    run = [
        t for k, t in enumerate(following) if t.i == subject.i + k and t.pos_ in ("NOUN", "ADJ", "PROPN", "ADP", "DET")
    ]
    while run and run[-1].pos_ in ("ADP", "DET"):
        run.pop()
    return Voice(shown(run or [subject]), kind, plural=True, head=subject.lemma_.lower())


def _index(doc: Doc, position: int) -> int:
    return next((t.i for t in doc if t.idx >= position), len(doc))


def nominal(phrase: Phrase, scene: Scene) -> Voice | None:
    """Who a phrase with a noun and no name points back to, nothing where it introduces someone new."""
    words, head = scene.words, phrase.head
    if head is None or not phrase.tokens:
        return None
    position, text = phrase.tokens[0].idx, shown(phrase.tokens).lower()
    if by_title(phrase.core, words):
        person = scene.cast.person(shown(phrase.core), position)
        return voice_of(person, scene.cast) if person is not None else None
    if any(t.lower_ in words.words["groups.two"] for t in phrase.tokens) and phrase.determiner == "definite":
        return _both(position, scene)
    for rank, group in enumerate(("ordinals.first", "ordinals.second")):
        if words.has(group, text):
            return _ranked(rank, position, scene)
    if phrase.determiner not in ("definite", "demonstrative", "possessive") and not _bare(phrase):
        return None
    return (
        _by_role(phrase, head, position, scene)
        or _by_description(phrase, head, position, scene)
        or _person_meant(phrase, head, position, scene)
    )


def _bare(phrase: Phrase) -> bool:
    """A noun alone, as headlines have it."""
    return not phrase.determiner and len(phrase.core) <= 2


def _by_role(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    """The person who was given this role, unless the phrase says a complement that theirs has not."""
    if "Plur" in head.morph.get("Number", []) or kind_of_head(head, scene.words, scene.lang) in THINGS:
        return None
    same = scene.words.group_of("same_role.", folded(shown(phrase.core)))
    wanted, own = same or head.lemma_.lower(), frozenset() if same else telling(t for t in phrase.core if t.i != head.i)
    own = frozenset(w for w in own if not scene.words.has("names.loose", w))
    found = [
        (at, p)
        for at, role, beside, p in scene.cast.roles
        if role == wanted and (not own or not beside or own & beside)
    ]
    return voice_of(nearest(found, position), scene.cast) if found else None


def _by_description(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    wanted, words = head.lemma_.lower(), scene.words
    own = telling(t for t in phrase.core if t.i != head.i)
    earlier = scene.before(position)
    for voice in earlier:
        if voice.head == wanted and voice.name and (not own or own & frozenset(key(voice.name).split())):
            return voice
    group = words.group_of("anaphora.", wanted)
    if not group or len(phrase.core) > (3 if phrase.determiner == "demonstrative" else 2):
        return None
    kind = SpeakerKind(group)
    if "Plur" in head.morph.get("Number", []):
        return None
    for voice in earlier:
        if (
            voice.kind is kind or (kind is SpeakerKind.PERSON and voice.kind is SpeakerKind.UNNAMED)
        ) and not voice.plural:
            return voice
    if kind is SpeakerKind.OUTLET:
        named = [name for at, name in scene.cast.outlets if at < position]
        return Voice(named[-1], kind) if named else None
    if kind is SpeakerKind.PERSON and phrase.determiner == "demonstrative":
        return _single(position, "", scene, None) or None
    return None


def _person_meant(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    """The person whom a definite phrase goes on about: « l'ancienne candidate », « le chef religieux », "the comedian".

    Nobody where a complement tells of someone new (« le chef de l'opération »), or no person has spoken or been named yet.
    """
    words = scene.words
    if kind_of_head(head, words, scene.lang) not in (None, SpeakerKind.UNNAMED) or phrase.determiner == "possessive":
        return None
    if not phrase.determiner or "Plur" in head.morph.get("Number", []):
        return None
    lemmas = {w for t in phrase.core for w in (t.lower_, t.lower_.split("-")[0])}
    former = bool(lemmas & words.words["names.former"])
    spoken = [v for v in scene.before(position) if v.given is not None]
    if _just_spoke(spoken, position, scene) and words.has("heads.person", head.lemma_.lower()):
        return spoken[0]
    pointing = words.has("anaphora.person", head.lemma_.lower()) or phrase.determiner == "demonstrative"
    if any(words.has("names.prepositions", t.lower_) for t in phrase.core) and not (former or pointing):
        return None
    gender = {"Masc": "masculine", "Fem": "feminine"}.get(next(iter(head.morph.get("Gender", [])), ""), "")
    gender = words.group_of("determiners.", phrase.word) and next(
        (g for g in ("feminine", "masculine") if words.has(f"determiners.{g}", phrase.word)), gender
    )
    named = [voice_of(n.person, scene.cast) for n in reversed(scene.cast.namings) if n.at < position]
    return next((v for v in (*spoken, *named) if not gender or not v.gender or v.gender == gender), None)


def _just_spoke(spoken: Sequence[Voice], position: int, scene: Scene) -> bool:
    """Whether the last speaker is a person of whose role the text has said nothing, in this paragraph."""
    last = scene.last(position)
    if not spoken or last is not spoken[0] or any(p == last.given for _, _, _, p in scene.cast.roles):
        return False
    place = max(at for at, v in scene.said if at < position and v.name)
    return "\n" not in scene.doc.text[place:position].strip()


def _both(position: int, scene: Scene) -> Voice | None:
    """The last two persons who spoke, or were named where only one did, in the order of the text."""
    pair = [v for v in scene.before(position) if v.kind is SpeakerKind.PERSON and not v.plural and v.given is not None]
    names = [v.name for v in reversed(pair[:2]) if v.name]
    for naming in reversed([n for n in scene.cast.namings if n.at < position]):
        if len(names) < 2 and naming.person.name not in names:
            names.insert(0, naming.person.name)
    return Voice(joined(names[0], names[1], scene), SpeakerKind.PERSON, plural=True) if len(names) == 2 else None


def _ranked(rank: int, position: int, scene: Scene) -> Voice | None:
    """« le premier », « le second » of the two persons named last."""
    named: list[Person] = []
    for naming in reversed([n for n in scene.cast.namings if n.at < position]):
        if naming.person not in named:
            named.insert(0, naming.person)
        if len(named) == 2:
            return voice_of(named[rank], scene.cast)
    return None


def joined(first: str, second: str, scene: Scene) -> str:
    return template("and", scene.words).format(first=first, second=second)


def template(name: str, words: Vocabulary) -> str:
    return next(iter(words.words[f"templates.{name}"]))


def place(phrase: Phrase, scene: Scene) -> str | None:
    """The state or seat that a phrase names or stands for: a capital without an article, a people with one."""
    name, lang = shown(phrase.core), scene.lang
    found = geography.seat(name, lang) or geography.state(name, lang)
    if found is None and not phrase.determiner:
        found = geography.capital_of(name, lang)
    if found is None and phrase.determiner == "definite" and len(phrase.core) == 1 and name[:1].isupper():
        found = geography.people_of(name, lang)
    return found
