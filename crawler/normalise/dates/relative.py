"""Dates that count from the capture: «Бүгін, 09:15», «Кеше», «3 сағат бұрын», «2 часа назад», «былтыр».

Elapsed units (seconds to hours) are reckoned in UTC, calendar units on local dates. «3 апта бұрын» is refused: a week
is known, no day.
"""

import re
from datetime import UTC, datetime, timedelta

from crawler.normalise.dates.grammar import CLOCK
from crawler.normalise.dates.parts import Impossible, Instant, Parts
from crawler.normalise.dates.tokens import Tokens, tokens_of

_DAYS_BACK = re.compile(rf"(?P<T>T)(?: D|[ ,|]{{1,3}}{CLOCK})?")
_AGO = re.compile(r"(?:J )?(?:(?P<n>d)|(?P<N>N)(?: (?P<N2>N))?) ?(?P<u>[uHKAY])\.? B")
_NOW = re.compile("Q(?: x)?")
_INSIDE = re.compile(rf"(?:^|(?<=\| ))(?:T[ ,|]{{1,3}}{CLOCK}|T(?=$| ?\|)|(?:J )?d ?[uHKAY]\.? B)")

_SECOND, _MINUTE, _HOUR, _DAY, _WEEK, _MONTH, _YEAR = range(7)
_ELAPSED = {_SECOND: timedelta(seconds=1), _MINUTE: timedelta(minutes=1), _HOUR: timedelta(hours=1)}

_SAYINGS = (
    (re.compile(r"ал(?:дың|ды)ғы күн[iі]", re.IGNORECASE), "алдыңгүні"),
    (re.compile(r"жаңа ғана|қазір ғана|только что|just now", re.IGNORECASE), "қазір"),
    (re.compile(r"жарты сағат", re.IGNORECASE), "30 минут"),
    (re.compile(r"^(?=(?:час|минуту|день|месяц|год) )", re.IGNORECASE), "1 "),
)
"""Sayings of two words, said in one; «час назад» is one hour ago."""

_YEARS_BACK = {"биыл": 0, "былтыр": 1}


def read_relative(text: str, local: datetime) -> Parts | Instant | None:
    """What a text means that is a relative date and nothing else, counted from `local`: the capture on local clocks.

    None when it is none. Raises `Impossible` when it names no day.
    """
    if text.casefold() in _YEARS_BACK:
        return Parts("this year or last", local.year - _YEARS_BACK[text.casefold()])
    for pattern, plain in _SAYINGS:
        text = pattern.sub(plain, text)
    tokens = tokens_of(text)
    if match := _DAYS_BACK.fullmatch(tokens.shape):
        return _day_back(match, tokens, local)
    if match := _AGO.fullmatch(tokens.shape):
        return _ago(match, tokens, local)
    return Instant("now", local, "minute") if _NOW.fullmatch(tokens.shape) else None


def relative_inside(tokens: Tokens) -> tuple[int, int] | None:
    """The span, in tokens, of a relative date at the start of a line or after a bullet."""
    match = _INSIDE.search(tokens.shape)
    return match.span() if match else None


def _day_back(match: re.Match[str], tokens: Tokens, local: datetime) -> Parts:
    day = local.date() - timedelta(days=tokens.numbers[match.start("T")])
    parts = Parts("today or before", day.year, day.month, day.day)
    if match["h"] is None:
        return parts
    return parts.clock(tokens.numbers[match.start("h")], tokens.numbers[match.start("i")])


def _ago(match: re.Match[str], tokens: Tokens, local: datetime) -> Parts | Instant:
    count = sum(tokens.numbers[match.start(group)] for group in ("n", "N", "N2") if match[group])
    unit = tokens.numbers[match.start("u")]
    if unit in _ELAPSED:
        then = local.astimezone(UTC) - count * _ELAPSED[unit]
        return Instant("time ago", then, "second" if unit == _SECOND else "minute")
    if unit == _DAY:
        day = local.date() - timedelta(days=count)
        return Parts("days ago", day.year, day.month, day.day)
    if unit == _WEEK:
        raise Impossible("a week is known, no day")
    if unit == _YEAR:
        return Parts("years ago", local.year - count)
    months = local.year * 12 + local.month - 1 - count
    return Parts("months ago", months // 12, months % 12 + 1)
