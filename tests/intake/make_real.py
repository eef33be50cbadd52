"""Makes the files of `tests/intake/real` by the tools that make such files: `python -m tests.intake.make_real`.

Wants wget, GNU tar, zip, iconv and Chromium, and the packages feedgen and warcio, which nothing else here needs. Run once; the
files are kept.
"""

from __future__ import annotations

import io
import json
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import duckdb
import pandas as pd
import polars as pl
from benchmarks.intake.pages import Page, pages
from playwright.sync_api import sync_playwright

REAL = Path(__file__).parent / "real"
NAMES = {"01-lumen": "broadsheet", "07-harbour-post": "weblog"}


def main() -> None:
    made = {page.piece.name: page for page in pages() if NAMES.get(page.piece.name) == page.template}
    REAL.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        for name, page in made.items():
            (site / f"{name}.html").write_bytes(page.data)
        (site / "i.jpg").write_bytes(b"")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        _wget(base)
        _browser(f"{base}/01-lumen.html")
        server.shutdown()
        _packs(site)
    rows = [_row(page) for page in made.values()]
    _tables(rows)
    _feeds(list(made.values()))
    _warcio(list(made.values()))
    (REAL / "text-iconv.txt").write_bytes(
        _piped(["iconv", "-f", "UTF-8", "-t", "CP1252//TRANSLIT"], rows[0]["text"].encode())
    )
    (REAL / "notes.md").write_text(_markdown(made["07-harbour-post"]), "utf-8")


def _row(page: Page) -> dict[str, str]:
    piece = page.piece
    text = "\n\n".join([piece.title, *piece.paragraphs])
    return {
        "doc": piece.name, "title": piece.title, "text": text, "outlet": page.outlet, "published": piece.published,
        "url": piece.url, "lang": piece.lang, "authors": piece.author, "section": "local",
    }  # fmt: skip


def _piped(command: list[str], data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def _wget(base: str) -> None:
    addresses = [f"{base}/{name}.html" for name in NAMES]
    with TemporaryDirectory() as folder:
        quiet = ["wget", "-q", "-e", "robots=off", "-P", folder]
        subprocess.run([*quiet, "-k", "-E", addresses[0]], check=False)
        (REAL / "page-wget.html").write_bytes((Path(folder) / "01-lumen.html").read_bytes())
        subprocess.run([*quiet, f"--warc-file={folder}/w", "--no-warc-keep-log", *addresses], check=False)
        (REAL / "wget.warc.gz").write_bytes((Path(folder) / "w.warc.gz").read_bytes())


def _browser(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        session = page.context.new_cdp_session(page)
        saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        (REAL / "page-chromium.mhtml").write_bytes(saved.encode("utf-8", "surrogateescape"))
        (REAL / "page-chromium.html").write_text(page.content(), "utf-8")
        page.add_style_tag(content="nav, footer, aside, .share, figure, .author-bio { display: none }")
        page.pdf(path=REAL / "page-chromium.pdf")
        browser.close()


def _packs(site: Path) -> None:
    for command in (["zip", "-q", "-r", str(REAL / "pages.zip"), "."], ["tar", "-czf", str(REAL / "pages.tar"), "."]):
        Path(command[-2]).unlink(missing_ok=True)
        subprocess.run(command, cwd=site, check=True)


def _tables(rows: list[dict[str, str]]) -> None:
    frame = pd.DataFrame(rows)
    frame.to_csv(REAL / "pandas.csv", index=False)
    frame.to_csv(REAL / "sheet.csv", index=False, sep=";", encoding="cp1252", errors="replace", lineterminator="\r\n")
    frame.to_json(REAL / "pandas.jsonl", orient="records", lines=True)
    pl.DataFrame(rows).write_parquet(REAL / "polars.parquet")
    connection = duckdb.connect()
    connection.register("rows", frame)
    connection.execute(f"COPY (SELECT * FROM rows) TO '{REAL / 'duckdb.parquet'}' (FORMAT parquet, COMPRESSION zstd)")
    items = [
        {"id": row["url"], "url": row["url"], "title": row["title"], "content_text": row["text"], "date_published":
         row["published"], "language": row["lang"], "authors": [{"name": row["authors"]}]}
        for row in rows
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Valley", "items": items}
    (REAL / "feed.json").write_text(json.dumps(feed, ensure_ascii=False, indent=1), "utf-8")


def _feeds(made: list[Page]) -> None:
    generator = import_module("feedgen.feed").FeedGenerator()
    generator.id("https://news.example/")
    generator.title("The Valley")
    generator.link(href="https://news.example/")
    generator.description("News of the valley")
    for page in made:
        piece = page.piece
        entry = generator.add_entry()
        entry.id(piece.url)
        entry.title(piece.title)
        entry.link(href=piece.url)
        entry.author({"name": piece.author, "email": "desk@news.example"})
        entry.published(piece.published)
        entry.updated(piece.published)
        entry.source(url="https://agency.example/", title="Agence du Val")
        entry.content("".join(f"<p>{paragraph}</p>" for paragraph in piece.paragraphs), type="html")
    (REAL / "feed-rss.xml").write_bytes(generator.rss_str(pretty=True))
    (REAL / "feed-atom.xml").write_bytes(generator.atom_str(pretty=True))


def _warcio(made: list[Page]) -> None:
    writer_of = import_module("warcio.warcwriter").WARCWriter
    headers_of = import_module("warcio.statusandheaders").StatusAndHeaders
    out = io.BytesIO()
    writer = writer_of(out, gzip=False)
    for page in made:
        head = headers_of("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        payload = io.BytesIO(page.data)
        writer.write_record(writer.create_warc_record(page.piece.url, "response", payload=payload, http_headers=head))
    (REAL / "warcio.warc").write_bytes(out.getvalue())


def _markdown(page: Page) -> str:
    piece = page.piece
    head = f"---\ntitle: {piece.title}\nauthor: {piece.author}\ndate: {piece.published}\n---\n"
    return f"{head}\n# {piece.title}\n\n" + "\n\n".join(piece.paragraphs) + "\n"


if __name__ == "__main__":
    main()
