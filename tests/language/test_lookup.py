"""Tables of the language folders."""

from __future__ import annotations

import pytest

from selon.errors import UnknownLanguage
from selon.language import declares, supported, table
from selon.language.lookup import HERE


def test_there_are_french_and_english() -> None:
    assert {"en", "fr"} <= set(supported())
    assert list(supported()) == sorted(supported())


@pytest.mark.parametrize("lang", supported())
def test_every_declared_table_can_be_read(lang: str) -> None:
    assert {"cues", "lemmas"} <= declares(lang)
    assert all(isinstance(table(lang, name), dict) for name in declares(lang))


def test_languages_declare_the_same_topics() -> None:
    assert len({declares(lang) for lang in supported()}) == 1


def test_a_missing_table_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="cues"):
        table("fr", "no-such-table")


@pytest.mark.parametrize("lang", ["xx", "", "../fr", "fr/"])
def test_only_folders_are_languages(lang: str) -> None:
    with pytest.raises(UnknownLanguage):
        table(lang, "cues")


@pytest.mark.parametrize("lang", supported())
def test_a_packaged_pipeline_carries_its_licence_and_is_light(lang: str) -> None:
    licence = (HERE / lang / "LICENSE.md").read_text("utf-8")
    assert "CC BY-SA 4.0" in licence
    size = sum(path.stat().st_size for path in (HERE / lang / "model").rglob("*") if path.is_file())
    assert size <= 25_000_000
