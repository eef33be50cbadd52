from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon import intake
from selon.intake.addresses import canonical
from selon.model import Article
from tests.intake.samples import page


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://Phare.Example:443/a?utm_source=x&id=7&fbclid=1#part", "https://phare.example/a?id=7"),
        ("https://phare.example/a?q=a+b&r=%C3%A9", "https://phare.example/a?q=a+b&r=%C3%A9"),
        ("https://phare.example/a?xtor=RSS-1&at_medium=rss", "https://phare.example/a"),
        ("http://phare.example:8080", "http://phare.example:8080/"),
        ("https://me:secret@phare.example/a", "https://phare.example/a"),
        ("https://phare.example/#!/a", "https://phare.example/#!/a"),
        ("  https://phare.example/a ", "https://phare.example/a"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
        ("une page", None),
        ("", None),
        (None, None),
    ],
)
def test_one_form_of_an_address(address: str | None, expected: str | None) -> None:
    assert canonical(address) == expected


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_any_text_is_an_address_or_none_and_the_form_is_stable(text: str, base: str | None) -> None:
    for address in (text, f"https://phare.example/{text}"):
        found = canonical(address, base)
        assert canonical(found) == found


@pytest.mark.parametrize("link", ["/pont", "https://phare.example/pont?utm_medium=mail", "//phare.example/pont#top"])
def test_a_page_says_its_own_address(tmp_path: Path, link: str) -> None:
    (tmp_path / "rows.jsonl").write_text(
        '{"text": "Le maire a dit oui au pont.", "url": "https://A.example/b?gclid=1"}'
    )
    head = f'<link rel="canonical" href="{link}">'
    mail = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://phare.example/x/y\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="L"\r\n\r\n--L\r\nContent-Type: text/html; charset=utf-8\r\n'
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    (tmp_path / "p.mhtml").write_bytes((mail + page(head=head) + "\r\n--L--\r\n").encode())
    saved, row = intake.read([tmp_path])
    assert isinstance(saved, Article)
    assert isinstance(row, Article)
    assert saved.url == "https://phare.example/pont"
    assert row.url == "https://a.example/b"
