"""Random nouns for the property tests, built from the declared fields themselves: a new field is tried by itself."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from selon.identity import content_id
from selon.model import Article, Reading, Span, Story

SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Every example writes files, so shrinking one would take minutes; what fails is printed as it is."""

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SPAN = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 500), st.integers(1, 500))
BASE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    Span: SPAN,
}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """A strategy for values of a field's type."""
    if hint in BASE:
        return BASE[hint]
    arguments = get_args(hint)
    if NoneType in arguments:
        return st.none() | of(arguments[0])
    if arguments and arguments[-1] is Ellipsis:
        return st.lists(of(arguments[0]), max_size=3).map(tuple)
    if arguments:
        return st.tuples(*(of(argument) for argument in arguments))
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    hints = get_type_hints(hint)
    return st.builds(hint, **{name: of(hints[name]) for name in hints})


@st.composite
def readings(draw: st.DrawFn, doc: str | None = None) -> Reading:
    """A reading whose ids are unique and whose references hold; everything else is as it falls."""
    article: Article = draw(of(Article))
    doc = article.doc if doc is None else doc
    article = replace(article, doc=doc, id=content_id("article", doc, article.text))
    reading: Reading = draw(of(Reading))
    attributions = tuple(replace(a, id=f"a{at}") for at, a in enumerate(reading.attributions))
    statements = tuple(
        replace(s, id=content_id("s", article.id, at), article=article.id) for at, s in enumerate(reading.statements)
    )
    pairs = draw(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1)), max_size=4))
    return Reading(article, attributions, statements, reading.citations, tuple(pairs))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of up to three readings whose claims link to statements that are there."""
    told = tuple(draw(readings(doc=f"{at}.txt")) for at in range(draw(st.integers(1, 3))))
    story: Story = draw(of(Story))
    known = [statement.id for reading in told for statement in reading.statements]
    claims = tuple(
        replace(
            claim,
            id=f"c{at}",
            links=tuple(replace(k, statement=draw(st.sampled_from(known))) for k in claim.links) if known else (),
        )
        for at, claim in enumerate(story.claims)
    )
    discrepancies = tuple(replace(d, id=f"d{at}") for at, d in enumerate(story.discrepancies))
    return replace(
        story,
        id=content_id("story", story.id),
        readings=told,
        claims=claims,
        discrepancies=discrepancies,
        elsewhere=(),
    )
