"""Invented articles, and files of every kind that hold them."""

# ruff: noqa: E501  (files stand as tools write them)

from __future__ import annotations

import io
import json
import tarfile
import zipfile

FRENCH = """Le pont de Valmère fermera en juin

Le maire de Valmère a déclaré lundi que le pont serait fermé jusqu’à la fin du mois de juin.

« Nous n’avons pas le choix », a-t-il ajouté devant les élus. Les habitants ont répondu qu’ils n’avaient pas été prévenus.

Selon l’ingénieure chargée du chantier, deux piles sur cinq doivent être refaites.
"""
ENGLISH = """Valmere bridge to close in June

The mayor of Valmere said on Monday that the bridge would stay closed until the end of June.

“We have no choice,” he told the council. Residents answered that nobody had warned them of the works.

According to the engineer in charge, two of the five piers have to be rebuilt.
"""
GERMAN = (
    "Die Brücke bleibt gesperrt\n\nDer Bürgermeister erklärte am Montag, dass die Brücke bis Ende Juni gesperrt bleibe. "
    "Die Anwohner antworteten, niemand habe sie vor den Arbeiten gewarnt, und verlangten eine Sitzung des Rates.\n"
)


def paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def page(text: str = FRENCH, lang: str = "fr", head: str = "", around: str = "") -> str:
    title, *body = paragraphs(text)
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Le Phare</title>{head}</head><body>'
        f'<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>{title}</h1>{shown}</article>{around}'
        "<footer>© 2031 Le Phare. Tous droits réservés.</footer></body></html>"
    )


LINKED_DATA = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "BreadcrumbList"},
            {
                "@type": "NewsArticle",
                "headline": "Le pont de Valmère fermera en juin",
                "datePublished": "2031-05-12T18:30:00+02:00",
                "author": [{"@type": "Person", "name": "Odile Sarment"}],
                "publisher": {"@type": "Organization", "name": "Le Phare"},
                "mainEntityOfPage": {"@id": "https://phare.example/pont"},
            },
        ],
    }
)


def pdf(rows: list[str]) -> bytes:
    """A PDF of one page with `rows` (Latin-1) as its lines."""
    shown = b"".join(
        b"(" + row.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n" for row in rows
    )
    stream = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"ET"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def mhtml(html: str) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://phare.example/pont\r\nSubject: Le pont\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----Limit"\r\n\r\n------Limit\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://phare.example/pont\r\n\r\n"
    )
    return (head + html + "\r\n------Limit--\r\n").encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)  # no time of day in it
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc(pages: dict[str, bytes], media: str = "text/html; charset=utf-8") -> bytes:
    out = b""
    for number, (address, body) in enumerate(pages.items()):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (media.encode(), len(body)) + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"WARC-Date: 2031-05-12T18:30:00Z\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def rss(items: str, head: str = "") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Le Phare</title><link>https://phare.example/</link><description>Tout</description>{items}</channel></rss>"
    )
    return text.encode()


def item(address: str, content: str = "", title: str = "Le pont de Valmère fermera en juin") -> str:
    whole = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>{title}</title><link>{address}</link><guid>{address}</guid><pubDate>Mon, 12 May 2031 18:30:00 +0200</pubDate>"
        f"<description>Le maire parle.</description>{whole}</item>"
    )
