"""Our own grammar of absolute dates, as patterns over shapes (see `tokens`).

Groups name the parts: d day, M month, y year, e a year of two digits, w weekday, h:i:s the time, p am or pm.
Each form of a date may have a weekday at either side, a time after it or before it. Numeric dates run from the day to
the year, as everybody in Kazakhstan writes them, or from the year to the day; «03/04/2023» is refused, because
slashes are what American software writes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.normalise.dates.parts import Impossible, Parts
from crawler.normalise.dates.tokens import Tokens

_DAY = r"(?P<d>d)(?:-s)?"
_MONTH = r"(?P<M>[MC])"
_ANY_MONTH = r"(?P<M>[MmC])\.?"
_YEAR = r"(?P<y>y)(?:-s)?(?: ?-? ?Y\.?)?"
_NAMED_YEAR = r"(?P<y>y)(?:-s)? ?-? ?Y\.?"
_DASH = r" ?-? ?"
_ON_THE_DAY = r"(?: ?-? ?K)?"

_WITH_YEAR = {
    "numeric": r"(?P<d>d)(?P<mark>[./-])(?P<M>d)(?P=mark)(?P<y>y)(?: ?Y\.?)?",
    "numeric from the year": r"(?P<y>y)(?P<mark>[./-])(?P<M>d)(?P=mark)(?P<d>d)",
    "day month year": rf"{_DAY}{_DASH}{_ANY_MONTH}(?:[ ,=(]+(?P<w3>W)[ ,=)]*)?,? ?{_YEAR}{_ON_THE_DAY}",
    "year day month": rf"{_NAMED_YEAR},? {_DAY}{_DASH}{_ANY_MONTH}{_ON_THE_DAY}",
    "year month's day": rf"{_NAMED_YEAR},? {_MONTH}(?: A)? (?P<d>d)-(?:s|K){_ON_THE_DAY}",
    "month day year": rf"{_ANY_MONTH} (?P<d>d),? {_YEAR}",
    "year, month and day by number": rf"{_NAMED_YEAR} (?P<M>d){_DASH}A (?P<d>d){_DASH}K",
}
_WITHOUT_YEAR = {
    "day month": rf"{_DAY}{_DASH}{_MONTH}{_ON_THE_DAY}",
    "month's day": rf"{_MONTH}(?: A)? (?P<d>d)-(?:s|K){_ON_THE_DAY}",
    "month and day by number": rf"(?P<M>d){_DASH}A (?P<d>d){_DASH}K",
}
_ONLY_WHOLE = {
    "numeric, two-digit year": r"(?P<d>d)\.(?P<M>d)\.(?P<e>d)(?: ?Y\.?)?",
    "numeric with spaces": r"(?P<d>d) (?P<M>d) (?P<y>y)",
}
"""Forms that are dates only where nothing else stands beside them."""

_PARTIAL = {
    "month year": r"(?P<M>[MC])(?: A)?,? (?P<y>y)(?: ?Y\.?)?",
    "year month": rf"{_NAMED_YEAR},? (?P<M>[MC])(?: (?P<A>A))?",
    "month": r"(?P<M>M) (?P<A>A)",
    "year": _NAMED_YEAR,
}
_JUNE = 6

_BEFORE = r"(?:(?P<w1>W)\.? ?[,|]? ?)?"
_AFTER = r"(?:(?: ?, ?| \(?)(?P<w2>W)\)?)?"
CLOCK = r"(?:(?:H|V) )?(?P<h>d) ?[:.] ?(?P<i>d)(?::(?P<s>d))?(?:-s)?(?: (?P<p>P))?"
_TIME_AFTER = rf"(?P<time> ?[,|/.-]? ?{CLOCK})?"
_TIME_BEFORE = r"(?P<h>d):(?P<i>d)(?::(?P<s>d))? ?[,|/-]? ?"


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    pattern: re.Pattern[str]


def _forms(*tables: dict[str, str]) -> tuple[_Form, ...]:
    after = [
        _Form(name, re.compile(_BEFORE + date + _AFTER + _TIME_AFTER))
        for table in tables
        for name, date in table.items()
    ]
    before = [
        _Form(name, re.compile(_TIME_BEFORE + _BEFORE + date + _AFTER))
        for table in tables
        for name, date in table.items()
    ]
    return (*after, *before)


_WHOLE = _forms(_WITH_YEAR, _WITHOUT_YEAR, _ONLY_WHOLE)
_INSIDE = _forms(_WITH_YEAR)
_INSIDE_TIMED = _forms(_WITHOUT_YEAR)
_PARTS_OF_DATES = tuple(_Form(name, re.compile(form)) for name, form in _PARTIAL.items())

_NO_RANGE_BEFORE = re.compile(r"(?:[dy](?:-s)? ?- ?|[dyn][./:-]|[+?-])$")
_NO_RANGE_AFTER = re.compile(r" ?- ?[dy](?!:)|[./:-][dyn]|\?")


def read_whole(tokens: Tokens) -> Parts | None:
    """The parts of a text that is a date and nothing else; None when it has no form of the grammar.

    Raises `Impossible` for a form that has no certain meaning.
    """
    for form in _WHOLE:
        match = form.pattern.fullmatch(tokens.shape)
        if match:
            return _parts(form.name, match, tokens)
    for form in _PARTS_OF_DATES:
        match = form.pattern.fullmatch(tokens.shape)
        if match:
            return _partial(form.name, match, tokens)
    return None


def is_whole(tokens: Tokens) -> bool:
    """Whether the tokens are a date's and nothing else, whatever it means."""
    return any(form.pattern.fullmatch(tokens.shape) for form in _WHOLE)


def dates_inside(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The spans, in tokens, of dates beside something else, from left to right: none in another, a range or quotes.

    Only those with a year and no Kazakh case, or with a time: «2023 жылғы 13 қаңтарда» is prose.
    """
    found = sorted(_candidates(tokens.shape), key=lambda span: (span[0], -span[1]))
    end = -1
    for span in found:
        if span[0] >= end:
            end = span[1]
            if not _in_range(tokens.shape, *span):
                yield span


def _candidates(shape: str) -> Iterator[tuple[int, int]]:
    for form in _INSIDE:
        yield from (match.span() for match in form.pattern.finditer(shape) if "C" not in match[0])
    for form in _INSIDE_TIMED:
        yield from (match.span() for match in form.pattern.finditer(shape) if match["h"] and ":" in match[0])


def _in_range(shape: str, start: int, end: int) -> bool:
    return bool(_NO_RANGE_BEFORE.search(shape[max(0, start - 8) : start]) or _NO_RANGE_AFTER.match(shape, end))


def _parts(name: str, match: re.Match[str], tokens: Tokens) -> Parts:
    def number(group: str) -> int | None:
        place = match.start(group)
        return None if place < 0 else tokens.numbers[place]

    def two_digits(group: str) -> bool:
        place = match.start(group)
        return tokens.ends[place] - tokens.starts[place] == 2

    groups = match.re.groupindex
    year = number("y") if "y" in groups else None
    if "e" in groups:
        year = 2000 + (number("e") or 0)
        if not two_digits("e"):
            raise Impossible("a year of one digit")
    month, day = number("M"), number("d")
    if "mark" in groups and match["mark"] == "/" and name == "numeric" and month != day and (day or 0) <= 12:
        raise Impossible("day and month may stand in either order")
    weekdays = [number(group) for group in ("w1", "w2", "w3") if group in groups]
    weekday = next((found for found in weekdays if found is not None), None)
    hour, minute, half = number("h"), number("i"), number("p") if "p" in groups else None
    if hour is not None and not two_digits("i"):
        raise Impossible("minutes have two digits")
    if half is not None and hour is not None:
        if not 1 <= hour <= 12:
            raise Impossible("no such time")
        hour = hour % 12 + half
    return Parts(name, year, month, day, hour, minute or 0, number("s"), weekday)


def _partial(name: str, match: re.Match[str], tokens: Tokens) -> Parts:
    groups = match.re.groupindex
    year = tokens.numbers[match.start("y")] if "y" in groups else None
    month = tokens.numbers[match.start("M")] if "M" in groups else None
    if month == _JUNE and not ("A" in groups and match["A"]):
        raise Impossible("«маусым» is June and also a season")
    return Parts(name, year, month)
