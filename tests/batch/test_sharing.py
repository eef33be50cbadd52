"""What two articles share: their own words, not what a site puts under all its pages; and where a reader finds it."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from selon.batch import BatchOptions, batch, open_story
from selon.ledger import Ledger
from selon.options import ReadOptions
from selon.pipeline import read
from tests.lineage.texts import AGENCY, COPY, FOOT, RIVAL


def _shared(folder: Path, **pages: str) -> list[tuple[str, str]]:
    """The articles that share a passage, the later first, in a batch of `pages`: one a day, named after their outlets."""
    rows = [
        {"doc": doc, "outlet": doc[:-1], "text": text, "lang": "fr", "published": f"2031-03-{day:02}"}
        for day, (doc, text) in enumerate(pages.items(), 1)
    ]
    folder.mkdir()
    lines = folder / "pages.jsonl"
    lines.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    batch([str(lines)], folder / "tables", BatchOptions())
    found = pq.read_table(folder / "tables" / "shared").to_pylist()
    return sorted({(row["doc"], row["their_doc"]) for row in found})


def test_a_site_s_own_foot_does_not_link_its_pages(tmp_path: Path) -> None:
    assert not _shared(tmp_path / "one", guetteur1=AGENCY + FOOT, guetteur2=RIVAL + FOOT)
    assert _shared(tmp_path / "two", guetteur1=AGENCY + FOOT, courrier1=RIVAL + FOOT) == [("courrier1", "guetteur1")]


def test_a_story_opened_shows_what_it_shares_with_others_of_the_ledger(tmp_path: Path) -> None:
    assert not _shared(tmp_path / "batch", copy1=COPY)
    [story] = [row["id"] for row in pq.read_table(tmp_path / "batch" / "tables" / "stories").to_pylist()]
    (tmp_path / "agency.txt").write_text(AGENCY, encoding="utf-8")
    with Ledger.open(tmp_path / "selon.db") as ledger:
        read([tmp_path / "agency.txt"], ledger, ReadOptions())
        opened = open_story(tmp_path / "batch" / "tables", story, ledger)
        assert [one.their_doc for one in opened.elsewhere] == ["agency.txt"] * len(opened.elsewhere) != []
