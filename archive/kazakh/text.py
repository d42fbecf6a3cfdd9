"""Text as it is kept, and as it is compared. Knows letters, no words."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphen, zero-width characters and marks of direction. U+200C stays: Arabic script needs it."""

_LATIN_LETTERS, _CYRILLIC_LETTERS = "aceiopxyhkABCEHIKMOPTXY", "асеіорхуһкАВСЕНІКМОРТХУ"
"""Letters that look the same: 0.6 % of words in agency text have one of the other alphabet."""

_TO_CYRILLIC = str.maketrans(_LATIN_LETTERS, _CYRILLIC_LETTERS)
_TO_LATIN = str.maketrans(_CYRILLIC_LETTERS, _LATIN_LETTERS)
_PAIR = re.compile("[\u0400-\u052f]\u0301?[A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][\u0400-\u052f]")
"""Letters of both scripts side by side: in one word of 170, so the others are not looked at twice."""

_ONLY_CYRILLIC = re.compile(f"(?![{_CYRILLIC_LETTERS}])[\u0400-\u052f]")
_ONLY_LATIN = re.compile(f"(?![{_LATIN_LETTERS}])[A-Za-z\u00c0-\u024f]|\u0301")
_WORD = re.compile("(?:\\w\u0301?)+")
_MARKS = {
    **dict.fromkeys("«»„“”‟", '"'),
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_MARK = re.compile(f"[{''.join(_MARKS)}]")


def clean(text: str) -> str:
    """The text in NFC, with white space collapsed and invisible characters removed; otherwise unchanged.

    >>> clean(" даму  министр\\u00adлігінің\\u00a0қызметі\\n")
    'даму министрлігінің қызметі'
    """
    # A printable text has no white space but U+0020 and no invisible characters: half a microsecond says it is clean.
    if text.isprintable() and "  " not in text and text.strip(" ") == text and unicodedata.is_normalized("NFC", text):
        return text
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """The text for comparing: clean, in lower case, look-alike letters, quotation marks and dashes unified.

    >>> fold("«БАСПАСӨЗIНIҢ» қызметі — 2023") == fold('"баспасөзінің" қызметі - 2023')
    True
    """
    return fold_clean(clean(text))


def fold_clean(text: str) -> str:
    """`fold` of a text that is clean already."""
    return _MARK.sub(_unified, unmix(text).casefold())


def unmix(text: str) -> str:
    """The text with each word in one alphabet: letters of the other one become those that look the same.

    A word's alphabet is that of the letters which have no look-alike; without any, that of most of its letters.

    >>> unmix("БАСПАСӨЗIНIҢ El.kz") == "БАСПАСӨЗІНІҢ El.kz", unmix("TÚRKІSTAN") == "TÚRKISTAN"
    (True, True)
    """
    return _WORD.sub(_one_script, text) if _PAIR.search(text) else text


def _unified(mark: re.Match[str]) -> str:
    return _MARKS[mark[0]]


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    if _PAIR.search(word) is None:
        return word
    cyrillic = len(_ONLY_CYRILLIC.findall(word)) - len(_ONLY_LATIN.findall(word))
    if cyrillic == 0:
        cyrillic = sum(1 if "\u0400" <= letter <= "\u052f" else -1 for letter in word if letter.isalpha())
    return unicodedata.normalize("NFC", word.translate(_TO_CYRILLIC if cyrillic >= 0 else _TO_LATIN))
