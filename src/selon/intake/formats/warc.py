"""Web archives (WARC, CC-News): record after record, packed or not, never wholly in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from selon.intake.names import name_of_address
from selon.intake.options import Failure, IntakeOptions
from selon.intake.raw import Meta
from selon.intake.source import Source, too_large

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
WEB = ("http://", "https://")
"""Other addresses are the archiver's own notes (`metadata:`, `urn:`)."""

PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(source: Source, options: IntakeOptions) -> Iterator[Source | Failure]:
    """The pages and texts in an archive; records of other kinds and answers that are no page are passed over."""
    with source.stream() as stream:
        for record in ArchiveIterator(stream, record_types=KINDS, parse_http=True):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            media, charset = _declared(record)
            if media not in PAGES or not address.startswith(WEB) or not _is_found(record):
                continue
            data = record.reader.read(options.max_bytes + 1)
            if len(data) > options.max_bytes:
                yield Failure(address, too_large(address, options))
                continue
            yield _page(source, address, data, (media, charset))


def _page(source: Source, address: str, data: bytes, declared: tuple[str, str]) -> Source:
    meta = Meta(url=address or None).over(source.meta)
    subject = f"{source.subject}!{address}"
    return Source(name_of_address(address), subject, lambda: io.BytesIO(data), source.depth + 1, declared, meta)


def _declared(record: Any) -> tuple[str, str]:
    http = record.http_headers
    content = (http.get("Content-Type", "") if http else record.headers.get("Content-Type", "")) or ""
    media, _, rest = content.partition(";")
    return media.strip().lower(), rest.partition("charset=")[2].strip(" \"'")


def _is_found(record: Any) -> bool:
    code = record.http_headers.status_code if record.http_headers else 200
    return code is None or 200 <= code < 300
