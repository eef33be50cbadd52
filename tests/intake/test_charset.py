"""Bytes to text: marks, whole and damaged UTF-8, legacy encodings, and what is no text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import Unreadable
from selon.intake.charset import decode
from tests.intake.samples import ENGLISH, FRENCH

EURO = "Le péage coûtera 3 € dès l’été : l’œuvre d’une société « privée », à Noël.\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)  # fmt: skip
def test_byte_order_marks_tell_and_are_taken_off(mark: bytes, encoding: str) -> None:
    assert decode(mark + FRENCH.encode(encoding), "a") == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH, EURO], ids=["fr", "en", "euro"])
def test_encodings_of_the_newsroom_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == text


def test_latin_9() -> None:
    text = EURO.replace("’", "'")
    assert decode(text.encode("iso8859_15"), "a") == text


def test_a_legacy_encoding_that_is_declared() -> None:
    assert decode("Żółta łódź".encode("iso8859_2"), "a", "iso-8859-2") == "Żółta łódź"


def test_a_character_cut_off_at_the_end() -> None:
    data = FRENCH.rstrip().encode() + "é".encode()[:1]
    assert decode(data, "a") == FRENCH.rstrip() + "\ufffd"


def test_a_damaged_sequence_among_whole_ones() -> None:
    data = FRENCH.encode().replace("é".encode(), b"\xc3", 1)
    assert decode(data, "a") == FRENCH.replace("é", "\ufffd", 1)


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\0\0\0" * 20,
        b"text with a \0 in it",
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ],
)
def test_what_is_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.bin"):
        decode(data, "a.bin")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a"), str)
    except Unreadable as error:
        assert error.subject == "a"
