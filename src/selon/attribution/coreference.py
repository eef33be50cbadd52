"""Who a noun phrase without a name stands for, from what was said before it in the document.

Rules, no model: a role points to the person it was given to; what has been described keeps its description; a kind of
body or medium points to the last of that kind. Gender and number rule out, where they are known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selon.attribution import geography
from selon.attribution.cast import Person, nearest
from selon.attribution.kinds import by_title, is_human, kind_of_head
from selon.attribution.mentions import Phrase, gender_of, shown
from selon.attribution.posts import telling
from selon.attribution.pronouns import owner, single
from selon.attribution.scene import IMPERSONAL, THINGS, Scene, Voice, joined, voice_of
from selon.language.tokens import Token
from selon.language.words import folded, key
from selon.model import SpeakerKind

EPITHET = 3
"""Words of a phrase within which an epithet stands, its article included."""
SHORT = 4
"""Words of a phrase that points back; a longer one tells of someone new."""


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
        return None if kind_of_head(head, words, scene.lang) in IMPERSONAL else _both(position, scene)
    for rank, group in enumerate(("ordinals.first", "ordinals.second")):
        if words.has(group, text):
            return _ranked(rank, position, scene)
    if phrase.determiner not in ("definite", "demonstrative", "possessive") and not _bare(phrase):
        return None
    return (
        _theirs(_goes_on(head, position, scene), phrase, scene)
        or _by_epithet(phrase, position, scene)
        or _by_role(phrase, head, position, scene)
        or _theirs(_by_description(phrase, head, position, scene), phrase, scene)
        or _person_meant(phrase, head, position, scene)
    )


def _goes_on(head: Token, position: int, scene: Scene) -> Voice | None:
    """Whoever spoke last, where the same noun told of them."""
    last = scene.last(position)
    plural = "Plur" in head.feats("Number")
    return last if last is not None and last.head == head.lemma_.lower() and last.plural == plural else None


def _theirs(before: Voice | None, phrase: Phrase, scene: Scene) -> Voice | None:
    """« ses responsables » are not the last « responsables », unless those were told as the same one's."""
    if before is None or phrase.determiner != "possessive":
        return before
    whose = owner(phrase, scene).name
    return before if whose and whose in (before.name or "") else None


def _bare(phrase: Phrase) -> bool:
    """A noun alone, as headlines have it."""
    return not phrase.determiner and len(phrase.core) <= 2 and phrase.core[0].pos_ != "NUM"


def _by_role(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    """The person who was given this role, unless the phrase says a complement that theirs has not. Where it says none: whoever has
    the role and spoke last, else who was given it without one (« le président », « le président Paul Martin »)."""
    if "Plur" in head.feats("Number") or kind_of_head(head, scene.words, scene.lang) in THINGS:
        return None
    same = scene.words.group_of("same_role.", folded(shown(phrase.core)))
    wanted, own = same or head.lemma_.lower(), frozenset() if same else telling(t for t in phrase.core if t.i != head.i)
    over = _is_over({t.lower_.split("-")[0] for t in _narrow(phrase, scene)}, scene)
    own = frozenset(w for w in own if not scene.words.has("names.loose", w))
    given = [
        (at, p, beside)
        for at, role, beside, p in scene.cast.roles
        if role == wanted and (not own or not beside or own & beside) and _is_over(beside, scene) == over
    ]
    if not own:
        last = scene.last(position)
        if last is not None and any(p == last.given for _, p, _ in given):
            return last
        given = [one for one in given if not one[2] and one[0] < position] or given
    return voice_of(nearest([(at, p) for at, p, _ in given], position), scene.cast) if given else None


def _by_epithet(phrase: Phrase, position: int, scene: Scene) -> Voice | None:
    """« le chef spirituel », « Sa Sainteté », « le prix Nobel »: whom the text knows by a title, else the last person named."""
    text = f" {folded(shown(phrase.tokens[:EPITHET]))} "
    if not any(f" {folded(epithet)} " in text for epithet in scene.words.words["known_by_title.epithets"]):
        return None
    namings = [n for n in scene.cast.namings if n.at < position] or scene.cast.namings
    titled = [n for n in namings if scene.words.has("known_by_title.names", n.person.name.lower().replace(" - ", "-"))]
    return next((voice_of(n.person, scene.cast) for n in reversed(titled or namings)), None)


def _is_over(words: Collection[str], scene: Scene) -> bool:
    return any(scene.words.has("names.former", w) for w in words)


def _narrow(phrase: Phrase, scene: Scene) -> list[Token]:
    """The head with what stands right beside it, up to the first complement."""
    core = list(phrase.core)
    stop = next((k for k, t in enumerate(core) if k and scene.words.has("names.prepositions", t.lower_)), len(core))
    return core[:stop]


def _by_description(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    wanted, words = head.lemma_.lower(), scene.words
    own = telling(t for t in phrase.core if t.i != head.i)
    plural = "Plur" in head.feats("Number")
    earlier = scene.before(position)
    for voice in earlier:
        if (
            voice.head == wanted
            and voice.name
            and voice.plural == plural
            and (not own or own & frozenset(key(voice.name).split()))
        ):
            return voice
    among = next((v for v in earlier if v.plural and v.head == wanted and v.name), None)
    if among is not None and not plural and phrase.determiner == "demonstrative":
        return among
    group = words.group_of("anaphora.", wanted)
    if not group or len(phrase.core) > (3 if phrase.determiner == "demonstrative" else 2):
        return None
    kind = SpeakerKind(group)
    if plural:
        return None
    for voice in earlier:
        if (
            (voice.kind is kind or (kind is SpeakerKind.PERSON and voice.kind is SpeakerKind.UNNAMED))
            and not voice.plural
            and _same_gender(voice, phrase, scene)
        ):
            return voice
    if kind is SpeakerKind.OUTLET:
        named = [name for at, name in scene.cast.outlets if at < position]
        return Voice(named[-1], kind) if named else None
    if kind is SpeakerKind.PERSON and phrase.determiner == "demonstrative":
        found = single(position, "human", scene)
        return found if found.name else None
    return None


def _person_meant(phrase: Phrase, head: Token, position: int, scene: Scene) -> Voice | None:
    """The person whom a definite phrase goes on about: « l'ancienne candidate », « le chef religieux », "the comedian".

    Nobody where a complement tells of someone new (« le chef de l'opération »), or no person has spoken or been named yet.
    """
    words = scene.words
    former = _is_over({w for t in _narrow(phrase, scene) for w in (t.lower_, t.lower_.split("-")[0])}, scene)
    pointing = words.has("anaphora.person", head.lemma_.lower())
    if phrase.determiner == "possessive" or not (former or pointing or is_human(head, words, scene.lang)):
        return None
    if not phrase.determiner or "Plur" in head.feats("Number"):
        return None
    spoken = [v for v in scene.before(position) if v.given is not None]
    if _just_spoke(spoken, position, scene) and words.has("heads.person", head.lemma_.lower()):
        return spoken[0]
    pointing = phrase.determiner == "demonstrative" or (pointing and len(phrase.core) <= SHORT)
    if any(words.has("names.prepositions", t.lower_) for t in phrase.core) and not (former or pointing):
        return None
    if words.has("groups.attendant", head.lemma_.lower()) and not former:
        return None
    gender = {"Masc": "masculine", "Fem": "feminine"}.get(next(iter(head.feats("Gender")), ""), "")
    gender = (gender_of(phrase.word, words) or gender) if words.group_of("determiners.", phrase.word) else ""
    named = [voice_of(n.person, scene.cast) for n in reversed(scene.cast.namings) if n.at < position]
    return next((v for v in (*spoken, *named) if not gender or not v.gender or v.gender == gender), None)


def _same_gender(voice: Voice, phrase: Phrase, scene: Scene) -> bool:
    """Whether the article's gender, where it shows one, and the voice's may be the same; for persons alone."""
    shows = gender_of(phrase.word, scene.words)
    return not voice.human or not shows or not voice.gender or voice.gender == shows


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
    return Voice(joined(names[0], names[1], scene.words), SpeakerKind.PERSON, plural=True) if len(names) == 2 else None


def _ranked(rank: int, position: int, scene: Scene) -> Voice | None:
    """« le premier », « le second » of the two persons named last."""
    named: list[Person] = []
    for naming in reversed([n for n in scene.cast.namings if n.at < position]):
        if naming.person not in named:
            named.insert(0, naming.person)
        if len(named) == 2:
            return voice_of(named[rank], scene.cast)
    return None


def place(phrase: Phrase, scene: Scene) -> str | None:
    """The state or seat that a phrase names or stands for: a capital without an article, a people with one."""
    name, lang = shown(phrase.core), scene.lang
    found = geography.seat(name, lang) or geography.state(name, lang)
    if found is None and not phrase.determiner:
        found = geography.capital_of(name, lang)
    if found is None and phrase.determiner == "definite" and len(phrase.core) == 1 and name[:1].isupper():
        found = geography.people_of(name, lang)
    return found
