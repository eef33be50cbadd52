"""English frames, verbs and small words for made reporting sentences. As the English treebanks have it, the verb of saying is
the head of what is said before it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from models.frames import Material, fixed, harvest_clauses, harvest_phrases, one_of
from models.frames_fr import _after
from models.treebanks import Sentence, Word, root_of

VERBS = [
    "say:said:says",
    "add:added:adds",
    "claim:claimed:claims",
    "insist:insisted:insists",
    "argue:argued:argues",
    "note:noted:notes",
    "warn:warned:warns",
    "admit:admitted:admits",
    "deny:denied:denies",
    "explain:explained:explains",
    "announce:announced:announces",
    "believe:believed:believes",
    "suggest:suggested:suggests",
    "confirm:confirmed:confirms",
    "acknowledge:acknowledged:acknowledges",
    "declare:declared:declares",
    "stress:stressed:stresses",
    "report:reported:reports",
    "predict:predicted:predicts",
    "write:wrote:writes",
    "think:thought:thinks",
    "contend:contended:contends",
    "allege:alleged:alleges",
    "maintain:maintained:maintains",
    "tweet:tweeted:tweets",
    "recall:recalled:recalls",
    "conclude:concluded:concludes",
    "reply:replied:replies",
    "concede:conceded:concedes",
    "state:stated:states",
    "say:said:says",
    "say:said:says",
    "say:said:says",
    "tell:told:tells",
]
PEOPLE = frozenset(
    [
        "president",
        "minister",
        "spokesman",
        "spokeswoman",
        "official",
        "director",
        "senator",
        "mayor",
        "lawyer",
        "prosecutor",
        "judge",
        "chief",
        "leader",
        "government",
        "ministry",
        "party",
        "police",
        "group",
        "source",
        "expert",
        "analyst",
        "economist",
        "general",
        "secretary",
        "company",
        "bank",
        "agency",
        "council",
        "court",
        "candidate",
        "representative",
        "ambassador",
        "embassy",
        "witness",
        "author",
        "researcher",
        "doctor",
        "professor",
        "resident",
        "victim",
        "officer",
        "diplomat",
        "campaign",
        "adviser",
        "aide",
        "chairman",
        "congressman",
        "governor",
        "department",
        "administration",
    ]
)
PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"

FRAMES = """
NP>V:nsubj V: that?>S:mark S>V:ccomp DAY?>V:obl:tmod .>V:punct
NP>V:nsubj V: that>S:mark S>V:ccomp .>V:punct
NP>V:nsubj V: DAY>V:obl:tmod that>S:mark S>V:ccomp .>V:punct
«>S:punct S>V:ccomp ,>S:punct »>S:punct NP>V:nsubj V: DAY?>V:obl:tmod .>V:punct
«>S:punct S>V:ccomp ,>S:punct »>S:punct V: NP>V:nsubj .>V:punct
«>S:punct S>V:ccomp ,>S:punct »>S:punct V: NP>V:nsubj ,>APP:punct APP>NP:appos .>V:punct
«>S:punct S>V:ccomp ,>S:punct »>S:punct PRON>V:nsubj V: .>V:punct
S>V:ccomp ,>V:punct NP>V:nsubj V: .>V:punct
S>V:ccomp ,>V:punct V: NP>V:nsubj .>V:punct
S: ,>ACC:punct ACC>S:obl .>S:punct
ACC>S:obl ,>ACC:punct S: .>S:punct
NP>V:nsubj V: ,>S:punct «>S:punct S>V:ccomp .>V:punct »>S:punct
NP>V:nsubj V: COLON>S:punct «>S:punct S>V:ccomp .>V:punct »>S:punct
NP>V:nsubj ,>APP:punct APP>NP:appos ,>APP:punct V: that>S:mark S>V:ccomp .>V:punct
NP>V:nsubj V: that>S:mark S>V:ccomp ,>PPLE:punct PPLE>V:advcl that>S2:mark S2>PPLE:ccomp .>V:punct
NP>V:nsubj V: that>V2:mark NP3>V2:nsubj V2>V:ccomp that>S:mark S>V2:ccomp .>V:punct
NP>V:nsubj and>NP2:cc NP2>NP:conj V: that>S:mark S>V:ccomp .>V:punct
NP>TOLD:nsubj TOLD: ADDR>TOLD:iobj that>S:mark S>TOLD:ccomp .>TOLD:punct
NP>PRES:nsubj PRES: that?>S:mark S>PRES:ccomp .>PRES:punct
NP>NEG:nsubj NEG: whether>S:mark S>NEG:ccomp .>NEG:punct
"""


def _verb(dice: random.Random) -> tuple[str, str, str]:
    lemma, past, present = dice.choice([entry for entry in VERBS if not entry.startswith("tell")]).split(":")
    return lemma, past, present


def _past(dice: random.Random, plural: bool) -> Sentence:
    lemma, past, _ = _verb(dice)
    if dice.random() < 0.15 and past.endswith(("d", "t")):
        number = "Plur" if plural else "Sing"
        aux = Word("have" if plural else "has", "have", "AUX", PRESENT.format(number), 1, "aux")
        return (aux, Word(past, lemma, "VERB", "Tense=Past|VerbForm=Part", 1, "ROOT"))
    return (Word(past, lemma, "VERB", PAST.format("Plur" if plural else "Sing"), 0, "ROOT"),)


def _present(dice: random.Random, plural: bool) -> Sentence:
    lemma, _, present = _verb(dice)
    return (Word(lemma if plural else present, lemma, "VERB", PRESENT.format("Plur" if plural else "Sing"), 0, "ROOT"),)


def _told(_dice: random.Random, plural: bool) -> Sentence:
    return (Word("told", "tell", "VERB", PAST.format("Plur" if plural else "Sing"), 0, "ROOT"),)


def _participle(dice: random.Random, _plural: bool) -> Sentence:
    lemma = dice.choice(("add", "say", "argue", "insist", "warn", "claim", "suggest", "explain", "assert"))
    form = lemma.removesuffix("e") + "ing"
    return (Word(form, lemma, "VERB", "Tense=Pres|VerbForm=Part", 0, "ROOT"),)


def _negated(dice: random.Random, _plural: bool) -> Sentence:
    lemma = dice.choice(("say", "specify", "confirm", "explain", "know", "reveal", "disclose"))
    did = Word("did", "do", "AUX", "Mood=Ind|Tense=Past|VerbForm=Fin", 2, "aux")
    return (
        did,
        Word("not", "not", "PART", "Polarity=Neg", 2, "advmod"),
        Word(lemma, lemma, "VERB", "VerbForm=Inf", 2, "ROOT"),
    )


def _day(dice: random.Random, _plural: bool) -> Sentence:
    day = dice.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
    return (Word(day, day, "PROPN", "Number=Sing", 0, "ROOT"),)


def _pronoun(dice: random.Random, _plural: bool) -> Sentence:
    form, morph = dice.choice(
        (("he", "Gender=Masc|Number=Sing"), ("she", "Gender=Fem|Number=Sing"), ("they", "Number=Plur"))
    )
    return (Word(form, form, "PRON", f"Case=Nom|{morph}|Person=3|PronType=Prs", 0, "ROOT"),)


def material(sentences: Sequence[Sentence]) -> Material:
    phrases = harvest_phrases(sentences, PEOPLE)
    roles = [fixed(("a", "a", "DET", "Definite=Ind|PronType=Art", 1, "det"), (role, role, "NOUN", "Number=Sing", 1, "ROOT"))
             for role in ("spokesman", "spokeswoman", "lawyer", "senator", "director", "researcher", "historian")]  # fmt: skip
    hearers = [
        fixed((form, form, "NOUN", "Number=Plur", 0, "ROOT"))
        for form in ("reporters", "lawmakers", "journalists", "investors")
    ]
    return Material(
        clauses=harvest_clauses(sentences),
        phrases=phrases,
        makers={
            "V": _past, "V2": _past, "PRES": _present, "TOLD": _told, "PPLE": _participle, "NEG": _negated, "DAY": _day,
            "PRON": _pronoun, "APP": one_of(*roles), "ADDR": one_of(*hearers), "ACC": _after(("according", "to"), phrases),
            "that": fixed(("that", "that", "SCONJ", "", 0, "ROOT")), "whether": fixed(("whether", "whether", "SCONJ", "", 0, "ROOT")),
            "and": fixed(("and", "and", "CCONJ", "", 0, "ROOT")), "COLON": fixed((":", ":", "PUNCT", "", 0, "ROOT")),
        },
        quotes=(("“", "”", False), ('"', '"', False)),
        is_plural=lambda phrase: "Number=Plur" in phrase[root_of(phrase)].morph,
    )  # fmt: skip
