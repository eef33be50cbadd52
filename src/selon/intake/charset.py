"""Bytes to text: byte order marks, UTF-8 whole or damaged, then the legacy encodings that news archives hold."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from selon.errors import Unreadable

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("cp1252", "iso8859_15", "mac_roman")
"""In this order where nothing tells them apart, as in a text of ASCII letters with one curly quotation mark."""

CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
SAMPLE = 65_536
HINT = "give text, HTML, PDF, a feed, a table or an archive of these"


def decode(data: bytes, subject: str, declared: str | None = None) -> str:
    """`data` as text, without its byte order mark; damaged sequences become U+FFFD. Raises `Unreadable` for no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (wide := _unmarked_wide(data)) is not None:
        return wide
    if len(CONTROLS.findall(data[:SAMPLE])) * 50 > len(data[:SAMPLE]) or b"\0" in data:
        raise Unreadable("is binary, not text", subject=subject, hint=HINT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error):
            return data.decode("utf-8", "replace")
    if declared and (text := _try(data, declared)) is not None:
        return text
    return _legacy(data, subject)


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of the Latin script, every second byte is zero."""
    head = data[: SAMPLE & ~1]
    if len(head) < 8 or b"\0" not in head:
        return None
    for zeros, encoding in ((head[1::2], "utf-16-le"), (head[0::2], "utf-16-be")):
        if zeros.count(0) * 10 > len(zeros) * 7 and head.count(0) * 10 < len(head) * 6:
            text = data.decode(encoding, "replace")
            return None if "\0" in text else text
    return None


def _is_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 cut off within its last character, or with a few broken sequences among many whole ones."""
    if error.reason == "unexpected end of data" and error.start >= len(data) - 3 and not data[: error.start].isascii():
        return True
    whole = sum(1 for _ in UTF8_SEQUENCE.finditer(data))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return whole > 4 * broken or (error.start >= len(data) - 3 and broken == 1 and whole > 0)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _legacy(data: bytes, subject: str) -> str:
    texts = [text for encoding in LEGACY if (text := _try(data, encoding)) is not None]
    scored = [(_oddness(text[:SAMPLE]), order) for order, text in enumerate(texts)]
    marks = sum(byte > 127 for byte in data[:SAMPLE])
    if scored and min(scored)[0] * 4 <= marks + 2:
        return texts[min(scored)[1]]
    best = from_bytes(data[:SAMPLE]).best()
    text = _try(data, best.encoding) if best else None
    if text is None:
        raise Unreadable("is in no encoding known here", subject=subject, hint="save it as UTF-8")
    return text


def _oddness(text: str) -> int:
    """How many characters stand where no newsroom puts them: capitals within a lower-case word, controls, signs in words."""
    odd = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        at, char = match.start(), match.group()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        category = unicodedata.category(char)
        within = before.isalpha() and after.isalpha()
        odd += (
            category == "Cc"
            or (category == "Lu" and (before.islower() or (after.isupper() and text[at + 2 : at + 3].islower())))
            or (category == "Lu" and not after.isalpha() and bool(before.strip()) and not before.isalnum())
            or (category in {"Sk", "Lm", "No", "Sm", "So", "Sc"} and within)
            or (category in {"Sk", "Lm"} or char in "¤¦¬")
            or (char in "«»„‚" and within)
        )
    return odd


def encoding_of(head: bytes, subject: str) -> str:
    """The encoding of a stream of text that begins with `head`, for reading it line by line."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding
    text = decode(head, subject)
    return next((name for name in LEGACY if _try(head, name) == text), "utf-8") if not head.isascii() else "utf-8"
