from __future__ import annotations

import asyncio
import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import prov.model
import pytest
from datasette.app import Datasette
from hypothesis import given, settings

from selon.errors import LedgerError, UsageError
from selon.ledger import FORMATS, Ledger, export, verify
from selon.ledger.exports import attributions_json, restore, story_json
from selon.ledger.tables import cells, schema
from selon.model import Story
from tests.ledger import nouns


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_every_format_writes_the_files_it_names(ledger: Ledger, tmp_path: Path, format_: str) -> None:
    written = export(ledger, format_, tmp_path / "out")
    assert written
    assert all(path.stat().st_size for path in written)
    assert export(ledger, format_, tmp_path / "out") == written, "writing over an earlier export must work"


def test_a_format_that_is_not_there_and_a_place_that_cannot_be(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="parquet"):
        export(ledger, "docx", tmp_path)
    (tmp_path / "file").write_text("")
    for format_ in FORMATS:
        with pytest.raises(LedgerError):
            export(ledger, format_, tmp_path / "file" / "below")


@pytest.mark.parametrize("format_", ["jsonl", "parquet"])
@given(story=nouns.stories())
@settings(nouns.SOME, max_examples=12)
def test_what_carries_all_comes_back_whole(format_: str, story: Story) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "1.db") as ledger:
        with ledger.transaction():
            for reading in story.readings:
                ledger.add(reading)
            ledger.put_story(story)
        export(ledger, format_, Path(folder) / "out")
        with Ledger.open(Path(folder) / "2.db") as again:
            restore(Path(folder) / "out", again)
            assert list(again.stories()) == [story]
            assert list(again.readings()) == list(ledger.readings())
            assert not again.put_story(story)


def test_a_restored_ledger_is_right_and_never_mixed(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path / "out")
    with Ledger.open(tmp_path / "2.db") as again:
        restore(tmp_path / "out", again)
        assert verify(again) == []
        assert again.judgements() == ledger.judgements()
        assert again.search("Elise") == ledger.search("Elise")
        with pytest.raises(LedgerError, match="not empty"):
            restore(tmp_path / "out", again)


def test_csv_is_what_pandas_and_duckdb_read(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path)
    articles = pd.read_csv(tmp_path / "articles.csv")
    assert list(articles["outlet"]) == ["Le Ponant", "La Vigie"]
    assert articles["text"][0] == ledger.reading(articles["id"][0]).article.text
    sql = f"SELECT count(*) FROM read_csv('{tmp_path / 'statements.csv'}') WHERE how = 'attributed'"
    assert duckdb.connect().execute(sql).fetchall() == [(4,)]
    with (tmp_path / "claims.csv").open(newline="", encoding="utf-8") as file:
        assert [json.loads(row["circular"]) for row in csv.DictReader(file)] == [[], ["1.txt", "2.txt"]]


def test_parquet_is_what_duckdb_polars_and_pandas_read(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path)
    statements = pl.read_parquet(tmp_path / "statements.parquet")
    assert statements["chain"].to_list() == [["Élise Marchand"]] * 4
    sql = f"""
      SELECT articles.doc, coding.predicate, coding.quantities[1].high, parts[1]['end'] - parts[1].start
      FROM '{tmp_path}/statements.parquet' AS s JOIN '{tmp_path}/articles.parquet' AS articles ON s.article = articles.id
    """
    assert duckdb.connect().execute(sql).fetchall()[0] == ("1.txt", "céder", float("inf"), 35)
    assert set(pd.read_parquet(tmp_path / "links.parquet")["how"]) == {"attributed"}
    for table in cells():
        assert pl.read_parquet_schema(tmp_path / f"{table}.parquet").keys() == set(schema(table).names)


def test_datasette_opens_it_with_views_search_and_links(ledger: Ledger, tmp_path: Path) -> None:
    database, metadata = export(ledger, "datasette", tmp_path / "d")

    async def ask(*paths: str) -> list[Any]:
        served = Datasette([str(database)], metadata=json.loads(metadata.read_text("utf-8")))
        await served.invoke_startup()
        return [await served.client.get(path) for path in paths]

    article = next(ledger.readings()).article
    found, said, row, claims, differ, shared, table = asyncio.run(
        ask(
            "/selon/articles.json?_search=elise&_shape=array",
            "/selon/who_said_what.json?_shape=array",
            f"/selon/articles/{article.id}",
            "/selon/claims_counted.json?_shape=array",
            "/selon/accounts_that_differ.json?_shape=array",
            "/selon/passages_shared.json?_shape=array",
            "/selon/statements",
        )
    )
    assert len(found.json()) == 2
    assert said.json()[0]["content"] == "La digue a cédé lundi sur 40 mètres"
    assert said.json()[0]["source"] == "Élise Marchand"
    assert row.status_code == 200
    assert [claim["say"] for claim in claims.json()] == [2, 2]
    assert [side["words"] for side in differ.json()] == [
        "La digue a cédé lundi sur 40 mètres",
        "La digue a cédé lundi sur 60 mètres",
    ]
    assert shared.json()[0]["their_doc"] == "1.txt"
    assert f"/selon/articles/{article.id}" in table.text, "a statement links to its article"


def test_prov_names_every_relation_and_a_provenance_tool_reads_it(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "prov", tmp_path / "prov.json")
    graph = {node["@id"]: node for node in json.loads((tmp_path / "prov.json").read_text("utf-8"))["@graph"]}
    relations = ("wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "wasAttributedTo")
    written = [(what, at, to) for at, node in graph.items() for what in relations for to in node.get(what, [])]
    assert {what for what, _, _ in written} == set(relations)
    assert all(to in graph for _, _, to in written)
    export(ledger, "prov-jsonld", tmp_path / "prov.jsonld")
    document = prov.model.ProvDocument.deserialize(str(tmp_path / "prov.jsonld"), format="jsonld")
    read = [*document.get_records(prov.model.ProvDerivation), *document.get_records(prov.model.ProvAttribution)]
    assert len(read) == len(written)
    assert len(list(document.get_records(prov.model.ProvElement))) == len(graph)
    text = document.get_provn()
    assert "prov:Quotation" in text
    assert "prov:PrimarySource" in text


def test_schema_org_claims_say_where_they_appear(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "schema-org", tmp_path / "c.json")
    claims = json.loads((tmp_path / "c.json").read_text("utf-8"))["@graph"]
    assert [claim["@type"] for claim in claims] == ["Claim", "Claim"]
    assert [work["name"] for work in claims[0]["appearance"]] == ["La digue d'Orvault a cédé", "Une digue cède"]
    assert claims[0]["firstAppearance"]["datePublished"] == "2026-03-02"


def test_web_annotations_select_what_they_quote(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "web-annotation", tmp_path / "a.json")
    page = json.loads((tmp_path / "a.json").read_text("utf-8"))
    texts = {reading.article.url or reading.article.id: reading.article.text for reading in ledger.readings()}
    assert len(page["items"]) == 8
    for target in (target for item in page["items"] for target in item["target"]):
        text = texts[target["source"].removeprefix("urn:selon:article:")]
        position, quote = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_ninjs_names_its_sources(ledger: Ledger, tmp_path: Path) -> None:
    items = [json.loads(path.read_text("utf-8")) for path in export(ledger, "ninjs", tmp_path / "n")]
    assert items[0]["uri"] == "https://example.org/1"
    roles = {source["name"]: source["role"].split("#")[1] for source in items[0]["infoSources"]}
    assert roles == {
        "Le Ponant": "wasAttributedTo",
        "Agence du Ponant": "wasDerivedFrom",
        "Élise Marchand": "wasQuotedFrom",
    }


def test_brat_spans_say_what_they_cover(ledger: Ledger, tmp_path: Path) -> None:
    written = export(ledger, "brat", tmp_path / "b")
    for path in (path for path in written if path.suffix == ".ann"):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        bound = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.startswith("T")]
        assert len(bound) == 5
        for _, place, words in bound:
            pieces = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words


def test_the_contract_of_a_story(story: Story) -> None:
    told = story_json(story)
    json.dumps(told, allow_nan=False)
    assert told["articles"][0] | {"doc": "1.txt", "outlet": "Le Ponant", "lang": "fr"} == told["articles"][0]
    assert told["claims"][0]["origins"] == 1
    assert told["claims"][0]["statements"][1]["doc"] == "2.txt"
    assert told["claims"][0]["statements"][0]["chain"] == ["Élise Marchand"]
    assert told["discrepancies"][0]["sides"][1]["says"] == "60 m"
    assert told["lineage"][1]["shared_with"][0]["doc"] == "1.txt"
    prompt = told["boilerplate"][0]
    assert prompt["doc"] == "1.txt"
    assert story.readings[0].article.text[slice(*prompt["span"])] == "Partagez cet article"


def test_the_contract_of_attributions(ledger: Ledger, tmp_path: Path, story: Story) -> None:
    (path,) = export(ledger, "attributions", tmp_path / "a.jsonl")
    expected = [attributions_json(reading.article, reading.attributions) for reading in story.readings]
    assert lines(path) == json.loads(json.dumps(expected))
    first = expected[0]["attributions"][0]
    assert first["content"] == [[26, 61]]
    assert expected[0]["attributions"][1]["source"] is None
