"""What nested records are written as, and what comes of records written before a field was there."""

from __future__ import annotations

import json
from dataclasses import replace
from math import inf
from typing import Any

import pytest

from selon.ledger.fields import dumps, loads, revive
from selon.model import Coding, Quantity, Span

CODING = Coding(None, None, None, (), "céder", ("digue",), (), ())


def test_a_later_field_is_written_only_where_it_says_something() -> None:
    assert "whole" not in json.loads(dumps(CODING))
    said = replace(CODING, whole=True)
    assert json.loads(dumps(said))["whole"] is True
    assert loads(Coding, dumps(said)) == said


def test_what_was_written_before_a_field_came_is_written_the_same_again() -> None:
    before = '{"actor":null,"act":null,"target":null,"object":[],"predicate":"céder","lemmas":["digue"],"names":[],"quantities":[]'
    before += ',"negated":false,"modal":false}'
    assert dumps(loads(Coding, before)) == before


def test_an_infinite_bound_comes_back() -> None:
    open_end = replace(CODING, quantities=(Quantity(Span(0, 8), "hour", 3.0, inf, False, "at least 3"),))
    assert loads(Coding, dumps(open_end)) == open_end


@pytest.mark.parametrize("given", [[3, 8], {"start": 3, "end": 8}, (3, 8)])
def test_a_span_may_be_given_by_its_ends_or_by_their_names(given: Any) -> None:
    found = revive(Span, given)
    assert (found, type(found)) == (Span(3, 8), Span)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"actor": 3}', dumps(CODING).replace("false", '"perhaps"', 1)])
def test_what_is_no_such_record_is_an_error_not_a_record(text: str) -> None:
    with pytest.raises(ValueError, match="Coding"):
        loads(Coding, text)
