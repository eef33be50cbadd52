"""The speaker of every attribution, resolved over the document, in the shortest full form of the document's language.

A named person by their full name, a state for its government, capital or people, a body or outlet by its name, someone
unnamed by what the text says of them, without article. Top-level attributions are gone through in the order of the
text, nested ones after those they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from selon.attribution.cast import Cast, Person, cast_of
from selon.attribution.coreference import nominal, place
from selon.attribution.kinds import can_speak, is_human, kind_of, kind_of_head
from selon.attribution.labels import described, outlet_name
from selon.attribution.mentions import Phrase, gender_of, read, shown, vocabulary
from selon.attribution.pronouns import owner, pronoun, pronoun_group
from selon.attribution.scene import NOBODY, Mention, Scene, Voice, joined, template, voice_of
from selon.language.outlets import outlet
from selon.language.tokens import Parse, Token
from selon.language.words import key
from selon.model import Article, Attribution, Span, SpeakerKind, Speech, Stance

HEARSAY = "hearsay"
MARKS = " \t\u00a0\u202f«»“”\"'‘’."
HEADING = 14
"""Words that a heading has at most."""
MOST = 0.7
NEAR = 8
"""Words of its phrase that are read behind a noun mentioned in passing."""
PHRASAL = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM")


def resolve(article: Article, doc: Parse, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions, in their order, with `speaker` and `kind` filled."""
    lang = article.lang
    contents = [s for a in attributions for s in a.content]
    quoted = [s for a in attributions if a.speech is Speech.DIRECT for s in a.content]
    scene = Scene(doc, lang, vocabulary(lang), cast_of(doc, lang), quoted, contents)
    voices: dict[str, Voice] = {}
    known = {a.id: a for a in attributions}
    outer = [a for a in attributions if a.parent is None or a.parent not in known]
    for attribution in sorted(outer, key=anchor):
        _read_on(scene, anchor(attribution))
        voices[attribution.id] = _voice(attribution, scene, None, False, outer)
        scene.said.append((anchor(attribution), voices[attribution.id]))
        scene.said.sort(key=lambda s: s[0])
    waiting = [a for a in attributions if a.id not in voices]
    while waiting:
        ready = [a for a in waiting if a.parent in voices] or waiting[:1]
        for attribution in sorted(ready, key=anchor):
            parent = known.get(attribution.parent or "")
            direct = parent is not None and parent.speech is Speech.DIRECT
            uttering = voices.get(attribution.parent or "")
            voices[attribution.id] = _voice(attribution, scene, uttering, direct, outer)
        waiting = [a for a in waiting if a.id not in voices]
    return tuple(_spoken(a, voices[a.id]) for a in attributions)


def _spoken(attribution: Attribution, found: Voice) -> Attribution:
    """A document believes nothing: what a decree foresees, it says."""
    thinks = attribution.stance is Stance.BELIEVE and found.kind is SpeakerKind.DOCUMENT
    stance = Stance.ASSERT if thinks else attribution.stance
    return replace(attribution, speaker=found.name, kind=found.kind, stance=stance)


def _read_on(scene: Scene, position: int) -> None:
    """Enter the subjects and bodies that the text mentions up to `position`, as far as they are no pronouns."""
    while scene.read < len(scene.doc) and scene.doc[scene.read].idx < position:
        token = scene.doc[scene.read]
        scene.read += 1
        mention = _mention(token, scene) if token.pos_ in ("NOUN", "PROPN") else None
        if mention is not None:
            scene.bodies.append(mention)


def _mention(noun: Token, scene: Scene) -> Mention | None:
    """What speaks and is no person named, at the head of its phrase: a body, someone described, or the person whom a description
    points to (« le chef spirituel »). Persons named are the cast's."""
    subject = noun.dep_.startswith("nsubj")
    if noun.dep_.startswith(("flat", "compound", "appos")):
        return None
    if noun.pos_ == "NOUN" and kind_of_head(noun, scene.words, scene.lang) is None:
        return None
    phrase = read(scene.doc, _around(noun), scene.lang, scene.cast.persons)
    if not phrase.tokens or (phrase.head is None and phrase.name and phrase.name[0].i > noun.i):
        return None
    found = voice(phrase, scene)
    if not found.name or (found.kind is SpeakerKind.PERSON and (found.given is None or phrase.name)):
        return None
    plural = found.plural or (noun.pos_ == "NOUN" and "Plur" in noun.feats("Number"))
    return Mention(noun.idx, replace(found, plural=plural), subject)


def _around(noun: Token) -> Span:
    """The phrase that a noun heads, as far as its words go without a break."""
    first = min((t.i for t in noun.children if t.i < noun.i and t.pos_ in PHRASAL and t.pos_ != "ADP"), default=noun.i)
    last = noun.i
    inside = {t.i for t in noun.subtree}
    while last < noun.i + NEAR and last + 1 in inside and noun.doc[last + 1].pos_ in PHRASAL:
        last += 1
    while last > noun.i and noun.doc[last].pos_ in ("ADP", "DET"):
        last -= 1
    return Span(noun.doc[first].idx, noun.doc[last].end)


def anchor(attribution: Attribution) -> int:
    """Where the text says who speaks: the source, else the cue, else the content."""
    span = attribution.source or attribution.cue or (attribution.content or (Span(0, 0),))[0]
    return span.start


def _voice(
    attribution: Attribution, scene: Scene, parent: Voice | None, direct: bool, outer: Sequence[Attribution]
) -> Voice:
    if attribution.source is None:
        return _without_source(attribution, scene, parent, outer)
    phrase = read(scene.doc, attribution.source, scene.lang, scene.cast.persons)
    if not phrase.tokens:
        return NOBODY
    return _several_named(phrase, scene) or voice(phrase, scene, parent, direct)


def voice(phrase: Phrase, scene: Scene, parent: Voice | None = None, direct: bool = False) -> Voice:
    """Who one noun phrase stands for."""
    group = pronoun_group(phrase, scene.words)
    if group:
        return pronoun(phrase, group, scene, parent, direct)
    if len(phrase.tokens) == 1 and phrase.tokens[0].text[:1].isupper():
        person = scene.cast.person(phrase.tokens[0].text, phrase.tokens[0].idx)
        if person is not None:
            return voice_of(person, scene.cast)
    if _is_relative(phrase, scene):
        return _antecedent(phrase, scene)
    if phrase.head is not None and not (phrase.name and can_speak(phrase.head, scene.words, scene.lang)):
        found = nominal(phrase, scene)
        if found is not None:
            return found
        owned = _owned(phrase, scene)
        if owned is not None:
            return owned
        if not can_speak(phrase.head, scene.words, scene.lang):
            return _behind(phrase, scene)
    return _named(phrase, scene)


def _is_relative(phrase: Phrase, scene: Scene) -> bool:
    """« qui », "several of whom": no noun, and a relative pronoun at the end."""
    nouns = any(t.pos_ in ("NOUN", "PROPN") for t in phrase.tokens)
    return not nouns and scene.words.has("names.relatives", phrase.tokens[-1].lower_)


def _antecedent(phrase: Phrase, scene: Scene) -> Voice:
    """Whom a relative clause is about; no one where it hangs on no noun."""
    verb = phrase.tokens[-1]
    while verb.head.i != verb.i and not verb.dep_.startswith("acl"):
        verb = verb.head
    noun = verb.head
    if noun.i >= phrase.tokens[0].i or noun.pos_ not in ("NOUN", "PROPN"):
        return NOBODY
    before = read(scene.doc, _around(noun), scene.lang, scene.cast.persons)
    return voice(before, scene) if before.tokens else NOBODY


def _behind(phrase: Phrase, scene: Scene) -> Voice:
    """Whose is what cannot speak: « les craintes de l'opposition » are the opposition's; no one's, where that is not told."""
    head = phrase.head.i if phrase.head is not None else 0
    k = next((k for k, t in enumerate(phrase.core) if t.i > head and t.lower_ in scene.words.words["names.owners"]), 0)
    rest = _span(phrase.core[k + 1 :]) if k else None
    inner = read(scene.doc, rest, scene.lang, scene.cast.persons) if rest is not None else None
    if inner is None or not inner.tokens or (inner.head is None and not inner.name):
        return NOBODY
    if inner.head is not None and kind_of_head(inner.head, scene.words, scene.lang) is None:
        return NOBODY
    return voice(inner, scene)


def _named(phrase: Phrase, scene: Scene) -> Voice:
    """The voice of a phrase that says itself who it is, by name or description."""
    words, lang, cast = scene.words, scene.lang, scene.cast
    standing = place(phrase, scene) if phrase.head is None and not phrase.title else None
    known = phrase.name and standing is None
    person = _person(phrase, cast) if known else None
    kind = kind_of(phrase, words, lang, person is not None)
    short = _outlet_in_short(phrase, scene) if person is None else None
    if short is not None:
        return Voice(short, SpeakerKind.OUTLET)
    plural = _is_plural(phrase)
    if kind is SpeakerKind.PERSON and person is None and not phrase.title and key(shown(phrase.name)) in cast.companies:
        kind = SpeakerKind.INSTITUTION
    if kind is SpeakerKind.PERSON:
        if person is not None:
            return voice_of(person, cast)
        gender = phrase.title if phrase.title in ("masculine", "feminine") else ""
        return Voice(shown(phrase.name) or described(phrase, scene), kind, gender)
    if kind is SpeakerKind.OUTLET:
        return Voice(outlet_name(phrase, scene), kind, gender_of(phrase.word, words))
    if standing is not None:
        return Voice(standing, SpeakerKind.INSTITUTION, gender_of(phrase.word, words))
    head = phrase.head.lemma_.lower() if phrase.head is not None else ""
    gender = gender_of(phrase.word, words) or _gender(phrase.head)
    name = cast.bodies.get(key(shown(phrase.core))) if not head else None
    return Voice(name or described(phrase, scene), kind, gender, plural, head)


def _person(phrase: Phrase, cast: Cast) -> Person | None:
    """The person of the cast whose name it is, perhaps behind the name of an outlet (« a dit à l'AFP Paul Martin »)."""
    position, rest = phrase.tokens[0].idx, phrase.name[1:]
    led = len(rest) > 1 and phrase.name[0].text.isupper() and outlet(phrase.name[0].text) is not None
    return cast.person(shown(phrase.name), position) or (cast.person(shown(rest), position) if led else None)


def _outlet_in_short(phrase: Phrase, scene: Scene) -> str | None:
    """« the Post » where the text has named the outlet in full."""
    if len(phrase.core) != 1 or phrase.determiner != "definite" or not phrase.name:
        return None
    wanted = key(shown(phrase.name))
    full = [name for _, name in scene.cast.outlets if key(name).split(" ")[-1] == wanted != key(name)]
    known = outlet(full[0]) if full else None
    return known.name if known is not None else None


def _owned(phrase: Phrase, scene: Scene) -> Voice | None:
    """« son cabinet », "her office": a body or person told by whose it is."""
    if phrase.determiner != "possessive" or phrase.head is None:
        return None
    whose = owner(phrase, scene)
    if whose.name is None or not can_speak(phrase.head, scene.words, scene.lang):
        return whose if whose.name else None
    text = template("possessed", scene.words).format(owner=whose.name, thing=described(phrase, scene))
    return Voice(text, kind_of(phrase, scene.words, scene.lang), head=phrase.head.lemma_.lower())


def _several_named(phrase: Phrase, scene: Scene) -> Voice | None:
    """Two or more speakers joined by « et »: each resolved, where the first at least is told by a name."""
    joins = [t.i for t in phrase.tokens if t.lower_ in scene.words.words["groups.coordinated"]]
    if not joins or len(phrase.tokens) < 3:
        return None
    commas = [t.i for t in phrase.tokens if t.text == "," and t.i < joins[-1]]
    listed = [_plain_name(p, scene) for p in _pieces(phrase, sorted({*joins, *commas}), scene)]
    if not commas or len(listed) < 3 or any(v is None for v in listed):
        first, *rest = _pieces(phrase, joins, scene)
        alone = _plain_name(first, scene) is not None
        named = [_single_named(p, scene) or (_joined_on(p, scene) if alone else None) for p in rest]
        listed = [_single_named(first, scene), *named]
    found = [v for v in listed if v is not None]
    if len(found) < 2 or len(found) < len(listed):
        return None
    *others, last = [v.name or "" for v in found]
    return Voice(joined(", ".join(others), last, scene.words), found[0].kind, plural=True)


def _pieces(phrase: Phrase, cuts: Sequence[int], scene: Scene) -> list[Span]:
    """The parts of a phrase between the tokens of the document at `cuts`."""
    edges = [phrase.tokens[0].i - 1, *cuts, phrase.tokens[-1].i + 1]
    spans = [_span(list(scene.doc[a + 1 : b])) for a, b in pairwise(edges)]
    return [s for s in spans if s is not None]


def _single_named(piece: Span, scene: Scene) -> Voice | None:
    phrase = read(scene.doc, piece, scene.lang, scene.cast.persons)
    if not phrase.name or (
        phrase.head is not None and phrase.tokens[0].lower_ in scene.words.words["names.prepositions"]
    ):
        return None
    found = _named(phrase, scene)
    whole = found.kind is not SpeakerKind.PERSON or found.given is not None or phrase.title
    return found if found.name and whole else None


def _plain_name(piece: Span, scene: Scene) -> Voice | None:
    """Whom a name alone tells, nothing where more stands in the piece."""
    phrase = read(scene.doc, piece, scene.lang, scene.cast.persons)
    more = phrase.head is not None or len(phrase.tokens) > len(phrase.name) + bool(phrase.title) + bool(phrase.word)
    return None if more else _single_named(piece, scene)


def _joined_on(piece: Span, scene: Scene) -> Voice | None:
    """Someone described beside someone named: « Paul Martin et d'autres élus »."""
    phrase = read(scene.doc, piece, scene.lang, scene.cast.persons)
    if phrase.head is None or not is_human(phrase.head, scene.words, scene.lang):
        return None
    return _named(phrase, scene) if phrase.determiner == "indefinite" or phrase.core[0].pos_ == "NUM" else None


def _span(tokens: Sequence[Token]) -> Span | None:
    return Span(tokens[0].idx, tokens[-1].end) if len(tokens) else None


def _without_source(
    attribution: Attribution, scene: Scene, parent: Voice | None, outer: Sequence[Attribution]
) -> Voice:
    """A quotation that goes on is its last speaker's, so is an infinitive that adds; the rest is no one's.

    A quotation that opens its paragraph before anyone speaks there is whose word comes next in it.
    """
    position = anchor(attribution)
    if any(r.feature == "route" and r.value == HEARSAY for r in attribution.reasons):
        return NOBODY
    if attribution.cue is not None:
        adds = any("Inf" in t.feats("VerbForm") for t in scene.doc.touched(attribution.cue))
        return (scene.last(position) or NOBODY) if adds and parent is None else NOBODY
    if parent is not None:
        return parent
    repeated = _repeated(attribution, scene, outer)
    if repeated is not None:
        return _voice(repeated, scene, None, False, ())
    return _going_on(attribution, scene, outer)


def _repeated(attribution: Attribution, scene: Scene, outer: Sequence[Attribution]) -> Attribution | None:
    """The attribution that a heading in quotation marks is taken from: the next one that holds most of its words."""
    text, (start, end) = scene.doc.text, attribution.content[0]
    alone = not text[text.rfind("\n", 0, start) + 1 : start].strip(MARKS) and text[end:].strip(MARKS)[:1] in ("", "\n")
    wanted = set(key(text[start:end]).split())
    if not alone or len(attribution.content) > 1 or len(wanted) > HEADING:
        return None
    later = [a for a in sorted(outer, key=anchor) if a.source is not None and anchor(a) > end]
    for other in later:
        said = {w for s in other.content for w in key(text[s.start : s.end]).split()}
        if len(wanted & said) >= MOST * len(wanted):
            return other
    return None


def _going_on(attribution: Attribution, scene: Scene, outer: Sequence[Attribution]) -> Voice:
    text, position = scene.doc.text, anchor(attribution)
    opening = text.rfind("\n", 0, position)
    last = [at for at, v in scene.said if at < position and v.name]
    if last and last[-1] > opening:
        return scene.last(position) or NOBODY
    closing = text.find("\n", position)
    later = [
        a
        for a in sorted(outer, key=anchor)
        if a.source is not None and position < anchor(a) and (closing < 0 or anchor(a) < closing)
    ]
    if later and (not last or attribution.speech is not Speech.DIRECT):
        return _voice(later[0], scene, None, False, ())
    return scene.last(position) or NOBODY


def _is_plural(phrase: Phrase) -> bool:
    return phrase.head is not None and "Plur" in phrase.head.feats("Number")


def _gender(head: Token | None) -> str:
    values = head.feats("Gender") if head is not None else []
    return {"Masc": "masculine", "Fem": "feminine"}.get(values[0] if values else "", "")


__all__ = ["resolve", "voice"]
