"""Every kind of file: what comes out of it, and what of it is refused."""

# ruff: noqa: E501  (files stand as tools write them)

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon import intake
from selon.errors import Empty, InputError, Refused, TooLarge, Unreadable
from selon.intake import Failure, IntakeOptions
from selon.intake.dates import iso
from selon.intake.formats.pdf import paragraphs as joined
from selon.model import Article, BlockKind
from tests.intake.samples import ENGLISH, FRENCH, LINKED_DATA, item, mhtml, page, pdf, rss, tarred, warc, zipped

TITLE = "Le pont de Valmère fermera en juin"
ROW = {
    "doc": "pont.txt", "text": FRENCH, "title": TITLE, "outlet": "Le Phare", "published": "2031-05-12", "url": "https://phare.example/p",
    "authors": ["Odile Sarment"], "other": {"left": "alone"},
}  # fmt: skip


def read(tmp_path: Path, name: str, data: bytes | str, **options: Any) -> list[Article | Failure]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(intake.read([path], IntakeOptions(**options)))


def only(items: list[Article | Failure]) -> Article:
    (found,) = items
    assert isinstance(found, Article), found
    return found


def errors(items: list[Article | Failure]) -> list[InputError]:
    return [item.error for item in items if isinstance(item, Failure)]  # type: ignore[misc]


def check_bridge(article: Article) -> None:
    assert article.text.startswith(TITLE)
    assert article.title == TITLE
    assert article.blocks[0].kind is BlockKind.TITLE
    assert "deux piles sur cinq" in article.text
    assert "Accueil" not in article.text


def test_a_page_with_linked_data(tmp_path: Path) -> None:
    article = only(read(tmp_path, "p.html", page(head=f'<script type="application/ld+json">{LINKED_DATA}</script>')))
    check_bridge(article)
    assert (article.outlet, article.authors, article.published) == (
        "Le Phare",
        ("Odile Sarment",),
        "2031-05-12T18:30:00+02:00",
    )
    assert (article.url, article.doc, article.lang) == ("https://phare.example/pont", "p.html", "fr")


def test_a_page_with_open_graph_and_a_time(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="Le Phare"><link rel="canonical" href="https://phare.example/pont">'
    article = only(
        read(tmp_path, "p.html", page(head=head, around='<time datetime="2031-05-12T18:30+02:00">hier</time>'))
    )
    check_bridge(article)
    assert (article.outlet, article.published, article.url) == (
        "Le Phare",
        "2031-05-12T18:30:00+02:00",
        "https://phare.example/pont",
    )


def test_linked_data_that_is_broken_or_deep_is_passed_over(tmp_path: Path) -> None:
    for data in (
        "{broken",
        "[" * 5_000,
        json.dumps({"@graph": [[[[[{"@type": 7}]]]]]}),
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 5}',
    ):
        check_bridge(only(read(tmp_path, "p.html", page(head=f'<script type="application/ld+json">{data}</script>'))))


def test_a_page_in_a_declared_legacy_encoding(tmp_path: Path) -> None:
    check_bridge(only(read(tmp_path, "p.html", page().replace("utf-8", "windows-1252").encode("cp1252"))))


def test_a_page_without_an_article_is_empty(tmp_path: Path) -> None:
    assert [
        type(error)
        for error in errors(read(tmp_path, "p.html", "<html><body><nav>Menu</nav><script>x()</script></body></html>"))
    ] == [Empty]


def test_a_saved_page_in_one_file(tmp_path: Path) -> None:
    article = only(read(tmp_path, "p.mhtml", mhtml(page())))
    check_bridge(article)
    assert article.url == "https://phare.example/pont"


def test_markdown_as_the_text_that_it_shows(tmp_path: Path) -> None:
    text = f"---\ntitle: {TITLE}\nauthor: Odile Sarment\ndate: 2031-05-12\n---\n# {TITLE}\n\nLe maire a **dit** que le [pont](http://x.example) fermerait.\nFin.\n"
    article = only(read(tmp_path, "p.md", text))
    assert article.text == f"{TITLE}\n\nLe maire a dit que le pont fermerait. Fin."
    assert (article.authors, article.published, article.title) == (("Odile Sarment",), "2031-05-12", TITLE)


def test_a_pdf_with_its_lines_joined(tmp_path: Path) -> None:
    rows = [
        TITLE,
        "",
        "Le maire de Valmère a déclaré lundi que le pont serait fer-",
        "mé jusqu'à la fin du mois de juin, contre l'avis du con-",
        "seil de la ville.",
    ]
    article = only(read(tmp_path, "p.pdf", pdf(rows)))
    assert "serait fermé jusqu'à la fin du mois de juin, contre l'avis du conseil de la ville." in article.text


def test_the_paragraphs_of_a_column() -> None:
    rows = "Un titre court\nUne première ligne qui est assez longue et\nqui se termine ici bien assez longue aus-\nsi, en court.\nUne autre ligne qui ouvre un paragraphe et\nfinit.\n"
    assert joined(rows).split("\n\n")[0] == "Un titre court"
    assert joined(rows).split("\n\n")[1].endswith("longue aussi, en court.")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nrubbish", pdf([]), pdf(["x"])[:200]])
def test_a_damaged_or_empty_pdf_is_said_to_be_so(tmp_path: Path, data: bytes) -> None:
    assert len(errors(read(tmp_path, "p.pdf", data))) == 1


def check_row(article: Article) -> None:
    assert (article.doc, article.text, article.title, article.outlet) == ("pont.txt", FRENCH, TITLE, "Le Phare")
    assert (article.published, article.url, article.authors) == (
        "2031-05-12",
        "https://phare.example/p",
        ("Odile Sarment",),
    )
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.BODY]


def test_json_lines_with_bad_rows(tmp_path: Path) -> None:
    rows = [json.dumps(ROW), "{broken", "", json.dumps({"no": "text"}), "[1]", json.dumps({"text": ENGLISH})]
    items = read(tmp_path, "t.jsonl", "\n".join(rows))
    first, last = (item for item in items if isinstance(item, Article))
    check_row(first)
    assert (last.doc, last.lang) == ("t-6", "en")
    assert [error.subject.rpartition("#")[2] for error in errors(items)] == ["2", "4", "5"]


@pytest.mark.parametrize("value", [ROW, [ROW], {"articles": [ROW]}], ids=["one", "list", "articles"])
def test_json(tmp_path: Path, value: object) -> None:
    check_row(only(read(tmp_path, "t.json", json.dumps(value))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*ROW], delimiter=separator)
    writer.writeheader()
    writer.writerow({**ROW, "authors": "Odile Sarment"})
    check_row(only(read(tmp_path, "t.csv", out.getvalue().encode(encoding))))


def test_parquet(tmp_path: Path) -> None:
    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_pylist([{**ROW, "published": datetime(2031, 5, 12, tzinfo=UTC).date()}, {"text": None}]), out
    )
    items = read(tmp_path, "t.parquet", out.getvalue())
    assert isinstance(items[0], Article)
    check_row(items[0])
    assert len(errors(items)) == 1


def test_tables_without_text_say_which_columns_they_have(tmp_path: Path) -> None:
    (error,) = errors(read(tmp_path, "t.csv", "title,body\na,b\n"))
    assert "title, body" in str(error)


def test_a_row_over_the_limit(tmp_path: Path) -> None:
    rows = [json.dumps({"text": "mot " * 5_000}), json.dumps({"text": FRENCH})]
    items = read(tmp_path, "t.jsonl", "\n".join(rows), max_bytes=5_000)
    assert [type(item) for item in items] == [Failure, Article]
    assert isinstance(errors(items)[0], TooLarge)


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w")], ids=["zip", "tar.gz", "tar"])
def test_archives_of_everything(tmp_path: Path, pack: Any) -> None:
    inner = pack({"a/p.html": page().encode(), "a/t.jsonl": json.dumps(ROW).encode(), "a/logo.png": b"\x89PNG"})
    items = read(
        tmp_path, "x.bin", pack({"in.zip": zipped({"q.txt": ENGLISH.encode()}), "x.any": inner, "bad.txt": b"\0\0\0"})
    )
    assert sorted(item.doc for item in items if isinstance(item, Article)) == ["p.html", "pont.txt", "q.txt"]
    assert len(errors(items)) == 1


def test_gzip(tmp_path: Path) -> None:
    assert only(read(tmp_path, "a.txt.gz", gzip.compress(FRENCH.encode()))).doc == "a.txt"
    check_row(only(read(tmp_path, "t.jsonl.gz", gzip.compress(json.dumps(ROW).encode()))))


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_paths_that_lead_out_of_an_archive_are_refused(tmp_path: Path, pack: Any, name: str) -> None:
    items = read(tmp_path, "x.bin", pack({name: FRENCH.encode(), "good.txt": FRENCH.encode()}))
    assert [type(error) for error in errors(items)] == [Refused]
    assert [item.doc for item in items if isinstance(item, Article)] == ["good.txt"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("b.zip", zipped({"b.txt": b"a" * 30_000_000})),
        ("b.tar.gz", tarred({"b.txt": b"a" * 30_000_000})),
        ("b.txt.gz", gzip.compress(b"a" * 30_000_000)),
        ("b.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * 30_000_000 + b'"}')),
    ],
    ids=["zip", "tar", "gz", "jsonl.gz"],
)
def test_bombs_are_refused_before_they_unfold(tmp_path: Path, name: str, data: bytes) -> None:
    tracemalloc.start()
    found = errors(read(tmp_path, name, data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(error) for error in found] == [Refused]
    assert peak < 40_000_000


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": FRENCH.encode()})
    for _ in range(6):
        data = zipped({"in.zip": data})
    assert [type(error) for error in errors(read(tmp_path, "deep.zip", data))] == [Refused]


def test_an_archive_with_too_many_members(tmp_path: Path) -> None:
    data = zipped({f"{number}.txt": b"Oui." for number in range(30)})
    assert [type(error) for error in errors(read(tmp_path, "x.zip", data, max_members=20))] == [Refused]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_web_archives(tmp_path: Path, packed: bool) -> None:
    pages = {
        "https://phare.example/pont": page().encode(),
        "https://phare.example/rien": b"<html></html>",
        "https://phare.example/b": page(ENGLISH).encode(),
    }
    data = b"".join(gzip.compress(warc({address: body})) for address, body in pages.items()) if packed else warc(pages)
    items = read(tmp_path, "w.warc.gz" if packed else "w.warc", data)
    found = [item for item in items if isinstance(item, Article)]
    check_bridge(found[0])
    assert [article.url for article in found] == ["https://phare.example/pont", "https://phare.example/b"]
    assert found[0].doc == "phare.example_pont"
    assert len(errors(items)) == 1


def test_records_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    page_and_more = warc({"https://phare.example/a": page().encode()}) + warc(
        {"metadata://tool/log": b"Ein Wort"}, "text/plain"
    )
    assert len(read(tmp_path, "w.warc", page_and_more)) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("w.warc", warc({"https://phare.example/logo": b"\x89PNG"}, "image/png")),
        ("a.zip", zipped({"logo.png": b"\x89PNG"})),
        ("a.tar", tarred({})),
        ("a.json", b"[]"),
        ("a.csv", b"doc,text\n"),
        ("a.jsonl", b"\n\n"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_holds_no_article_is_said_to_be_so(tmp_path: Path, name: str, data: bytes) -> None:
    (error,) = errors(read(tmp_path, name, data))
    assert isinstance(error, Empty)


def whole() -> str:
    return "".join(f"<p>{line}</p>" for line in FRENCH.splitlines()[1:]) * 3


def test_a_feed_that_carries_its_articles(tmp_path: Path) -> None:
    article = only(read(tmp_path, "f.xml", rss(item("https://phare.example/pont", whole()))))
    check_bridge(article)
    assert (article.outlet, article.published, article.url) == (
        "Le Phare",
        "2031-05-12T16:30:00+00:00",
        "https://phare.example/pont",
    )


def test_an_atom_feed_names_the_source_of_an_entry(tmp_path: Path) -> None:
    data = (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Revue</title><entry><id>x</id><title>{TITLE}</title>'
        f'<link href="https://phare.example/pont"/><updated>2031-05-12T18:30:00+02:00</updated><source><title>Le Phare</title></source>'
        f'<author><name>Odile Sarment</name></author><content type="html">{whole().replace("<", "&lt;")}</content></entry></feed>'
    )
    article = only(read(tmp_path, "f.atom", data))
    assert (article.outlet, article.authors) == ("Le Phare", ("Odile Sarment",))


def test_a_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Le Phare",
        "items": [{"id": "1", "url": "https://phare.example/pont", "title": TITLE, "content_html": whole(), "date_published": "2031-05-12T18:30:00+02:00"}],
    }  # fmt: skip
    article = only(read(tmp_path, "f.json", json.dumps(feed)))
    check_bridge(article)
    assert (article.outlet, article.published) == ("Le Phare", "2031-05-12T18:30:00+02:00")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [ENTITIES, FILE_ENTITY], ids=["bomb", "file"])
@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_feeds_that_define_entities_are_refused(tmp_path: Path, head: str, kind: str) -> None:
    data = rss(item("https://phare.example/pont"), head)
    if kind == "sitemap":
        data = f'<?xml version="1.0"?>{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&a;</loc></url></urlset>'.encode()
    assert [type(error) for error in errors(read(tmp_path, "f.xml", data))] == [Refused]


@pytest.mark.parametrize(
    "data",
    [
        rss(""),
        b'{"version": "https://jsonfeed.org/version/1", "items": []}',
        b'{"version": "https://jsonfeed.org/version/1", ',
    ],
)
def test_a_feed_without_entries(tmp_path: Path, data: bytes) -> None:
    assert [type(error) for error in errors(read(tmp_path, "f.xml", data))] in ([Empty], [Unreadable])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-12", "2031-05-12"), ("2031-05-12T18:30:00Z", "2031-05-12T18:30:00+00:00"), ("2031-05-12 18:30", "2031-05-12T18:30:00"),
        ("Mon, 12 May 2031 18:30:00 +0200", "2031-05-12T18:30:00+02:00"), ("12 mai 2031", "2031-05-12"), ("9999-01-01", None), ("2031-99-99", None),
        ("hier", None), (None, None), (True, None), ([], None), (float("inf"), None), (0, "1970-01-01T00:00:00+00:00"), ("", None),
    ],
)  # fmt: skip
def test_dates_of_metadata(value: object, expected: str | None) -> None:
    assert iso(value) == expected
