"""Tables with an article a row: JSON lines, JSON, CSV, Parquet; streamed, a bad row stopping no other.

Read are the columns `text` (required), `doc`, `title`, `outlet`, `published`, `url`, `lang`, `authors`, `agency`. The text
is kept as it stands: a title that it does not repeat is known of the article, but is no part of its text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from selon.errors import Empty, Unreadable
from selon.intake.charset import decode, encoding_of
from selon.intake.dates import iso
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Meta, Raw
from selon.intake.source import Source, too_large

COLUMNS = ("text", "doc", "title", "outlet", "published", "url", "lang", "authors", "agency")
SEPARATORS = ",;\t|"
BATCH = 64
SAMPLE = 65_536


def read_json_lines(source: Source, options: IntakeOptions) -> Iterator[Raw | Failure]:
    """One object a line; blank lines are passed over."""
    with source.stream() as stream:
        for number, line in _lines(stream, options.max_bytes):
            subject = f"{source.subject}#{number}"
            if line is None:
                yield Failure(subject, too_large(subject, options))
            elif line.strip():
                try:
                    row = json.loads(decode(line, subject))
                except (ValueError, RecursionError) as error:
                    yield Failure(subject, error if isinstance(error, Unreadable) else _no_json(subject, error))
                else:
                    yield _row(row, source, number)


def read_json(source: Source, options: IntakeOptions) -> Iterator[Raw | Failure]:
    """One object with a `text`, or a list of them, bare or under `articles`."""
    text = decode(source.bytes(options), source.subject)
    try:
        value = json.loads(text)
    except ValueError as error:
        if text.lstrip().startswith("{") and "\n" in text.strip():
            yield from read_json_lines(source, options)
            return
        raise _no_json(source.subject, error) from error
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        yield from (_row(row, source, number) for number, row in enumerate(value, 1))
    else:
        yield _row(value, source, None)


def read_csv(source: Source, options: IntakeOptions) -> Iterator[Raw | Failure]:
    """Rows under a header line; the separator is the one that the header holds most of."""
    csv.field_size_limit(options.max_bytes)
    with source.stream() as stream:
        encoding = encoding_of(source.head(), source.subject)
        lines = io.TextIOWrapper(stream, encoding, "replace", newline="")
        header = lines.readline(SAMPLE).lstrip("\ufeff")
        separator = max(SEPARATORS, key=header.count)
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
        _need_text(names, source)
        rows = csv.reader((line.replace("\0", "\ufffd") for line in lines), delimiter=separator)
        for number, row in enumerate(_guarded(rows, source), 1):
            yield row if isinstance(row, Failure) else _row(dict(zip(names, row, strict=False)), source, number)


def read_parquet(source: Source, options: IntakeOptions) -> Iterator[Raw | Failure]:
    """Rows in batches; only the columns named above are read from the file."""
    with source.stream() as stream:
        if source.depth or not stream.seekable():
            stream = io.BytesIO(source.bytes(options))
        try:
            table = pq.ParquetFile(stream)
            _need_text(table.schema_arrow.names, source)
            columns = [name for name in table.schema_arrow.names if name in COLUMNS]
            number = 0
            for batch in table.iter_batches(batch_size=BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, source, number)
        except (pa.ArrowException, OSError) as error:
            raise Unreadable("is a damaged Parquet file", subject=source.subject, hint=str(error)[:120]) from error


def _row(row: Any, source: Source, number: int | None) -> Raw | Failure:
    stem = PurePosixPath(source.name).stem
    subject = source.subject if number is None else f"{source.subject}#{number}"
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        kind = Unreadable if text is None else Empty
        return Failure(
            subject,
            kind("has no `text`", subject=subject, hint="give each row a text"),
        )
    doc = _string(row, "doc") or (source.name if number is None else f"{stem}-{number}")
    return Raw(text, doc, subject, _meta(row).over(source.meta))


def _meta(row: Mapping[str, Any]) -> Meta:
    return Meta(
        title=_string(row, "title"),
        outlet=_string(row, "outlet"),
        authors=_authors(row.get("authors")),
        published=iso(row.get("published")),
        url=_string(row, "url"),
        lang=_string(row, "lang"),
        agency=_string(row, "agency"),
    )


def _string(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).strip() or None


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(";") if ";" in value else value.split(",")
    return (
        tuple(name.strip() for name in value if isinstance(name, str) and name.strip())
        if isinstance(value, list)
        else ()
    )


def _need_text(names: Iterable[str], source: Source) -> None:
    if "text" not in names:
        hint = f"its columns are {', '.join(list(names)[:20]) or 'none'}"
        raise Unreadable("is a table without a column `text`", subject=source.subject, hint=hint)


def _guarded(rows: Iterator[list[str]], source: Source) -> Iterator[list[str] | Failure]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(
                source.subject, Unreadable("has a row that is no CSV", subject=source.subject, hint=str(error)[:120])
            )
            continue
        if any(field.strip() for field in row):
            yield row


def _lines(stream: Any, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; `None` for one over the limit, of which no more is held."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while (rest := stream.readline(SAMPLE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _no_json(subject: str, error: Exception) -> Unreadable:
    return Unreadable("is no JSON", subject=subject, hint=str(error)[:120])
