"""The English tokenizer: spaCy's own, which cuts as the Universal Dependencies treebanks do."""

from __future__ import annotations

from spacy.lang.en import EnglishDefaults
from spacy.language import Language
from spacy.util import registry


@registry.languages("en_news")
class EnglishNews(Language):  # type: ignore[no-untyped-call]
    lang = "en_news"
    Defaults = EnglishDefaults


LANGUAGE = EnglishNews
