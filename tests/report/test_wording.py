"""No string is left untranslated: every word that a page can show has a message in each language of the interface."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import nodes

from selon.claims.pairs import FEATURES
from selon.errors import SelonError
from selon.intake.phrases import phrases
from selon.model import (
    BlockKind,
    DerivationKind,
    DiscrepancyKind,
    Factuality,
    How,
    JudgementKind,
    SpeakerKind,
    Stance,
)
from selon.report import environment, languages, wording
from selon.report.listing import SORTS
from selon.web.render import environment as site_environment
from tests.shared import ROOT

TEMPLATES = sorted((ROOT / "src" / "selon").glob("*/templates/*.html"))
COUNTED = {"noun", "count"}
BLOCKS = {kind.value for kind in BlockKind} - {"title", "body"}
MADE = ("source", "voices")
BUILT = {
    "how": How, "stance": Stance, "fact": Factuality, "kind": SpeakerKind, "disc": DiscrepancyKind, "der": DerivationKind,
    "judge": JudgementKind, "voices": SpeakerKind,
}  # fmt: skip


def test_the_languages_of_the_interface_have_the_same_messages() -> None:
    tables = {lang: wording(lang).messages for lang in languages()}
    assert {"fr", "en"} <= set(tables)
    assert all(table.keys() == tables["en"].keys() for table in tables.values())
    assert not [key for table in tables.values() for key, text in table.items() if not text.strip()]


def test_messages_name_the_same_values() -> None:
    holes = {
        lang: {k: set(re.findall(r"{(\w+)}", m)) for k, m in wording(lang).messages.items()} for lang in languages()
    }
    assert holes["fr"] == holes["en"]


@pytest.mark.parametrize("prefix", BUILT)
def test_every_value_of_a_kind_has_its_word(prefix: str) -> None:
    missing = [
        f"{prefix}_{value.value}" for value in BUILT[prefix] if f"{prefix}_{value.value}" not in wording("en").messages
    ]
    assert not missing


def test_words_of_the_machine_have_theirs() -> None:
    known = wording("fr").messages
    named = phrases()
    parts = (named.line, named.start, named.heading, named.sentence, named.inline)
    whys = {why for part in parts for why, _ in part.patterns}
    whys |= {f"{why} prompt" for why, _ in named.line.patterns}
    assert not [why for why in whys if f"block_{why}" not in known]
    assert not [feature for feature in FEATURES if f"feature_{feature}" not in known]
    assert not [key for key in chain((f"sort_{s}" for s in SORTS), (f"block_{b}" for b in BLOCKS)) if key not in known]


def test_errors_have_their_words() -> None:
    waiting, codes = [SelonError], set()
    while waiting:
        kind = waiting.pop()
        codes.add(kind.code)
        waiting += kind.__subclasses__()
    assert not [code for code in codes if f"fail_{code}" not in wording("fr").messages]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    text = path.read_text("utf-8")
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", text, flags=re.S)
    bare = re.sub(r"/[a-z]+/|#[a-z]+-", " ", bare)
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"{]*)"', bare)
    shown = re.sub(r"<[^>]*>", " ", bare, flags=re.S)
    words = re.findall(r"[^\W\d_]{2,}", shown + " ".join(attributes))
    assert set(words) <= {"selon", "CSV", "JSON", "doctype"}, words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_message_that_a_template_asks_for_is_there(path: Path) -> None:
    known, tree = wording("en").messages, site_environment().parse(path.read_text("utf-8"))
    asked = set()
    for call in tree.find_all(nodes.Call):
        name = call.node
        direct = isinstance(name, nodes.Name) and name.name == "t"
        counted = isinstance(name, nodes.Getattr) and name.attr in COUNTED
        if (direct or counted) and call.args and isinstance(call.args[0], nodes.Const):
            asked.add(str(call.args[0].value))
    assert not asked - known.keys()


def test_every_message_is_asked_for_somewhere() -> None:
    sources = [*TEMPLATES, *(ROOT / "src" / "selon").glob("report/*.py"), *(ROOT / "src" / "selon").glob("web/**/*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    made = re.compile(
        r"^(?:" + "|".join((*BUILT, "block", "feature", "tie", "job", "lang", "sort", "part", "node", "fail")) + ")_"
    )
    quoted = set(re.findall(r"""["']([\w-]+)["']""", text))
    assert not sorted(key for key in wording("en").messages if key not in quoted and not made.match(key))


@pytest.mark.parametrize(
    ("lang", "number", "shown"),
    [("fr", 0, "0 origine"), ("fr", 2, "2 origines"), ("en", 0, "0 origins"), ("en", 1, "1 origin")],
)
def test_nouns_follow_their_number(lang: str, number: int, shown: str) -> None:
    assert wording(lang).count("origin", number) == shown


def test_numbers_and_dates_follow_the_language() -> None:
    assert wording("fr").number(12345).replace("\u202f", " ") == "12 345"
    assert wording("en").number(12345) == "12,345"
    assert wording("fr").date("2026-03-02T08:05:00+01:00") == "2 mars 2026"
    assert wording("en").date("2026-03-02") == "March 2, 2026"
    assert wording("fr").time("2026-03-02T08:05:00+01:00") == "08:05"
    assert wording("en").time("2026-03-02") == ""
    assert wording("en").date("last spring") == "last spring"
    assert wording("fr").date(None) == wording("fr")("no_date")


def test_what_shows_a_tie_is_told_in_the_language() -> None:
    assert wording("fr").tie("tag, common credit") == "sigle, même crédit"
    assert (
        wording("en")
        .tie("traces: 12 names and figures in the same order")
        .startswith("traces of translation · 12 names")
    )


def test_an_unknown_language_is_shown_in_english() -> None:
    assert wording("xx").lang == "en"
    assert environment().globals["MARKS"]
