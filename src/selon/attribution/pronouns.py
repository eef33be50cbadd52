"""Who a pronoun stands for. Rules, no model: recency, subjects and speakers before others, gender and number rule out."""

from __future__ import annotations

from collections.abc import Iterator

from selon.attribution.kinds import kind_of_head
from selon.attribution.mentions import Phrase, Vocabulary, shown
from selon.attribution.scene import NOBODY, Mention, Scene, Voice
from selon.model import SpeakerKind

SUBJECT = 1.5
SPOKE = 1.5
TOLD = 2.0
PASSING = 1.5
STRANGER = 1.5
BY_KIND = {
    SpeakerKind.PERSON: 1.0,
    SpeakerKind.UNNAMED: 0.5,
    SpeakerKind.INSTITUTION: 0.0,
    SpeakerKind.OUTLET: -0.5,
    SpeakerKind.DOCUMENT: -1.0,
}
FAR = 6
"""Sentences back at most that a mention is looked for; a speaker is remembered for ever."""
COLLECTIVE = 8
"""Letters of a bare « on », with what is joined to it."""


def pronoun_group(phrase: Phrase, words: Vocabulary) -> str:
    """`masculine`, `feminine`, `either`, `neuter`, `plural`, `first` or `anyone` where the phrase is a pronoun."""
    if not phrase.tokens:
        return ""
    text = shown(phrase.tokens).lower()
    group = words.group_of("pronouns.", text)
    if not group and len(phrase.tokens) == 1 and words.has("determiners.possessive", text):
        return "either"
    if group or phrase.tokens[0].pos_ != "PRON":
        return group
    alone = len(phrase.tokens) == 1 or words.has("determiners.possessive", phrase.tokens[0].lower_)
    return "" if alone else words.group_of("pronouns.", phrase.tokens[0].lower_)


def pronoun(phrase: Phrase, group: str, scene: Scene, parent: Voice | None, direct: bool) -> Voice:
    """`parent` is who utters the content that the pronoun stands in; `direct` whether those are their own words."""
    position = phrase.tokens[0].idx
    if group == "first":
        return parent or scene.last(position) or NOBODY
    if group == "anyone":
        return _anyone(phrase, scene, parent)
    if group == "plural":
        return several(phrase, scene, parent if not direct else None)
    if parent is not None and not direct and fits(parent, group, scene.words):
        return parent
    barred = parent.name if parent is not None and direct else None
    nearest = scene.words.has("latter.words", shown(phrase.tokens).lower())
    return single(position, group, scene, barred, nearest)


def owner(phrase: Phrase, scene: Scene) -> Voice:
    """Whose « son », « ses », "her" at the head of a phrase says that it is."""
    return pronoun(phrase, scene.words.group_of("pronouns.", phrase.word) or "either", scene, None, False)


def single(position: int, group: str, scene: Scene, barred: str | None = None, nearest: bool = False) -> Voice:
    """The one that fits best: near, a subject, a speaker, a person. `nearest`: « ce dernier », whoever was named last."""
    weighed = [
        (weight, m)
        for weight, m in _weighed(position, scene)
        if m.voice.name and m.voice.name != barred and fits(m.voice, group, scene.words)
    ]
    if not weighed:
        return NOBODY
    return max(weighed, key=lambda f: _last_named(f[1], position, scene) if nearest else (f[0], f[1].at))[1].voice


def _last_named(mention: Mention, position: int, scene: Scene) -> tuple[float, int]:
    """Someone of this or the last sentence before others, a person before others there."""
    near = scene.between(mention.at, position) <= 1
    return (near + (near and mention.voice.human), mention.at)


def _weighed(position: int, scene: Scene) -> Iterator[tuple[float, Mention]]:
    """Whoever was mentioned or spoke before, by how near and how prominent."""
    for mention in scene.mentions(position):
        away = scene.between(mention.at, position)
        if away <= FAR:
            prominent = SUBJECT if mention.subject else 0.0 if mention.voice.given else -PASSING
            prominent -= STRANGER * (mention.voice.kind is SpeakerKind.UNNAMED)
            yield BY_KIND[mention.voice.kind] + prominent - TOLD * scene.told(mention.at, position) - away, mention
    for at, voice in scene.said:
        if at < position:
            yield BY_KIND[voice.kind] + SPOKE - scene.between(at, position), Mention(at, voice, False)


def fits(voice: Voice, group: str, words: Vocabulary) -> bool:
    """Whether number and gender allow it. `either` is of no gender, `human` a person, named or not."""
    if voice.plural or (words.has("agreement.persons_only", group) and not voice.human):
        return False
    if group == "human":
        return voice.human
    if group == "neuter":
        return not voice.human
    return not voice.gender or group not in ("masculine", "feminine") or voice.gender == group


def _anyone(phrase: Phrase, scene: Scene, parent: Voice | None) -> Voice:
    """« on » at a body speaks for it; « a-t-on ajouté » goes on for the body that spoke last; else it is no one."""
    rest = phrase.tokens[1:]
    noun = next((t for t in rest if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is not None:
        kind = kind_of_head(noun, scene.words, scene.lang) or SpeakerKind.UNNAMED
        return Voice(shown([t for t in rest if t.i >= noun.i]), kind, head=noun.lemma_.lower())
    last = parent or scene.last(phrase.tokens[0].idx)
    if last is None or phrase.tokens[0].pos_ != "PRON" or len(shown(phrase.tokens)) >= COLLECTIVE:
        return NOBODY
    together = last.kind is SpeakerKind.INSTITUTION or scene.words.has("groups.collective", last.head)
    return last if together else NOBODY


def several(phrase: Phrase, scene: Scene, parent: Voice | None) -> Voice:
    """The plural that fits best: near, a subject or a speaker; « ces derniers » are those named last."""
    if parent is not None and parent.plural:
        return parent
    position = phrase.tokens[0].idx
    plural = [(weight, m) for weight, m in _weighed(position, scene) if m.voice.plural and m.voice.name]
    if not plural:
        return NOBODY
    latter = scene.words.has("latter.words", shown(phrase.tokens).lower())
    return max(plural, key=lambda f: (f[1].at, 0) if latter else (f[0], f[1].at))[1].voice
