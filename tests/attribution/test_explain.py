"""Why an attribution stands: the features that weighed most, and the choice between candidates that overlap."""

from __future__ import annotations

from selon import attribution
from selon.attribution.scorer import Scorer, scorer
from tests.attribution.told import parsed

TEXT = "La ministre a déclaré que le pont serait rouvert en mai."


def test_reasons_name_route_and_features_heaviest_first() -> None:
    article, doc = parsed(TEXT, "fr")
    route, *reasons = attribution.explain(article, doc, "a1")
    assert route.feature == "route"
    weights = [abs(r.weight) for r in reasons]
    assert reasons and weights == sorted(weights, reverse=True)
    assert ("lemma", "déclarer") in {(r.feature, r.value) for r in reasons} or len(reasons) == 8


def test_an_attribution_that_is_not_there_has_no_reasons() -> None:
    assert attribution.explain(*parsed(TEXT, "fr"), "a9") == ()


def test_a_probability_comes_from_the_weights_alone() -> None:
    model = Scorer(bias=-1.0, weights={"route=credit": 2.0}, thresholds={"credit": 0.2}, threshold=0.5)
    assert model.probability([]) < 0.5 < model.probability(["route=credit"])
    assert (model.threshold_of("credit"), model.threshold_of("bare")) == (0.2, 0.5)


def test_each_language_has_a_scorer_of_its_own() -> None:
    assert scorer("fr").weights != scorer("en").weights
