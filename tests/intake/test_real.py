"""Files made by the tools that make such files (see `make_real.py`): each gives its articles, whole and with what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.intake.pages import Piece, pieces

from selon import intake
from selon.model import Article, BlockKind

REAL = Path(__file__).parent / "real"
PIECES = {piece.name: piece for piece in pieces()}
ONE, OTHER = PIECES["01-lumen"], PIECES["07-harbour-post"]
DATED = "2024-05-14T18:30:00+02:00"
UTC = "2024-05-14T16:30:00+00:00"
HELD: dict[str, tuple[list[Piece], dict[str, object]]] = {
    "duckdb.parquet": ([ONE, OTHER], {"published": DATED, "url": ONE.url, "outlet": "Le Courrier de la Vallée"}),
    "feed-atom.xml": ([OTHER, ONE], {"published": UTC, "url": OTHER.url, "outlet": "Agence du Val"}),
    "feed-rss.xml": ([OTHER, ONE], {"published": UTC, "url": OTHER.url, "outlet": "Agence du Val"}),
    "feed.json": ([ONE, OTHER], {"published": DATED, "url": ONE.url, "outlet": "The Valley"}),
    "notes.md": ([OTHER], {"published": DATED, "authors": ("Tessa Holloway",)}),
    "page-chromium.html": (
        [ONE],
        {"published": DATED, "outlet": "Le Courrier de la Vallée", "authors": ("Odile Sarment",)},
    ),
    "page-chromium.mhtml": ([ONE], {"outlet": None}),
    "page-chromium.pdf": ([ONE], {}),
    "page-wget.html": (
        [ONE],
        {"published": DATED, "outlet": "Le Courrier de la Vallée", "authors": ("Odile Sarment",)},
    ),
    "pages.tar": ([ONE, OTHER], {}),
    "pages.zip": ([ONE, OTHER], {}),
    "pandas.csv": ([ONE, OTHER], {"published": DATED, "authors": ("Odile Sarment",)}),
    "pandas.jsonl": ([ONE, OTHER], {"published": DATED, "authors": ("Odile Sarment",)}),
    "polars.parquet": ([ONE, OTHER], {"published": DATED, "url": ONE.url}),
    "sheet.csv": ([ONE, OTHER], {"published": DATED}),
    "text-iconv.txt": ([ONE], {}),
    "warcio.warc": ([ONE, OTHER], {"published": DATED, "url": ONE.url}),
    "wget.warc.gz": ([ONE, OTHER], {"published": DATED, "url": ONE.url}),
}


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_every_file_is_held_to_something() -> None:
    assert {path.name for path in REAL.iterdir()} == set(HELD)


@pytest.mark.parametrize("name", sorted(HELD))
def test_a_file_of_a_real_tool(name: str) -> None:
    held, said = HELD[name]
    found = list(intake.read([REAL / name]))
    articles = [item for item in found if isinstance(item, Article)]
    assert len(articles) == len(found), found
    assert sorted(words(article.title or "") for article in articles) == sorted(words(piece.title) for piece in held)
    by_title = {words(article.title or ""): article for article in articles}
    for piece in held:
        article = by_title[words(piece.title)]
        assert article.lang == piece.lang
        body = [article.text[slice(*block.span)] for block in article.blocks if block.kind is BlockKind.BODY]
        lost = [paragraph for paragraph in piece.paragraphs if words(paragraph) not in words("\n".join(body))]
        assert lost == []
    first = by_title[words(held[0].title)]
    assert {key: getattr(first, key) for key in said} == said
