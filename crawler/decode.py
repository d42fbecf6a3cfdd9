"""From a page's bytes to its text, in the encoding that they are really in. Nothing is parsed here."""

import codecs

from w3lib.encoding import html_to_unicode, read_bom

_FEW = 0.005
"""A UTF-8 page with a share of broken letters below this is still UTF-8 (an advertisement in another encoding)."""


_NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape")
"""Codecs of Python's that w3lib takes for charsets, and that turn any page into something."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of an HTML page; `content_type` is the value of that HTTP header.

    A byte order mark, the charset of the Content-Type header and the one declared in the page are believed, in that
    order (WHATWG's, by w3lib), but UTF-16 only where it can be: a page that declares it in ASCII letters is in none
    (WHATWG, 13.2.3.2). Without any of them: UTF-8 when it fits, else KZ-1048, which is windows-1251 with the Kazakh
    letters in it.

    >>> decode("Жаңалықтар".encode("kz1048"))
    'Жаңалықтар'
    """
    try:
        encoding, text = html_to_unicode(content_type, body, default_encoding="utf-8", auto_detect_fun=_guess)
        if encoding.replace("-", "_") in _NO_CHARSETS or _is_not_wide(encoding, body):
            raise LookupError(encoding)  # noqa: TRY301 - the same end as w3lib's own
    except (LookupError, UnicodeError):
        text = body.decode(_guess(body), errors="replace")
    return text.replace("\x00", "")


def _is_not_wide(encoding: str, body: bytes) -> bool:
    """Whether UTF-16 or UTF-32 was declared for a page that has not even one tag in it."""
    is_wide = encoding.startswith(("utf-16", "utf-32")) and read_bom(body)[0] is None
    return is_wide and b"<\0" not in body and b"\0<" not in body


def _guess(body: bytes) -> str:
    try:
        # Not final: a page that was cut off in the middle of a letter is UTF-8 all the same.
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError:
        broken = body.decode("utf-8", errors="replace").count("\N{REPLACEMENT CHARACTER}")
        letters = sum(byte >= 0x80 for byte in body)
        return "utf-8" if broken <= letters * _FEW else "kz1048"
    return "utf-8"
