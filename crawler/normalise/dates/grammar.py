"""Our own grammar of dates: what a row of tokens that has one of the `forms` means.

A shape decides alone which form it has, and pages show few shapes, so that is looked up once for each.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crawler.normalise.dates.forms import COUNTED, INSIDE, INSIDE_TIMED, PARTS_OF_DATES, SHORT, WHOLE, Form
from crawler.normalise.dates.parts import Back, Impossible, Parts
from crawler.normalise.dates.tokens import Tokens

_JUNE = 6
_TENS = (10, 20, 30)
_HOURS = {1: range(4, 12), 2: range(11, 16), 3: range(16, 24), 4: (21, 22, 23, 0, 1, 2, 3, 4, 5)}
"""The hours of morning, noon, evening and night: «кешкі 7:30» says no clock of 24 hours, and is refused."""

_PLAIN = frozenset(("y", "M", "d", "h", "o1", "o2", "o3", "o4", "minutes", "i", "s", "w1", "w2", "w3", "mark", "quote"))
_LONGEST = 60
"""Tokens of a date, at most; longer rows aren't looked at."""

_NO_RANGE_BEFORE = re.compile(r'(?:[dy](?:-s)? ?- ?|[dyn][./:-]|[+?"-])$')
_NO_RANGE_AFTER = re.compile(r' ?- ?[dy](?!:)|[./:-][dyn]|["?]')
_NO_TIMES_AFTER = re.compile(r" ?- ?d[:.]d")


@dataclass(frozen=True, slots=True)
class _Found:
    """A form, and at which tokens its parts stand."""

    name: str
    places: Mapping[str, int]
    year: int | None
    month: int | None
    day: int | None
    hour: int | None
    minute: int | None
    second: int | None
    weekday: int | None
    slashes: bool
    plain: bool
    """Nothing but those, each in one number."""


def read_whole(tokens: Tokens) -> Parts | None:
    """The parts of a text that is a date and nothing else; None when it has no form of the grammar.

    Raises `Impossible` for a form that has no certain meaning.
    """
    found = _whole(tokens.shape)
    if found:
        return _parts(found, tokens)
    found = _partial(tokens.shape)
    return _month_or_year(found, tokens) if found else None


def read_counted_day(tokens: Tokens) -> Parts | None:
    """The parts of a day that counts from the capture, with its time: «бүгін, 09:15», «кеше кешке».

    Raises `Impossible` as `read_whole` does.
    """
    found = _counted(tokens.shape)
    return _parts(found, tokens) if found else None


def is_whole(tokens: Tokens) -> bool:
    """Whether the tokens are a date's and nothing else, whatever it means."""
    return _whole(tokens.shape) is not None


def dates_inside(tokens: Tokens) -> tuple[tuple[int, int], ...]:
    """The spans, in tokens, of dates beside something else, from left to right: none in another, a range or quotes.

    Only those with a year and no Kazakh case, or with a time: «2023 жылғы 13 қаңтарда» is prose.
    """
    return _dates_inside(tokens.shape)


@lru_cache(maxsize=2048)
def _whole(shape: str) -> _Found | None:
    return _first(WHOLE, shape)


@lru_cache(maxsize=2048)
def _counted(shape: str) -> _Found | None:
    return _first(COUNTED, shape)


@lru_cache(maxsize=2048)
def _partial(shape: str) -> _Found | None:
    return _first(PARTS_OF_DATES, shape)


def _first(forms: tuple[Form, ...], shape: str) -> _Found | None:
    if len(shape) > _LONGEST:
        return None
    for form in forms:
        match = form.pattern.fullmatch(shape)
        if match:
            return _found(form.name, match)
    return None


def _found(name: str, match: re.Match[str]) -> _Found:
    places = {group: match.start(group) for group, text in match.groupdict().items() if text is not None}

    def first(*groups: str) -> int | None:
        return next((places[group] for group in groups if group in places), None)

    slashes = name == "numeric" and match["mark"] == "/"
    return _Found(
        name,
        places,
        first("y"),
        first("M"),
        first("d"),
        first("h", "o1", "o2", "o3", "o4"),
        first("i", "minutes"),
        first("s"),
        first("w1", "w2", "w3"),
        slashes,
        _PLAIN.issuperset(places),
    )


@lru_cache(maxsize=2048)
def _dates_inside(shape: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    end = -1
    for span in sorted(_candidates(shape), key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            end = span[1]
            if not _in_range(shape, *span):
                spans.append(span)
    return tuple(spans)


def _candidates(shape: str) -> Iterator[tuple[int, int]]:
    for form in INSIDE:
        yield from (match.span() for match in form.pattern.finditer(shape) if "C" not in match[0])
    for form in INSIDE_TIMED:
        yield from (match.span() for match in form.pattern.finditer(shape) if ":" in match[0])


def _in_range(shape: str, start: int, end: int) -> bool:
    if _NO_RANGE_BEFORE.search(shape[max(0, start - 8) : start]) or _NO_RANGE_AFTER.match(shape, end):
        return True
    return ":" in shape[start:end] and _NO_TIMES_AFTER.match(shape, end) is not None


def _parts(found: _Found, tokens: Tokens) -> Parts:
    places, numbers = found.places, tokens.numbers
    year, month, day, hour, minute, second, weekday = [
        None if place is None else numbers[place]
        for place in (
            found.year,
            found.month,
            found.day,
            found.hour,
            found.minute,
            found.second,
            found.weekday,
        )
    ]
    if "i" in places and not _two_digits(places["i"], tokens):
        raise Impossible("minutes have two digits")
    if found.name == SHORT and hour is None and weekday is None:
        raise Impossible("a short month, or another word")
    if found.slashes and month != day and day is not None and day <= 12:
        raise Impossible("day and month may stand in either order")
    if found.plain:
        return Parts(found.name, year, month, day, hour, minute, second, weekday)
    if "e" in places:
        if not all(_two_digits(places[group], tokens) for group in ("d", "M", "e")):
            raise Impossible("a short year beside numbers of one digit")
        year = 2000 + numbers[places["e"]]
    if "t" in places:
        day = _sum(numbers[places["t"]], numbers[places["d"]])
    half = numbers[places["p"]] if "p" in places else None
    part_of_day = next((numbers[places[group]] for group in ("D1", "D2") if group in places), None)
    if hour is not None and half is not None:
        if not 1 <= hour <= 12:
            raise Impossible("no such time")
        hour = hour % 12 + half
    elif hour is not None and part_of_day is not None and hour not in _HOURS[part_of_day]:
        raise Impossible("the hour isn't of that part of the day, or of a clock of twelve hours")
    return Parts(found.name, year, month, day, hour, minute, second, weekday, back=_back(found, tokens))


def _month_or_year(found: _Found, tokens: Tokens) -> Parts:
    places, numbers = found.places, tokens.numbers
    year = numbers[places["y"]] if "y" in places else None
    month = numbers[places["M"]] if "M" in places else None
    if month == _JUNE and "A" not in places:
        raise Impossible("«маусым» is June and also a season")
    return Parts(found.name, year, month, back=_back(found, tokens))


def _back(found: _Found, tokens: Tokens) -> Back | None:
    places, numbers = found.places, tokens.numbers
    if "T" in places:
        return Back("day", numbers[places["T"]])
    if "b" in places:
        return Back("day", 2)
    if "f" in places:
        return Back("month", numbers[places["f"]])
    return Back("year", numbers[places["q"]]) if "q" in places else None


def _two_digits(place: int, tokens: Tokens) -> bool:
    return tokens.ends[place] - tokens.starts[place] == 2


def _sum(tens: int, ones: int) -> int:
    """Thirteen out of ten and three; raises `Impossible` for «үш он»."""
    if tens not in _TENS or ones >= 10:
        raise Impossible("no such number")
    return tens + ones
