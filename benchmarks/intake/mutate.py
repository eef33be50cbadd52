"""Damage that knows what it damages: members of archives, rows of tables, tags of pages, records of web archives.

Everything is drawn from the `Random` given, so that a number names an input for ever.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

ODD = (
    "\x00", "\x1a", "\ufeff", "\u202e", "\u2066", "\u200b", "\ud83d\ude00", "\uffff", "\u0301" * 40, "«" * 30, "”“", "\r", "\u2028",
    "\x85", "<", "&#0;", "&amp;" * 9, "]]>", "<!--", "%PDF-", "PK\x03\x04", "WARC/1.0\r\n", "{" * 50, "[" * 200, '"', "\\ud800",
    "1e999", "\\", "é" * 300,
    "a" * 5000, "x " * 2000, "http://", "© 2031", "(AFP)", "12 mai 99999", "0000-00-00", "23:59:60", "+99:99", "- " * 80,
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{0,200}>")
Mutator = Callable[[bytes, Random], bytes]


def mutated(data: bytes, draw: Random, kind: str) -> bytes:
    """`data`, of the kind that its suffix says, damaged in one to four places."""
    ways = [*BYTES, *BY_KIND.get(kind, ()), *BY_KIND.get(kind, ())]
    for _ in range(draw.choice((1, 1, 2, 4))):
        data = draw.choice(ways)(data, draw)
    return data[:4_000_000]


def _flip(data: bytes, draw: Random) -> bytes:
    found = bytearray(data)
    for _ in range(draw.choice((1, 3, 30)) if found else 0):
        found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def _cut(data: bytes, draw: Random) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _drop(data: bytes, draw: Random) -> bytes:
    start = draw.randrange(len(data) + 1)
    return data[:start] + data[start + draw.choice((1, 20, 500)) :]


def _repeat(data: bytes, draw: Random) -> bytes:
    start = draw.randrange(len(data) + 1)
    piece = data[start : start + draw.choice((1, 40, 2000))]
    return data[:start] + piece * draw.choice((2, 5, 200)) + data[start:]


def _insert(data: bytes, draw: Random) -> bytes:
    start = draw.randrange(len(data) + 1)
    encoding = draw.choice(("utf-8", "utf-16-le", "cp1252"))
    return data[:start] + draw.choice(ODD).encode(encoding, "replace") + data[start:]


def _swap(data: bytes, draw: Random) -> bytes:
    first, second = sorted(draw.randrange(len(data) + 1) for _ in range(2))
    return data[second:] + data[first:second] + data[:first]


def _recode(data: bytes, draw: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        draw.choice(("cp1252", "utf-16", "utf-16-be", "mac_roman", "utf-7", "utf-32", "cp437")), "replace"
    )


def _nest(data: bytes, draw: Random) -> bytes:
    """Tags within tags, deeper than parsers like."""
    tag = draw.choice((b"div", b"blockquote", b"table", b"b", b"item", b"a"))
    many = draw.choice((30, 300, 5000))
    at = draw.choice([match.end() for match in TAG.finditer(data)] or [0])
    return data[:at] + b"<" + tag + b">" + (b"<" + tag + b">") * many + data[at:]


def _unclose(data: bytes, draw: Random) -> bytes:
    tags = [match.span() for match in TAG.finditer(data)]
    if not tags:
        return data
    start, end = draw.choice(tags)
    return data[: start + draw.randrange(1, end - start + 1)] + data[end:]


def _double_tag(data: bytes, draw: Random) -> bytes:
    tags = [match.span() for match in TAG.finditer(data)]
    if not tags:
        return data
    start, end = draw.choice(tags)
    return data[:end] + data[start:end] * draw.choice((1, 50)) + data[end:]


def _attributes(data: bytes, draw: Random) -> bytes:
    tags = [match.span() for match in TAG.finditer(data)]
    if not tags:
        return data
    _, end = draw.choice(tags)
    odd = draw.choice(ODD).encode("utf-8", "replace")
    return data[: end - 1] + b' class="' + odd + b'" datetime="' + odd + b'" href="' + odd + b'"' + data[end - 1 :]


def _doctype(data: bytes, draw: Random) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, draw.choice((3, 9))))
    outside = '<!ENTITY l0 SYSTEM "file:///etc/passwd">' if draw.random() < 0.5 else '<!ENTITY l0 "ha">'
    return f"<!DOCTYPE rss [{outside}{levels}]>".encode() + data.replace(b"</title>", b"&l2;</title>", 1)


def _json(data: bytes, draw: Random) -> bytes:
    """One value of each of a few lines (or of the whole) becomes another kind of value."""
    lines = data.splitlines()
    whole = _loads(data)
    if whole is not None:
        return json.dumps(_changed(whole, draw), ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")
    for at in draw.sample(range(len(lines)), min(2, len(lines))):
        if (value := _loads(lines[at])) is not None:
            lines[at] = json.dumps(_changed(value, draw)).encode()
    return b"\n".join(lines)


def _loads(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _changed(value: Any, draw: Random) -> Any:
    if isinstance(value, dict) and value and draw.random() < 0.8:
        key = draw.choice(list(value))
        return {**value, key: _changed(value[key], draw)}
    if isinstance(value, list) and value and draw.random() < 0.8:
        at = draw.randrange(len(value))
        return [*value[:at], _changed(value[at], draw), *value[at + 1 :]]
    deep: Any = "deep"
    for _ in range(400):
        deep = [deep]
    others: tuple[Any, ...] = (
        None,
        True,
        -1,
        1e308,
        "",
        [],
        {},
        [[]],
        {"text": {}},
        draw.choice(ODD),
        "\ud800",
        10**30,
        deep,
    )
    return draw.choice(others)


def _quotes(data: bytes, draw: Random) -> bytes:
    rows = data.split(b"\n")
    at = draw.randrange(len(rows))
    rows[at] = draw.choice((b'"', b'""","', b",,,,,,", b"\0", b";" * 500, b"\r")) + rows[at]
    return b"\n".join(rows)


def _zip(data: bytes, draw: Random) -> bytes:
    """The same members, one of them damaged, renamed or doubled, packed anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(member.filename, archive.read(member)) for member in archive.infolist()]
    except Exception:  # damaged already: nothing to take apart
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
    ) as archive:
        for name, inner in _members(members, draw):
            member = zipfile.ZipInfo(name or "x")  # of 1980, whatever the clock says
            archive.writestr(member, inner, compress_type=archive.compression)
    return out.getvalue()


def _tar(data: bytes, draw: Random) -> bytes:
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            read = [(member.name, archive.extractfile(member)) for member in archive if member.isfile()]
            members = [(name, stream.read()) for name, stream in read if stream]
    except Exception:  # damaged already: nothing to take apart
        return data
    out, pack = io.BytesIO(), draw.choice((bytes, timeless, bz2.compress, lzma.compress))
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, inner in _members(members, draw):
            info = tarfile.TarInfo(name or "x")
            info.size = len(inner)
            info.type = draw.choice((tarfile.REGTYPE, tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.FIFOTYPE))
            archive.addfile(info, io.BytesIO(inner))
    return pack(out.getvalue())


def timeless(data: bytes) -> bytes:
    """Gzip without the time of day: the same bytes whenever it is done."""
    return gzip.compress(data, mtime=0)


def _members(members: list[tuple[str, bytes]], draw: Random) -> list[tuple[str, bytes]]:
    if not members:
        return members
    at = draw.randrange(len(members))
    name, inner = members[at]
    kind = name.rpartition(".")[2]
    damaged = draw.choice(BYTES)(inner, draw) if kind in {"zip", "tar", "gz"} else mutated(inner, draw, kind)
    odd = draw.choice(
        (name, name, name.upper(), "../" + name, "/etc/" + name, "a/" * 40 + name, "é\u202e" + name, "con.txt")
    )
    return [*members[:at], (odd, damaged), *members[at + draw.randrange(2) :]]


def _gzip(data: bytes, draw: Random) -> bytes:
    try:
        inner = gzip.decompress(data)
    except Exception:  # damaged already: nothing to unpack
        return data
    return timeless(mutated(inner, draw, "warc" if b"WARC/" in inner[:10] else "txt"))


def _headers(data: bytes, draw: Random) -> bytes:
    """A header of a record or of a mail says something else."""
    found = list(re.finditer(rb"(?m)^([\w-]+): ([^\r\n]*)", data[:50_000]))
    if not found:
        return data
    match = draw.choice(found)
    value = draw.choice(
        (b"-1", b"99999999999", b"0", b"", b"\xff\xfe", b"text/html; charset=bogus", b"a" * 9000, b"=?utf-8?b?////?=")
    )
    return data[: match.start(2)] + value + data[match.end(2) :]


def _numbers(data: bytes, draw: Random) -> bytes:
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return data
    match = draw.choice(found)
    return data[: match.start()] + draw.choice((b"0", b"-1", b"999999999", b"4294967296")) + data[match.end() :]


MARKUP: tuple[Mutator, ...] = (_nest, _unclose, _double_tag, _attributes)
BYTES: tuple[Mutator, ...] = (_flip, _cut, _drop, _repeat, _insert, _swap, _recode)
BY_KIND: dict[str, tuple[Mutator, ...]] = {
    "html": MARKUP,
    "mhtml": (*MARKUP, _headers),
    "xml": (*MARKUP, _doctype),
    "json": (_json, _json),
    "jsonl": (_json, _json),
    "csv": (_quotes, _quotes),
    "zip": (_zip, _zip, _zip),
    "tar": (_tar, _tar, _tar),
    "gz": (_gzip, _gzip),
    "warc": (_headers, _headers),
    "pdf": (_numbers, _numbers),
}
