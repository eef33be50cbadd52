"""What nested records are written as, and what comes of records written before a field was there."""

from __future__ import annotations

import json
from dataclasses import replace

from selon.ledger.fields import dumps, revive
from selon.model import Coding

CODING = Coding(None, None, None, (), "céder", ("digue",), (), ())


def test_a_later_field_is_written_only_where_it_says_something() -> None:
    assert "whole" not in json.loads(dumps(CODING))
    said = replace(CODING, whole=True)
    assert json.loads(dumps(said))["whole"] is True
    assert revive(Coding, json.loads(dumps(said))) == said


def test_what_was_written_before_a_field_came_is_written_the_same_again() -> None:
    before = '{"actor":null,"act":null,"target":null,"object":[],"predicate":"céder","lemmas":["digue"],"names":[],"quantities":[]'
    before += ',"negated":false,"modal":false}'
    assert dumps(revive(Coding, json.loads(before))) == before
