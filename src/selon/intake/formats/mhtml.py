"""Pages as browsers save them in one file: MIME with the page as its first HTML part."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from selon.errors import Empty
from selon.intake.options import IntakeOptions
from selon.intake.raw import Meta
from selon.intake.source import Source


def read_mhtml(source: Source, options: IntakeOptions) -> Iterator[Source]:
    """The page in it, as an HTML source with the address that it was saved from."""
    message = message_from_bytes(source.bytes(options), policy=policy.compat32)
    part = next(
        (part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None
    )
    if part is None:
        raise Empty("has no page in it", subject=source.subject, hint="save the page again, or as HTML")
    data = part.get_payload(decode=True)
    page = data if isinstance(data, bytes) else b""
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    meta = Meta(url=address if address and address.startswith("http") else None).over(source.meta)
    yield Source(
        source.name, source.subject, lambda: io.BytesIO(page), source.depth + 1, ("text/html", _charset(part)), meta
    )  # fmt: skip


def _charset(part: Message) -> str:
    return part.get_content_charset() or ""
