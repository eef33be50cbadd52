"""Judging in place, by name, told at once, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from selon import pipeline
from selon.ledger import Ledger
from selon.model import JudgementKind
from selon.options import ReadOptions
from selon.web import Settings, application, served
from tests.web.conftest import token_of

TEXTS = {
    "ponant.txt": """La digue d'Orvault a cédé sur 40 mètres

La digue d'Orvault a cédé lundi sur 40 mètres, a déclaré la maire, Élise Marchand. « Nous ignorons la cause », a-t-elle ajouté.
""",
    "vigie.txt": """La digue d'Orvault a cédé sur 60 mètres

La digue d'Orvault a cédé lundi sur 60 mètres, a déclaré le préfet, Paul Rosnay. L'eau a atteint la rue du Port.
""",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose story was read, so that telling it again changes only what was judged."""
    folder = tmp_path_factory.mktemp("read")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    with Ledger.open(folder / "read.db") as ledger:
        pipeline.read([folder / name for name in TEXTS], ledger, ReadOptions(one_story=True, workers=1))
    return folder / "read.db"


@pytest.fixture
def told(tmp_path: Path, read: Path) -> Path:
    return Path(shutil.copy(read, tmp_path))


@pytest.fixture
def reader(told: Path) -> Iterator[httpx.Client]:
    with served(application(Settings(told))) as address, httpx.Client(base_url=address, follow_redirects=True) as own:
        yield own


def _story(client: httpx.Client) -> str:
    return str(client.get("/api/stories").json()["stories"][0]["id"])


def _articles(client: httpx.Client) -> list[dict[str, Any]]:
    ids = [article["id"] for article in client.get(f"/api/stories/{_story(client)}").json()["articles"]]
    return [client.get(f"/api/articles/{id_}").json() for id_ in ids]


def _form(client: httpx.Client, kind: str, subject: str, **others: str) -> dict[str, str]:
    token = token_of(client.get("/judgements").text)
    return {"csrf": token, "kind": kind, "subject": subject, "back": f"/story/{_story(client)}", **others}


def _discrepancies(client: httpx.Client) -> list[str]:
    return [d["id"] for d in client.get(f"/api/stories/{_story(client)}").json()["differences"]]


def test_who_judges_is_asked_for_once(reader: httpx.Client) -> None:
    form = _form(reader, "ignore", _articles(reader)[0]["statements"][0]["id"])
    asked = reader.post("/judgements", data=form)
    assert 'name="author"' in asked.text
    assert reader.get("/api/judgements").json()["judgements"] == []
    kept = reader.post("/judgements", data=form | {"author": "Renée  Ç."})
    assert "judged=" in str(kept.url)
    assert [j["author"] for j in reader.get("/api/judgements").json()["judgements"]] == ["Renée Ç."]
    assert "judged=" in str(reader.post("/judgements", data=_form(reader, "ignore", form["subject"])).url)
    shown = reader.get("/judgements").text
    assert "Renée Ç." in shown
    assert form["subject"] not in shown
    assert "La digue d&#39;Orvault" in shown


def test_what_is_judged_no_discrepancy_is_gone_until_it_is_taken_back(reader: httpx.Client) -> None:
    before = _discrepancies(reader)
    assert before
    reader.post("/judgements", data=_form(reader, "not-a-discrepancy", before[0], author="Anne"))
    assert before[0] not in _discrepancies(reader)
    made = reader.get("/api/judgements").json()["judgements"][0]
    token = token_of(reader.get("/judgements").text)
    reader.post("/judgements/undo", data={"csrf": token, "judgement": made["id"], "back": "/"})
    assert _discrepancies(reader) == before
    assert reader.get("/api/judgements").json()["judgements"][0]["revoked"]


def test_a_wrong_speaker_is_righted(reader: httpx.Client) -> None:
    reading = _articles(reader)[0]
    subject = f"{reading['article']['id']}#{reading['attributions'][0]['id']}"
    reader.post("/judgements", data=_form(reader, "wrong-speaker", subject, value="Anna Orme", author="Anne"))
    assert "Anna Orme" in reader.get(f"/story/{_story(reader)}").text


def test_a_judgement_on_nothing_is_refused(reader: httpx.Client, told: Path) -> None:
    assert reader.post("/judgements", data=_form(reader, "ignore", "none", author="Anne")).status_code == 404
    assert reader.post("/judgements", data=_form(reader, "guess", "none", author="Anne")).status_code == 400
    assert reader.post("/judgements", data=_form(reader, "same", "none", author="Anne")).status_code == 400
    with Ledger.open(told) as ledger:
        assert ledger.judgements(revoked=True) == ()


def test_the_api_judges_and_takes_back(reader: httpx.Client) -> None:
    one, two = (reading["statements"][1]["id"] for reading in _articles(reader))
    body = {"kind": JudgementKind.NOT_SAME.value, "subject": one, "object": two, "author": "Anne"}
    made = reader.post("/api/judgements", json=body)
    assert made.status_code == 200
    undone = reader.post(f"/api/judgements/{made.json()['id']}/undo", json={})
    assert undone.json()["revoked"]
    assert reader.post("/api/judgements", data={"kind": "same"}).status_code == 415
    assert reader.post("/api/judgements", json={"kind": "same"}).status_code == 400
    crossed = reader.post("/api/judgements", json=body, headers={"sec-fetch-site": "cross-site"})
    assert crossed.status_code == 403


def test_the_name_can_be_changed(reader: httpx.Client) -> None:
    token = token_of(reader.get("/judgements").text)
    shown = reader.post("/judgements/name", data={"csrf": token, "author": "Zoé", "back": "/judgements"})
    assert 'value="Zoé"' in shown.text
