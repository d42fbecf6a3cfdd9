"""Text whose UTF-8 bytes were read in a charset of one byte a letter: «13 Т›Р°ТЈС‚Р°СЂ 2023» is «13 қаңтар 2023»."""

from functools import lru_cache

_CHARSETS = ("cp1251", "cp1252")
"""Windows-1251, and Windows-1252 with ISO 8859-1: those that browsers fall back on in Kazakhstan and in the West."""


@lru_cache(maxsize=2)
def _bytes_of(charset: str) -> dict[str, int]:
    """The byte of each character as the Encoding Standard (encoding.spec.whatwg.org) has it: a byte that a charset
    leaves out is the control character of its number; so are all of ISO 8859-1's."""
    letters = {chr(byte): byte for byte in range(0x80, 0xA0)} if charset == "cp1252" else {}
    for byte in range(256):
        letter = bytes([byte]).decode(charset, "replace")
        letters[chr(byte) if letter == "\ufffd" else letter] = byte
    return letters


def undo_mojibake(text: str) -> str:
    """The text that was meant, when all of it is UTF-8 read in another charset; else nothing.

    >>> undo_mojibake("13 Т›Р°ТЈС‚Р°СЂ 2023"), undo_mojibake("13 қаңтар 2023"), undo_mojibake("13.01.2023")
    ('13 қаңтар 2023', '', '')
    """
    if text.isascii():
        return ""
    for charset in _CHARSETS:
        letters = _bytes_of(charset)
        try:
            return bytes([letters[letter] for letter in text]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
    return ""
