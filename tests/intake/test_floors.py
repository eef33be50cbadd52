"""What extraction and cleaning must not fall below: the pages of `benchmarks/intake`, and boilerplate on the gold stories."""

from __future__ import annotations

import pytest
from benchmarks.floors import check
from benchmarks.intake import boilerplate
from benchmarks.intake.extractors import extractors
from benchmarks.intake.pages import pages
from benchmarks.intake.quality import measure

from tests.shared import needs_shared


def breaches(kind: str, figures: dict[str, float]) -> list[str]:
    return [line for line in check("intake", figures) if line.startswith(f"intake: {kind}: ")]


def test_pages_of_every_template_give_their_article_and_nothing_else() -> None:
    score = measure(extractors()["selon"], pages())
    assert score.pages == 112
    assert breaches("pages", {f"pages: {name}": value for name, value in score.figures().items()}) == []


@pytest.mark.shared
@needs_shared
def test_boilerplate_of_the_gold_stories_is_marked_and_no_claim_is_lost_to_it() -> None:
    assert breaches("boilerplate", boilerplate.measure()) == []
