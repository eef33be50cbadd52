"""The figures that are told are those that were measured, and hold what is asked of the pipelines."""

from __future__ import annotations

import json

import pytest
from models.evaluate import BEGIN, END, FIGURES, README, shown
from models.train import RECIPES
from thinc.api import Config

from selon.language import supported
from selon.language.lookup import HERE

MEASURED = json.loads(FIGURES.read_text("utf-8"))
FLOORS = [
    ("fr", "fr_sequoia-ud-test", {"POS": 97.1, "UAS": 89.3, "LAS": 84.4, "lemma": 96.5, "sentences": 83.8}),
    ("fr", "fr_gsd-ud-test", {"LAS": 79.8, "POS": 94.6}),
    ("en", "en_ewt-ud-test", {"LAS": 78.5, "POS": 93.8}),
    ("en", "en_pud-ud-test", {"LAS": 80.3, "POS": 94.6}),
]


def test_the_table_of_the_readme_is_the_measured_one() -> None:
    told = README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert told == shown(MEASURED)


@pytest.mark.parametrize(("code", "treebank", "floors"), FLOORS)
def test_figures_are_above_their_floors(code: str, treebank: str, floors: dict[str, float]) -> None:
    figures = MEASURED[code][treebank]
    assert {name: figures[name] for name, floor in floors.items() if figures[name] < floor} == {}


def test_every_language_has_a_recipe_and_figures() -> None:
    assert set(RECIPES) == set(MEASURED) == set(supported())


@pytest.mark.parametrize("code", sorted(RECIPES))
def test_the_packaged_pipeline_was_trained_by_the_recipe(code: str) -> None:
    config = Config().from_disk(HERE / code / "model" / "config.cfg", interpolate=False)
    assert {key: _value(config, key) for key in RECIPES[code].settings()} == RECIPES[code].settings()
    assert not [corpus for corpus in config["corpora"].values() if corpus["path"]]


def _value(config: Config, key: str) -> object:
    value: object = config
    for part in key.split("."):
        assert isinstance(value, dict)
        value = value[part]
    return value


@pytest.mark.parametrize("code", sorted(RECIPES))
def test_no_test_file_is_trained_on(code: str) -> None:
    recipe = RECIPES[code]
    assert not {recipe.dev, *recipe.tests} & set(recipe.train)
