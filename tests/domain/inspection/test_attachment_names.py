"""Names of files are shown as they were given, without anything that deceives or leads away."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.inspection.attachments.names import LONGEST, extension, safe_name


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("notes.pdf", "notes.pdf"),
        ("Café\N{EN DASH}visit (2).docx", "Café\N{EN DASH}visit (2).docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ines\\notes.pdf", "notes.pdf"),
        ("/var/files/x.png", "x.png"),
        ("..", "file"),
        ("", "file"),
        ("...", "file"),
        (".htaccess", "htaccess"),
        ("a\x00b\x1b[31m.txt", "ab[31m.txt"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie_ x.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf"),
        ("a\u2028b.pdf", "a b.pdf"),
        ('a"b<c>|?*;.pdf', "a_b_c_____.pdf"),
        ("cafe\u0301.pdf", "café.pdf"),
        ("name.pdf. . ", "name.pdf"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_a_name_is_made_safe_to_show(given_name, shown):
    assert safe_name(given_name) == shown


def test_a_long_name_keeps_its_extension():
    assert len(safe_name("n" * 500 + ".docx")) == LONGEST
    assert safe_name("n" * 500 + ".docx").endswith("….docx")
    assert len(safe_name("n" * 500)) == LONGEST


@given(st.text())
def test_no_name_ever_holds_a_path_or_anything_hidden(text):
    shown = safe_name(text)
    assert 0 < len(shown) <= LONGEST
    assert not set(shown) & set('/\\"<>\r\n')
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs") for one in shown)
    assert not shown.startswith((".", " "))


@pytest.mark.parametrize(("name", "found"), [("a.PDF", "pdf"), ("a", ""), ("a.b c", "")])
def test_the_extension_is_what_stands_after_the_last_point(name, found):
    assert extension(name) == found
