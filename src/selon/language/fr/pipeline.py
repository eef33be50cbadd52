"""The French tokenizer: elisions and clitics as the Universal Dependencies treebanks have them, nothing else.

spaCy's stock French compiles thousands of patterns at start (three seconds); this one needs none of them.
"""

from __future__ import annotations

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA, CURRENCY, LIST_ELLIPSES, LIST_PUNCT, LIST_QUOTES, UNITS
from spacy.language import BaseDefaults, Language
from spacy.util import registry

ELISIONS = r"(?:[ldjmtscnLDJMTSCN]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’](?=[\w«“\"‘(])"
CLITICS = r"(?<=\w)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|les?|la|lui|leur|moi|toi|y|en)"
WHOLE = (
    "rendez-vous", "Rendez-vous", "peut-être", "Peut-être", "M.", "Mme.", "MM.", "Dr.", "St.", "etc.", "p.ex.", "cf.", "av.", "bd.",
    "art.", "vol.", "n°", "s.a.", "c.-à-d.", "Jr.", "ex.", "janv.", "févr.", "avr.", "juil.", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
MARKS = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, "«", "»", "–", "—", "…"]


class FrenchDefaults(BaseDefaults):
    tokenizer_exceptions = {  # noqa: RUF012  (spaCy reads it as a class attribute)
        **{form: [{ORTH: form}] for form in WHOLE},
        **{f"{letter}.": [{ORTH: f"{letter}."}] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    }
    prefixes = (*MARKS, ELISIONS, r"\+(?![0-9])", "-(?=[A-ZÀ-Ý])", "§", "%", "=", *CURRENCY.split("|"))
    suffixes = (
        *MARKS,
        CLITICS,
        r"(?<=[0-9])\+",
        rf"(?<=[0-9])(?:{CURRENCY}|%|°)",
        rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[{ALPHA}0-9)\]»”\"%])\.",
        "[-–—]",
    )
    infixes = (
        *LIST_ELLIPSES,
        r"(?<=[0-9])/(?=[0-9])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[«»“”\"](?=[{ALPHA}0-9])",
        r"(?<=[a-zà-ÿ])[.!?](?=[A-ZÀ-Ý«“])",
        "—",
    )


@registry.languages("fr_news")
class FrenchNews(Language):  # type: ignore[no-untyped-call]
    lang = "fr_news"
    Defaults = FrenchDefaults


LANGUAGE = FrenchNews
