"""The English tokenizer: spaCy's own, which cuts as the Universal Dependencies treebanks do."""

from __future__ import annotations

from spacy import registry
from spacy.lang.en import EnglishDefaults
from spacy.language import Language


@registry.languages("en_news")
class EnglishNews(Language):
    lang = "en_news"
    Defaults = EnglishDefaults


LANGUAGE = EnglishNews
