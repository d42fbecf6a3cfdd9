"""From bytes to text: the encoding that the page is really in, declared or not, and never an exception."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.decode import decode

KAZAKH = "Ақпарат және қоғамдық даму: Әлем, Ғылым, Қала, Ңұсқа, Өнер, Ұлт, Үміт, Һәм, Ілім"
RUSSIAN = "Щёлково, подъезд, «ёлка» — № 5"
META = '<meta charset="{}">'


@pytest.mark.parametrize("text", [KAZAKH, RUSSIAN], ids=["kk", "ru"])
@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", None, ""),
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=UTF-8", ""),
        ("utf-8", None, META.format("utf-8")),
        ("utf-8-sig", None, ""),
        ("utf-8-sig", "text/html; charset=windows-1251", ""),
        ("utf-16", None, ""),
        ("kz1048", None, ""),
        ("kz1048", "text/html", ""),
        ("kz1048", "text/html; charset=kz-1048", ""),
        ("kz1048", None, META.format("kz-1048")),
    ],
)
def test_a_page_reads_the_same_in_every_encoding(encoding: str, content_type: str | None, head: str, text: str) -> None:
    page = f"{head}<p>{text}</p>"
    assert decode(page.encode(encoding), content_type) == page


@pytest.mark.parametrize("declared", [True, False])
def test_russian_in_windows_1251_reads_whether_declared_or_not(declared: bool) -> None:  # noqa: FBT001 - a table
    page = f"{META.format('windows-1251') if declared else ''}<p>{RUSSIAN}</p>"
    assert decode(page.encode("cp1251")) == page


def test_the_header_goes_before_the_pages_own_word() -> None:
    page = f"{META.format('koi8-r')}<p>{KAZAKH}</p>"
    assert decode(page.encode(), "text/html; charset=utf-8") == page


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_page_cut_in_the_middle_of_a_letter_is_utf_8_all_the_same(cut: int) -> None:
    whole = f"{KAZAKH} — 🇰🇿"
    assert decode(whole.encode()[:-cut]).startswith(KAZAKH)


def test_a_few_broken_letters_do_not_make_a_page_another_encoding() -> None:
    page = (KAZAKH * 10).encode() + b"\xff" + KAZAKH.encode()
    assert decode(page) == KAZAKH * 10 + "\N{REPLACEMENT CHARACTER}" + KAZAKH


def test_null_bytes_are_left_out() -> None:
    assert decode(b"<p>El\x00.kz</p>") == "<p>El.kz</p>"


def test_an_unknown_charset_is_as_good_as_none() -> None:
    assert decode(KAZAKH.encode(), "text/html; charset=nonsense") == KAZAKH


@pytest.mark.parametrize("charset", ["utf-16", "UTF-16LE", "utf-16be", "utf-32"])
@pytest.mark.parametrize("encoding", ["utf-8", "kz1048"])
@pytest.mark.parametrize("where", ["header", "meta", "declaration"])
def test_a_page_that_calls_itself_utf_16_in_ascii_letters_is_not(charset: str, encoding: str, where: str) -> None:
    head = {"meta": META.format(charset), "declaration": f'<?xml version="1.0" encoding="{charset}"?>'}.get(where, "")
    page = f"{head}<p>{KAZAKH}</p>"
    assert decode(page.encode(encoding), f"text/html; charset={charset}" if where == "header" else None) == page


@pytest.mark.parametrize("charset", ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
def test_a_page_in_utf_16_without_a_byte_order_mark_reads_by_its_header(charset: str) -> None:
    page = f"<p>{KAZAKH}</p>"
    assert decode(page.encode(charset), f"text/html; charset={charset}") == page


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=60)))
def test_any_bytes_decode(body: bytes, content_type: str | None) -> None:
    assert "\x00" not in decode(body, content_type)


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=200))  # type: ignore[arg-type]
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    page = codecs.BOM_UTF8 + text.encode()
    assert decode(page) == text


CODECS = ("hex", "base64", "rot13", "zlib", "bz2", "uu", "idna", "punycode", "undefined", "unicode_escape")


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("where", ["header", "meta"])
def test_a_python_codec_that_is_no_charset_of_the_web_is_as_good_as_none(codec: str, where: str) -> None:
    page = f"{META.format(codec) if where == 'meta' else ''}<p>{KAZAKH} \\ud800 +2AA-</p>"
    assert decode(page.encode(), f"text/html; charset={codec}" if where == "header" else None) == page
