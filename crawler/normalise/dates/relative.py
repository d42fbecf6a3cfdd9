"""Dates that count from the capture: «Бүгін, 09:15», «Кеше», «3 сағат бұрын», «2 часа назад», «былтыр».

Elapsed units (seconds to hours) are reckoned in UTC, calendar units on local dates. Of «3 апта бұрын» the week is
known, of «2 ай бұрын» the month, and no day: the ISO 8601 week, the month.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Literal

from archive.kazakh.calendar import UNITS
from crawler.normalise.dates.forms import CLOCK
from crawler.normalise.dates.grammar import read_counted_day
from crawler.normalise.dates.parts import Back, Impossible, Instant, Parts
from crawler.normalise.dates.tokens import Tokens, tokens_of

_COUNT = r"(?:(?P<n>d)|(?P<N>N)(?: (?P<N2>N))?|(?P<F>F))(?P<R> R)?"
_AGO = re.compile(rf"(?:J )?{_COUNT} ?(?P<u>[uHwKAY])\.? B")
_HOURS_AND_MINUTES = re.compile(r"(?:J )?(?P<n>d) ?(?P<u>H)\.? (?P<n2>d) ?(?P<u2>u)\.? B")
_NOW = re.compile("Q(?: g)?|j g")
_THIS_OR_LAST = re.compile("(?:[Vo] )?(?P<q>[Ib]) (?P<u>[wAY])|(?P<G>G)(?: Y)?")
_INSIDE = re.compile(rf"(?:^|(?<=\| ))(?:T[ ,|]{{1,3}}{CLOCK}|T(?=$| ?\|)|(?:J )?d ?[uHwKAY]\.? B)")
_TIMED_DAY = re.compile(r"(?<= )T[ ,|]{1,3}d:d(?!d)")

_ELAPSED = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_CALENDAR: dict[str, Literal["day", "week", "month", "year"]] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}

_SAYINGS = (
    (re.compile(r"только что|just now", re.IGNORECASE), "қазір"),
    (re.compile(r"полчаса", re.IGNORECASE), "30 минут"),
    (re.compile(r"^(?=(?:час|минуту|секунду|день|неделю|месяц|год) )|^an? ", re.IGNORECASE), "1 "),
)
_SAYING = re.compile("|".join(pattern.pattern for pattern, _ in _SAYINGS), re.IGNORECASE)
"""Sayings that are no row of words with a meaning each; «час назад» is one hour ago."""


def read_relative(text: str, tokens: Tokens, local: datetime) -> Parts | Instant | None:
    """What a text that is a relative date and nothing else means.

    `tokens` are the text's, and `local` is the capture on local clocks, from which it counts. None when it is none.
    Raises `Impossible` when it is none for certain.
    """
    if _SAYING.search(text):
        for pattern, plain in _SAYINGS:
            text = pattern.sub(plain, text)
        tokens = tokens_of(text)
    day = read_counted_day(tokens)
    if day is not None:
        return day
    if match := _AGO.fullmatch(tokens.shape):
        return _ago(match, tokens, local)
    if match := _HOURS_AND_MINUTES.fullmatch(tokens.shape):
        return _hours_and_minutes_ago(match, tokens, local)
    if match := _THIS_OR_LAST.fullmatch(tokens.shape):
        unit = UNITS[tokens.numbers[match.start("u")]] if match["u"] else "year"
        count = tokens.numbers[match.start("q" if match["q"] else "G")]
        return Parts(f"this {unit} or before", back=Back(_CALENDAR[unit], count))
    return Instant("now", local, "minute", relative=True) if _NOW.fullmatch(tokens.shape) else None


def relative_inside(tokens: Tokens) -> tuple[int, int] | None:
    """The span, in tokens, of a relative date at the start of a line or after a bullet."""
    match = _INSIDE.search(tokens.shape)
    return match.span() if match else None


def timed_day_inside(tokens: Tokens) -> tuple[int, int] | None:
    """The span, in tokens, of a day with its time anywhere in a short text: «Фото: gov.kz Бүгін, 09:15 1188»."""
    match = _TIMED_DAY.search(tokens.shape)
    return match.span() if match else None


def _ago(match: re.Match[str], tokens: Tokens, local: datetime) -> Parts | Instant:
    unit = UNITS[tokens.numbers[match.start("u")]]
    count = sum(tokens.numbers[match.start(group)] for group in ("n", "N", "N2") if match[group])
    if match["N2"] and count % 10 != tokens.numbers[match.start("N2")]:
        raise Impossible("no such number")
    half = match["F"] or match["R"]
    if unit in _ELAPSED:
        elapsed = count * _ELAPSED[unit] + _ELAPSED[unit] / 2 * bool(half)
        return _before(local, elapsed, unit)
    if half:
        raise Impossible("half a unit of the calendar")
    return Parts(f"{unit}s ago", back=Back(_CALENDAR[unit], count))


def _hours_and_minutes_ago(match: re.Match[str], tokens: Tokens, local: datetime) -> Instant | None:
    if UNITS[tokens.numbers[match.start("u2")]] != "minute":
        return None
    elapsed = timedelta(hours=tokens.numbers[match.start("n")], minutes=tokens.numbers[match.start("n2")])
    return _before(local, elapsed, "minute")


def _before(local: datetime, elapsed: timedelta, unit: str) -> Instant:
    precision: Literal["second", "minute"] = "second" if unit == "second" else "minute"
    return Instant(f"{unit}s ago", local.astimezone(UTC) - elapsed, precision, relative=True)
