"""French frames, verbs and small words for made reporting sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.frames import Material, fixed, harvest_clauses, harvest_phrases, one_of
from models.treebanks import Sentence, Word, root_of

REGULAR = [
    "affirm",
    "ajout",
    "annonc",
    "assur",
    "admir",
    "argu",
    "avanc",
    "alert",
    "avou",
    "confirm",
    "confi",
    "constat",
    "critiqu",
    "considér",
    "déclar",
    "déplor",
    "dénonc",
    "détaill",
    "demand",
    "dout",
    "espér",
    "estim",
    "évoqu",
    "expliqu",
    "exig",
    "indiqu",
    "insist",
    "jug",
    "martel",
    "montr",
    "not",
    "observ",
    "pens",
    "précis",
    "préconis",
    "propos",
    "proclam",
    "raill",
    "rapport",
    "rappel",
    "récus",
    "réclam",
    "redout",
    "regrett",
    "relat",
    "relev",
    "remarqu",
    "répét",
    "répliqu",
    "résum",
    "rétorqu",
    "révél",
    "racont",
    "réaffirm",
    "révél",
    "signal",
    "soulign",
    "suggér",
    "souhait",
    "supput",
    "tranch",
    "témoign",
    "ironis",
    "lanc",
    "gliss",
    "conseill",
    "communiqu",
]
IRREGULAR = {
    "dire": ("dit", "dit", "disent", "disait"),
    "reconnaître": ("reconnu", "reconnaît", "reconnaissent", "reconnaissait"),
    "prévenir": ("prévenu", "prévient", "préviennent", "prévenait"),
    "avertir": ("averti", "avertit", "avertissent", "avertissait"),
    "soutenir": ("soutenu", "soutient", "soutiennent", "soutenait"),
    "nier": ("nié", "nie", "nient", "niait"),
    "démentir": ("démenti", "dément", "démentent", "démentait"),
    "écrire": ("écrit", "écrit", "écrivent", "écrivait"),
    "promettre": ("promis", "promet", "promettent", "promettait"),
    "répondre": ("répondu", "répond", "répondent", "répondait"),
    "admettre": ("admis", "admet", "admettent", "admettait"),
    "maintenir": ("maintenu", "maintient", "maintiennent", "maintenait"),
    "conclure": ("conclu", "conclut", "concluent", "concluait"),
    "poursuivre": ("poursuivi", "poursuit", "poursuivent", "poursuivait"),
    "prédire": ("prédit", "prédit", "prédisent", "prédisait"),
    "croire": ("cru", "croit", "croient", "croyait"),
    "craindre": ("craint", "craint", "craignent", "craignait"),
    "prétendre": ("prétendu", "prétend", "prétendent", "prétendait"),
    "reprendre": ("repris", "reprend", "reprennent", "reprenait"),
    "faire savoir": ("fait", "fait", "font", "faisait"),
}
PEOPLE = frozenset(
    [
        "président",
        "ministre",
        "porte-parole",
        "responsable",
        "directeur",
        "député",
        "sénateur",
        "maire",
        "syndicat",
        "avocat",
        "procureur",
        "juge",
        "premier",
        "chef",
        "dirigeant",
        "gouvernement",
        "ministère",
        "parti",
        "police",
        "organisation",
        "association",
        "groupe",
        "source",
        "expert",
        "analyste",
        "économiste",
        "général",
        "policier",
        "opposant",
        "candidat",
        "commissaire",
        "secrétaire",
        "entreprise",
        "société",
        "banque",
        "agence",
        "journal",
        "quotidien",
        "conseil",
        "tribunal",
        "parquet",
        "préfet",
        "représentant",
        "ambassadeur",
        "ambassade",
        "témoin",
        "auteur",
        "chercheur",
        "médecin",
        "professeur",
        "habitant",
        "victime",
        "officier",
        "diplomate",
        "autorité",
    ]
)
PART = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense={}|VerbForm=Fin"
THIRD_P = "Mood=Ind|Number=Plur|Person=3|Tense={}|VerbForm=Fin"

FRAMES = """
NP>V:nsubj V: ADV?>V:advmod que>S:mark S>V:ccomp .>V:punct
NP>V:nsubj V: ADDR?>V:obl:arg DAY?>V:obl:mod que>S:mark S>V:ccomp .>V:punct
«>S:punct S: »>S:punct ,>V:punct V>S:parataxis:insert NP>V:nsubj DAY?>V:obl:mod .>S:punct
«>S:punct S: »>S:punct ,>PRES:punct PRES>S:parataxis:insert NP>PRES:nsubj .>S:punct
«>S:punct S: »>S:punct ,>PRES:punct PRES>S:parataxis:insert NP>PRES:nsubj ,>APP:punct APP>NP:appos .>S:punct
«>S:punct S: ,>PRES:punct »>S:punct PRES>S:parataxis:insert NP>PRES:nsubj .>S:punct
«>S:punct S: »>S:punct ,>INV:punct INV>S:parataxis:insert DAY?>INV:obl:mod .>S:punct
S: ,>V:punct V>S:parataxis:insert NP>V:nsubj ADDR?>V:obl:arg .>S:punct
S: ,>PRES:punct PRES>S:parataxis:insert NP>PRES:nsubj .>S:punct
S: ,>INV:punct INV>S:parataxis:insert .>S:punct
S: ,>SELON:punct SELON>S:obl:mod .>S:punct
SELON>S:obl:mod ,>SELON:punct S: .>S:punct
NP>V:nsubj V: COLON>S:punct «>S:punct S>V:ccomp .>S:punct »>S:punct
NP>PRES:nsubj PRES: COLON>S:punct «>S:punct S>PRES:ccomp »>S:punct .>PRES:punct
NP>V:nsubj ,>APP:punct APP>NP:appos ,>APP:punct V: que>S:mark S>V:ccomp .>V:punct
NP>V:nsubj V: que>S:mark S>V:ccomp ,>PPLE:punct PPLE>V:advcl que>S2:mark S2>PPLE:ccomp .>V:punct
NP>V:nsubj V: que>V2:mark NP3>V2:nsubj V2>V:ccomp que>S:mark S>V2:ccomp .>V:punct
ASKED>V:advcl ,>ASKED:punct NP>V:nsubj V: que>S:mark S>V:ccomp .>V:punct
NP>V:nsubj et>NP2:cc NP2>NP:conj V: que>S:mark S>V:ccomp .>V:punct
S: ,>V:punct V>S:parataxis:insert NP>V:nsubj et>NP2:cc NP2>NP:conj .>S:punct
«>S:punct S: »>S:punct ,>V:punct V>S:parataxis:insert NP>V:nsubj ,>PPLE:punct PPLE>V:advcl que>S2:mark S2>PPLE:ccomp .>S:punct
NP>NEG:nsubj NEG: si>S:mark S>NEG:ccomp .>NEG:punct
NP>V:nsubj V: INF>V:xcomp .>V:punct
NP>PRES:nsubj PRES: INF>PRES:xcomp .>PRES:punct
NP>IMP:nsubj IMP: que>S:mark S>IMP:ccomp .>IMP:punct
"""

ADDRESSEES = ("presse", "journalistes", "députés", "télévision", "radio")
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def _verb(dice: random.Random) -> tuple[str, str, str, str, str]:
    """Lemma, participle, present third singular and plural, imperfect."""
    if dice.random() < 0.3:
        lemma = dice.choice([lemma for lemma in IRREGULAR if " " not in lemma])
        return (lemma, *IRREGULAR[lemma])
    stem = dice.choice(REGULAR)
    strong = stem if stem != "rappel" else "rappell"
    strong = re.sub(r"é([^aeiouyéè]+)$", r"è\1", strong) if stem not in {"relev"} else "relèv"
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" * stem.endswith("g")
    return stem + "er", stem + "é", strong + "e", strong + "ent", soft + "ait"


def _past(dice: random.Random, plural: bool) -> Sentence:
    lemma, participle, *_ = _verb(dice)
    form, tense = dice.choice((("ont" if plural else "a", "Pres"), ("avaient" if plural else "avait", "Imp")))
    morph = (THIRD_P if plural else THIRD).format(tense)
    return (Word(form, "avoir", "AUX", morph, 1, "aux:tense"), Word(participle, lemma, "VERB", PART, 1, "ROOT"))


def _present(dice: random.Random, plural: bool) -> Sentence:
    lemma, _, singular, third_plural, _ = _verb(dice)
    morph = (THIRD_P if plural else THIRD).format("Pres")
    return (Word(third_plural if plural else singular, lemma, "VERB", morph, 0, "ROOT"),)


def _imperfect(dice: random.Random, plural: bool) -> Sentence:
    lemma, *_, imperfect = _verb(dice)
    form = imperfect[:-2] + "aient" if plural else imperfect
    return (Word(form, lemma, "VERB", (THIRD_P if plural else THIRD).format("Imp"), 0, "ROOT"),)


def _inverted(dice: random.Random, _plural: bool) -> Sentence:
    lemma, participle, singular, *_ = _verb(dice)
    person, gender = dice.choice((("il", "Masc"), ("elle", "Fem")))
    clitic = f"Emph=No|Gender={gender}|Number=Sing|Person=3|PronType=Prs"
    if dice.random() < 0.6:
        aux = Word("a", "avoir", "AUX", THIRD.format("Pres"), 2, "aux:tense", space=False)
        return (
            aux,
            Word(f"-t-{person}", "lui", "PRON", clitic, 2, "nsubj"),
            Word(participle, lemma, "VERB", PART, 2, "ROOT"),
        )
    link = f"-{person}" if singular.endswith(("t", "d")) else f"-t-{person}"
    verb = Word(singular, lemma, "VERB", THIRD.format("Pres"), 0, "ROOT", space=False)
    return (verb, Word(link, "lui", "PRON", clitic, 0, "nsubj"))


def _participle(dice: random.Random, _plural: bool) -> Sentence:
    lemma, _, _, plural, _ = _verb(dice)
    return (Word(plural.removesuffix("ent") + "ant", lemma, "VERB", "Tense=Pres|VerbForm=Part", 0, "ROOT"),)


def _negated(dice: random.Random, plural: bool) -> Sentence:
    lemma, participle, *_ = _verb(dice)
    ne = Word("n'", "ne", "ADV", "Polarity=Neg", 3, "advmod", space=False)
    aux = Word("ont" if plural else "a", "avoir", "AUX", (THIRD_P if plural else THIRD).format("Pres"), 3, "aux:tense")
    return (
        ne,
        aux,
        Word("pas", "pas", "ADV", "Polarity=Neg", 3, "advmod"),
        Word(participle, lemma, "VERB", PART, 3, "ROOT"),
    )


def _day(dice: random.Random, _plural: bool) -> Sentence:
    day = dice.choice(DAYS)
    noun = Word(day, day, "NOUN", "Gender=Masc|Number=Sing", 0, "ROOT")
    if dice.random() < 0.3:
        return (noun, Word("soir", "soir", "NOUN", "Gender=Masc|Number=Sing", 0, "nmod"))
    return (noun,)


def _addressee(dice: random.Random, _plural: bool) -> Sentence:
    noun = dice.choice(ADDRESSEES)
    case, det = ("aux", "") if noun.endswith("s") else ("à", "la")
    words = [Word(case, "à", "ADP", "", 0, "case")]
    if det:
        words.append(Word(det, "le", "DET", "Definite=Def|Gender=Fem|Number=Sing|PronType=Art", 0, "det"))
    end = len(words)
    number = "Plur" if noun.endswith("s") else "Sing"
    tail = Word(noun, noun.removesuffix("s"), "NOUN", f"Number={number}", end, "ROOT")
    return (*(Word(w.form, w.lemma, w.pos, w.morph, end, w.dep) for w in words), tail)


def _infinitive(clauses: Sequence[Sentence]) -> Callable[[random.Random, bool], Sentence]:
    """« vouloir » and its like with the object noun phrases of nothing: « avoir agi », « ne rien savoir »."""

    def made(dice: random.Random, _plural: bool) -> Sentence:
        clause = dice.choice(clauses)
        root = root_of(clause)
        tail = [word for i, word in enumerate(clause) if i > root]
        if clause[root].morph != PART or any(word.head < root for word in tail) or not tail:
            return (
                Word("vouloir", "vouloir", "VERB", "VerbForm=Inf", 0, "ROOT"),
                Word("partir", "partir", "VERB", "VerbForm=Inf", 0, "xcomp"),
            )
        shifted = [Word(w.form, w.lemma, w.pos, w.morph, w.head - root + 1, w.dep, w.space) for w in tail]
        verb = clause[root]
        return (
            Word("avoir", "avoir", "AUX", "VerbForm=Inf", 1, "aux:tense"),
            Word(verb.form, verb.lemma, "VERB", PART, 1, "ROOT", verb.space),
            *shifted,
        )

    return made


def _after(case: tuple[str, ...], phrases: Sequence[Sentence]) -> Callable[[random.Random, bool], Sentence]:
    """A preposition before a phrase: « selon NP », « d'après NP »."""

    def made(dice: random.Random, _plural: bool) -> Sentence:
        phrase = dice.choice(phrases)
        shift = len(case)
        root = root_of(phrase) + shift
        head = [Word(case[0], case[0].lower(), "ADP", "", root, "case", not case[0].endswith("'"))]
        head += [Word(form, form, "ADP", "", 0, "fixed") for form in case[1:]]
        return (*head, *(Word(w.form, w.lemma, w.pos, w.morph, w.head + shift, w.dep, w.space) for w in phrase))

    return made


def _apposition(phrases: Sequence[Sentence]) -> Callable[[random.Random, bool], Sentence]:
    """« porte-parole de NP » and its like, without an article."""

    def made(dice: random.Random, _plural: bool) -> Sentence:
        role = dice.choice(("porte-parole", "président", "directeur", "secrétaire", "avocat", "membre", "responsable"))
        phrase = [p for p in (dice.choice(phrases) for _ in range(4)) if p[0].pos == "PROPN"]
        noun = Word(role, role, "NOUN", "Gender=Masc|Number=Sing", 0, "ROOT")
        if not phrase:
            return (noun,)
        own = root_of(phrase[0]) + 2
        tail = (
            Word(
                w.form,
                w.lemma,
                w.pos,
                w.morph,
                0 if i + 2 == own else w.head + 2,
                "nmod" if i + 2 == own else w.dep,
                w.space,
            )
            for i, w in enumerate(phrase[0])
        )
        return (noun, Word("de", "de", "ADP", "", own, "case"), *tail)

    return made


def _elided(sentence: Sentence) -> Sentence:
    """« qu'il », « s'il »: no vowel before another."""
    words = list(sentence)
    for i, (word, following) in enumerate(pairwise(sentence)):
        vowel = following.form[:1].lower() in "aeiouyéèêâôîàh" and following.form.lower() not in {"onze", "oui"}
        if word.form == "que" and vowel:
            words[i] = replace(word, form="qu'", space=False)
        elif word.form == "si" and following.form in {"il", "ils"}:
            words[i] = replace(word, form="s'", space=False)
    return tuple(words)


def material(sentences: Sequence[Sentence]) -> Material:
    clauses = harvest_clauses(sentences)
    phrases = harvest_phrases(sentences, PEOPLE)
    asked = fixed(("interrogé", "interroger", "VERB", PART, 0, "ROOT"), ("par", "par", "ADP", "", 3, "case"),
                  ("la", "le", "DET", "Definite=Def|Gender=Fem|Number=Sing|PronType=Art", 3, "det"),
                  ("presse", "presse", "NOUN", "Gender=Fem|Number=Sing", 0, "obl:agent"))  # fmt: skip
    return Material(
        clauses=clauses,
        phrases=phrases,
        makers={
            "V": _past, "V2": _past, "PRES": _present, "IMP": _imperfect, "INV": _inverted, "PPLE": _participle, "NEG": _negated,
            "DAY": _day, "ADDR": _addressee, "INF": _infinitive(clauses), "APP": _apposition(phrases), "ASKED": asked,
            "SELON": one_of(_after(("selon",), phrases), _after(("d'", "après"), phrases), _after(("pour",), phrases)),
            "ADV": one_of(fixed(("hier", "hier", "ADV", "", 0, "ROOT")), fixed(("ensuite", "ensuite", "ADV", "", 0, "ROOT")), fixed(("également", "également", "ADV", "", 0, "ROOT"))),
            "que": fixed(("que", "que", "SCONJ", "", 0, "ROOT")), "si": fixed(("si", "si", "SCONJ", "", 0, "ROOT")),
            "COLON": fixed((":", ":", "PUNCT", "", 0, "ROOT")),
            "et": fixed(("et", "et", "CCONJ", "", 0, "ROOT")),
        },
        quotes=(("«", "»", True), ('"', '"', False), ("“", "”", False)),
        is_plural=lambda phrase: "Number=Plur" in phrase[root_of(phrase)].morph,
        mend=_elided,
    )  # fmt: skip
