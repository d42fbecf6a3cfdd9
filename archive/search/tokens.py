"""A text's tokens exactly as SQLite's FTS5 tokenizer unicode61 finds them, so that positions agree.

highlight() and snippet() count the tokens of the original text; what the index is fed must have as many.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

_RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")
_COMMON = "0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ˁЀ-ҁҊ-ԯ"
_UNCOMMON = re.compile(f"[^{_COMMON}\\x00-\\x7f\\u00a0-¿\\u2010-\\u2027\\u20a0-\\u20b8№]")
"""What is in no usual text; without it a small class of letters finds the same tokens in a fifth of the time."""

HYPHENS = "-‐‑–"


def _pattern(letters: str, marks: str = "") -> re.Pattern[str]:
    """One token, with the hyphen before it where that joins it to the token before."""
    return re.compile(f"(?:(?<=[{letters}{marks}])[{HYPHENS}])?[{letters}][{letters}{marks}]*")


_QUICK = _pattern(_COMMON)


@cache
def _any() -> re.Pattern[str]:
    """Made when it is asked for: 30 ms that only a text with rare characters needs."""
    found = tomllib.loads(Path(__file__).with_name("unicode61.toml").read_text("utf-8"))
    return _pattern(_characters(found["letters"]), _characters(found["marks"]))


def _characters(ranges: str) -> str:
    """Hexadecimal ranges as the inside of a character class."""
    return "".join(
        f"\\U{first:0>8}-\\U{last:0>8}" if last else f"\\U{first:0>8}" for first, last in _RANGE.findall(ranges)
    )


def is_token(text: str) -> bool:
    """Whether a text is one token and nothing else: letters, digits, private characters, and accents after them."""
    return tokens(text) == [text]


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order; one that a hyphen joins to the token before keeps the hyphen.

    >>> tokens("БАҚ-тың 13-інші «Қазақ үні» - 2 млн")
    ['БАҚ', '-тың', '13', '-інші', 'Қазақ', 'үні', '2', 'млн']
    """
    found: list[str] = (_any() if _UNCOMMON.search(text) else _QUICK).findall(text)
    return found


def places(text: str) -> list[tuple[int, int]]:
    """Where in a text each of its tokens begins and ends."""
    return [match.span() for match in (_any() if _UNCOMMON.search(text) else _QUICK).finditer(text)]


def end_of_token(text: str, at: int) -> int:
    """Where the token ends that begins there; `at`, if none does."""
    match = (_any() if _UNCOMMON.search(text, at, at + 80) else _QUICK).match(text, at)
    return match.end() if match else at
