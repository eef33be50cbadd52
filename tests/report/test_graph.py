"""Who stands on whom, drawn so that it can be read at five and at sixty articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from selon.model import Derivation, DerivationKind, SpeakerKind, Story
from selon.report.graph import COLUMN, Graph, graph
from selon.report.passages import compared, evidence, tie_views
from selon.report.ties import WORD, ties
from selon.report.views import story_view
from tests.ledger import invented
from tests.report.invented import large


def _graph(story: Story) -> Graph:
    return graph(ties(story), story_view(story).articles)


def _story(*derivations: Derivation, articles: int = 4) -> Story:
    readings = tuple(invented.reading(f"{n}.txt", outlet=f"Journal {n}") for n in range(articles))
    return Story("s", "s", readings, derivations=derivations)


def _takes(doc: str, of: str, kind: DerivationKind = DerivationKind.COPIED, *, directed: bool = True) -> Derivation:
    return Derivation(doc, of, of.endswith(".txt"), kind, directed, (), "")


def _apart(drawn: Graph) -> bool:
    boxes = [(n.x, n.y, n.height) for n in drawn.nodes]
    return not any(a[0] == b[0] and a[1] < b[1] + b[2] and b[1] < a[1] + a[2] for a, b in combinations(boxes, 2))


def test_what_is_taken_stands_left_of_who_takes_it() -> None:
    drawn = _graph(_story(_takes("1.txt", "0.txt"), _takes("2.txt", "1.txt")))
    columns = {node.key: node.x // COLUMN for node in drawn.nodes}
    assert columns["0.txt"] < columns["1.txt"] < columns["2.txt"]


def test_what_a_longer_way_shows_is_not_drawn_again() -> None:
    drawn = _graph(_story(_takes("1.txt", "0.txt"), _takes("2.txt", "1.txt"), _takes("2.txt", "0.txt")))
    assert {(e.taken, e.taker) for e in drawn.edges} == {("Journal 0", "Journal 1"), ("Journal 1", "Journal 2")}


def test_of_two_ties_between_the_same_the_stronger_is_drawn() -> None:
    drawn = _graph(_story(_takes("1.txt", "0.txt", DerivationKind.CITED), _takes("1.txt", "0.txt")))
    assert [edge.kind for edge in drawn.edges] == ["copied"]


def test_a_circle_is_drawn_and_ends() -> None:
    drawn = _graph(_story(_takes("1.txt", "0.txt"), _takes("0.txt", "1.txt")))
    assert len(drawn.edges) == 2
    assert len(drawn.nodes) == 2


def test_undirected_ties_join_only_what_nothing_else_joins() -> None:
    loose = [_takes(one, two, directed=False) for one, two in combinations(("0.txt", "1.txt", "2.txt"), 2)]
    assert len(_graph(_story(*loose)).edges) == 2


@pytest.mark.parametrize("articles", [5, 14, 60, 200])
def test_a_drawing_stays_readable(articles: int) -> None:
    drawn = _graph(large(articles))
    assert _apart(drawn)
    assert len(drawn.nodes) <= 20
    assert drawn.height <= 900 if articles <= 60 else drawn.height < 2200
    shown = {m.number for n in drawn.nodes for m in n.members} | {n.number for n in drawn.nodes if n.number}
    assert shown == set(range(1, articles + 1))


def test_no_ties_make_no_drawing() -> None:
    assert _graph(_story()) == Graph(height=10, width=280)


def test_unnamed_sources_are_tied_to_who_has_it_from_them() -> None:
    story = invented.story()
    first = story.readings[0]
    nameless = tuple(replace(a, kind=SpeakerKind.UNNAMED) for a in first.attributions)
    told = replace(story, readings=(replace(first, attributions=nameless), replace(story.readings[1], attributions=())))
    words = [tie for tie in ties(told) if tie.kind == WORD]
    assert [(tie.taker, tie.taken) for tie in words] == [("1.txt", "Élise Marchand")]
    assert len(evidence(told, words[0].index).places) == 2


def test_a_tie_shows_its_passages_with_their_edits() -> None:
    story = invented.story()
    shown = evidence(story, 0)
    assert shown.passages[0].place.number == 2
    assert all(same for _, same in shown.passages[0].ours)
    assert [view.shared for view in tie_views(story)] == [1, 0]
    with pytest.raises(IndexError):
        evidence(story, 99)


def test_edits_are_marked_word_by_word() -> None:
    ours, theirs = compared("La digue a cédé lundi.", "La digue cède lundi !")
    assert "".join(text for text, _ in ours) == "La digue a cédé lundi."
    assert "".join(text for text, _ in theirs) == "La digue cède lundi !"
    assert ("cédé", True) not in ours
    assert any(same for _, same in ours)
