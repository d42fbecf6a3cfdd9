"""Whether what stands around a date in a short text leaves it the date of the article: a rubric, a credit, a count do.

A deadline, a birthday, the date of a law, a range or a sentence that goes on don't. Looks at words, not at grammar.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from archive.kazakh.skeleton import skeleton
from crawler.normalise.dates.parts import Impossible

_WORD = re.compile(r"[^\W\d_]+")
_NO_DOMAIN = re.compile(r"\b[^\W\d_]+\b(?!\.\w)")
"""«Zakon.kz» is no law."""
_SEGMENTS = re.compile(r"[|•·●▪¦\n]")
_TOUCHES = re.compile(r"[\w/@#&%$€₸№]")
"""A character that belongs to a date's own word when it touches it: «v1.2.2023», «/2023/01/13/», «O1.11.2025»."""

_OTHER_DAY = re.compile(r"(?:^|(?<!№ )(?<!№)(?<![\d.:]))\d{1,2}(?:-\w+)?(?:,| (?P<word>[^\W\d_]+)) $")
_TIME = re.compile(r"\d\s?:|\b\d\d?[.:]\d\d\b")
_NUMBERED_LAW = re.compile(r"№\s?\d+[-–‑]\s?[^\W\d_]")
_NEXT_WORD = re.compile(r"[\s,;–—-]*([^\W\d_][\w-]*)(?=(.?))", re.DOTALL)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Words:
    begins: tuple[str, ...]
    whole: frozenset[str]
    prepositions: frozenset[str]
    joining: frozenset[str]
    following: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    text = resources.files("crawler.normalise.dates").joinpath("surroundings.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)
    sets = {name: frozenset(map(skeleton, table[name])) for name in ("whole", "prepositions", "joining", "following")}
    return _Words(tuple(map(skeleton, table["begins"])), **sets)


def check_surroundings(before: str, after: str, *, counted: bool) -> bool:
    """Whether a date between `before` and `after` is the text's own; False for a text that is too long to tell.

    `counted` says that the date counts from the capture; a sentence may begin so («3 сағат бұрын Алматыда …»), so only
    a bullet or a number may follow. Raises `Impossible` where the date is one of something else.
    """
    if _TOUCHES.match(before[-1:]) or _TOUCHES.match(after[:1]):
        raise Impossible("a piece of a longer word or number")
    if _TIME.search(before) or _TIME.search(after):
        raise Impossible("a time apart from the date")
    if _other_day(before):
        raise Impossible("more than one day")
    near = _SEGMENTS.split(before)[-1], _SEGMENTS.split(after, maxsplit=1)[0]
    if _of_something_else(*near):
        raise Impossible("the date of something else")
    if not _ends(after, counted=counted):
        raise Impossible("a sentence goes on after it")
    return len(_WORD.findall(before)) + len(_WORD.findall(after)) <= _MOST_WORDS


def is_of_something_else(text: str) -> bool:
    """Whether any word of a text makes a date beside it one of something else."""
    words = _words()
    return any(word in words.whole or word.startswith(words.begins) for word in map(skeleton, _NO_DOMAIN.findall(text)))


def _of_something_else(before: str, after: str) -> bool:
    last = _WORD.findall(before)[-1:] if before.endswith(" ") else []
    preposition = bool(last) and before.rstrip().endswith(last[0]) and skeleton(last[0]) in _words().prepositions
    return preposition or bool(_NUMBERED_LAW.search(after)) or is_of_something_else(f"{before} {after}")


def _other_day(before: str) -> bool:
    match = _OTHER_DAY.search(before)
    return match is not None and (match["word"] is None or skeleton(match["word"]) in _words().joining)


def _ends(after: str, *, counted: bool) -> bool:
    """Whether no sentence goes on: nothing follows, or a mark, a number, a name, a label or what is counted."""
    match = _NEXT_WORD.match(after)
    if match is None:
        return True
    word, mark = match.groups()
    if mark == ":" or skeleton(word) in _words().following:
        return True
    if counted:
        return False
    return word[0].isupper() or mark == "."
