"""Lemmas of verbs, mended from a dictionary where the trained lemmatizer made none that could be one."""

from __future__ import annotations

from functools import cache

import numpy as np
import simplemma
from spacy.language import Language
from spacy.symbols import AUX, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc

from selon.language.lookup import table


@cache
def _verb_lemma(form: str, lemma: str, lang: str) -> str:
    """`lemma` where it is an infinitive that simplemma knows, or where `form` is empty (a mark that was taken for a verb); else
    simplemma's of `form`, else the one the endings make."""
    endings = tuple(table(lang, "lemmas")["verb_endings"])
    if not form or _infinitive(lemma, endings, lang):
        return lemma
    known = simplemma.lemmatize(form, lang=lang)
    if known.endswith(endings) and simplemma.is_known(form, lang=lang):
        return known
    made = (form.removesuffix(old) + new for old, new in table(lang, "lemmas")["to_infinitive"] if form.endswith(old))
    return next((verb for verb in made if _infinitive(verb, endings, lang)), lemma)


def _infinitive(lemma: str, endings: tuple[str, ...], lang: str) -> bool:
    return (
        lemma.endswith(endings)
        and simplemma.is_known(lemma, lang=lang)
        and simplemma.lemmatize(lemma, lang=lang) == lemma
    )


@Language.factory("verb_lemmas", default_config={"lang": ""})
def make_verb_lemmas(nlp: Language, name: str, lang: str) -> VerbLemmas:
    del nlp, name
    return VerbLemmas(lang)


class VerbLemmas:
    """A component that replaces the lemmas of verbs; everything else stays as it was."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        kinds = doc.to_array("POS")
        for i in np.flatnonzero((kinds == AUX) | (kinds == VERB)).tolist():
            token = doc[i]
            token.lemma_ = _verb_lemma(token.lower_.strip("-'’"), token.lemma_, self.lang)
        return doc


def add_verb_lemmas(nlp: Language, lang: str) -> None:
    """Put the component last, once, where the language has a table of verb endings."""
    if "verb_lemmas" not in nlp.pipe_names and table(lang, "lemmas")["verb_endings"]:
        nlp.add_pipe("verb_lemmas", config={"lang": lang})
