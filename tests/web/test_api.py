"""The API answers as its description says."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from selon.model import Story
from selon.web.api import CALLS, openapi

FILLED = {"{id}": "orvault", "{index:int}": "0"}


def _address(path: str, story: Story) -> str:
    if "articles" in path:
        return path.replace("{id}", story.readings[0].article.id)
    names = {"/api/speakers": "Élise Marchand", "/api/outlets": "Le Ponant"}
    path = path.replace("{name:path}", next((name for start, name in names.items() if path.startswith(start)), ""))
    for hole, value in FILLED.items():
        path = path.replace(hole, value)
    return path


@pytest.mark.parametrize("call", [c for c in CALLS if c.method == "GET" and "jobs" not in c.path], ids=lambda c: c.name)
def test_every_call_answers_in_its_type(client: httpx.Client, story: Story, call: Any) -> None:
    answer = client.get(_address(call.path, story))
    assert answer.status_code == 200
    TypeAdapter(call.answers).validate_json(answer.content)


def test_the_description_names_every_call_and_holds_what_it_refers_to(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert sum(len(methods) for methods in described["paths"].values()) == len(CALLS)
    assert _references(described) <= {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}


def _references(part: Any) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"]} if "$ref" in part else set()
        return own.union(*map(_references, part.values()))
    return set().union(*map(_references, part)) if isinstance(part, list) else set()


def test_parameters_of_paths_are_described() -> None:
    for path, methods in openapi()["paths"].items():
        for operation in methods.values():
            named = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert named == {part[1:-1] for part in path.split("/") if part.startswith("{")}


def test_what_is_not_there_is_told_as_json(client: httpx.Client) -> None:
    answer = client.get("/api/stories/none")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not-in-ledger"
    assert client.get("/api/none").json()["error"]["code"] == "not-found"


def test_stories_are_found_by_the_same_filters(client: httpx.Client) -> None:
    assert client.get("/api/stories", params={"q": "digue"}).json()["count"] == 1
    assert client.get("/api/stories", params={"speaker": "elise marchand"}).json()["count"] == 1
    assert client.get("/api/stories", params={"speaker": "personne"}).json()["count"] == 0
    assert client.get("/api/stories", params={"lang": "en"}).json()["count"] == 0
    assert client.get("/api/stories", params={"since": "2026-03-03"}).json()["count"] == 0
    assert client.get("/api/stories", params={"outlet": "La Vigie", "page": "x"}).json()["count"] == 1
    assert client.get("/api/stories", params={"q": "ponant"}).json()["count"] == 1
