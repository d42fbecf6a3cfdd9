"""What the index is fed for a text: for each token the word as it is compared, and its stem. Pure, no SQL.

Kazakh is stemmed in any of its scripts by our own rules, Russian and English by Snowball's (snowballstemmer).
"""

import re
from functools import cache

import snowballstemmer

from archive.kazakh import weights
from archive.kazakh.arabic import from_arabic
from archive.kazakh.endings import NUMERAL_ENDINGS
from archive.kazakh.latin import Alphabet, alphabet_of, from_latin
from archive.kazakh.stem import stem
from archive.kazakh.text import fold
from archive.kazakh.version import VERSION as LANGUAGE
from archive.search.tokens import HYPHENS, is_token, tokens

VERSION = f"1.{LANGUAGE}"
"""Of what the index is fed. The first number goes up when a change here gives any text other forms or stems."""

ENDING = "\ue000"
"""Stands in the place of an ending after a hyphen («БАҚ-тың»): one token for SQLite, and nothing that anybody types."""

_SNOWBALL = {"ru": "russian", "en": "english"}
_REMEMBERED = 2**17
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]+")


def analyse_article(headline: str, body: str, edition: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of a headline and of its text; which Latin alphabet they are in is told by both together."""
    alphabet = alphabet_of(f"{headline} {body}") if edition == "kk-Latn" else None
    return analyse(headline, edition, alphabet), analyse(body, edition, alphabet)


def analyse(text: str, edition: str, alphabet: Alphabet | None = None) -> list[tuple[str, str]]:
    """A pair (form, stem) for each token of SQLite's unicode61, in their order; each of both is one token again.

    `edition` (kk-Cyrl, kk-Latn, kk-Arab, ru, en) says by which rules stems are found.

    >>> analyse("БАҚ-тың мектептері", "kk-Cyrl") == [("бақ", "бақ"), ("тың", ENDING), ("мектептері", "мектеп")]
    True
    >>> analyse("Mektepteri", "kk-Latn"), analyse("школами", "ru")
    ([('mektepteri', 'мектеп')], [('школами', 'школ')])
    """
    pairs = _pairs(edition, alphabet)
    return [pairs[token] for token in tokens(text)]


class _Pairs(dict[str, tuple[str, str]]):
    """The pairs of an edition's tokens as `tokens` gives them; remembers the latest hundred thousand or so.

    A dictionary, for it is asked for every word of every article: a third of what functools.lru_cache costs.
    """

    def __init__(self, edition: str, alphabet: Alphabet | None) -> None:
        super().__init__()
        self._edition, self._alphabet = edition, alphabet

    def __missing__(self, token: str) -> tuple[str, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        plain = token.lower()
        if _CYRILLIC.fullmatch(plain):  # folding leaves it as it is, and its stem has the same letters
            pair = plain, stem_of(plain, self._edition, self._alphabet)
        else:
            pair = self._pair(token)
        self[token] = pair
        return pair

    def _pair(self, token: str) -> tuple[str, str]:
        word = token.lstrip(HYPHENS)
        form = _one_token(fold(word), word.lower())
        joined = word != token and is_ending(form)
        return form, ENDING if joined else _one_token(stem_of(form, self._edition, self._alphabet), form)


@cache
def _pairs(edition: str, alphabet: Alphabet | None) -> _Pairs:
    return _Pairs(edition, alphabet)


def stem_of(word: str, edition: str, alphabet: Alphabet | None = None) -> str:
    """The stem of a single word by an edition's rules; of Kazakh in whatever script it is written.

    `alphabet` is that of the text in Latin letters which the word is of: a word alone tells less than the whole.

    >>> [stem_of(word, "kk-Latn") for word in ("mektepterge", "mektep")], stem_of("президента", "ru")
    (['мектеп', 'мектеп'], 'президент')
    """
    language = _SNOWBALL.get(edition)
    if language:
        return str(_snowball(language).stemWord(word.casefold()))
    if _CYRILLIC.fullmatch(word) is None and edition != "kk-Cyrl":
        word = from_latin(from_arabic(word), alphabet)
    return stem(word)


def is_ending(form: str) -> bool:
    """Whether a word as it is compared is an ending where a hyphen stands before it."""
    return form in _endings()


def _one_token(text: str, instead: str) -> str:
    """`text`, if SQLite takes it for one token."""
    return text if is_token(text) else instead


@cache
def _endings() -> frozenset[str]:
    return NUMERAL_ENDINGS.union(weights.endings())


@cache
def _snowball(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(language)
