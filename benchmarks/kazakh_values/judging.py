"""How the answers of readers are judged against the tables: pure, and knows no reader."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from benchmarks.kazakh_values.tables import DateRow

Answer = str
"""ISO 8601, as precise as it was read; without an offset it is local time. Empty when nothing was read."""

_DAY = len("2023-01-13")
_IN_A_NAME = re.compile(r"[\w'’-]+")
_TO_THE_DAY = frozenset(("day", "hour", "minute", "second"))


class Verdict(StrEnum):
    """What an answer is worth."""

    RIGHT = "right"
    WRONG = "wrong"
    NOTHING = "nothing"
    """There is a value, and none was read."""
    LEFT = "left alone"
    """There is no value for certain, and none was read."""
    READ = "read all the same"
    """There is no value for certain, and one was read: a silent misread."""


Judge = Callable[[DateRow, Answer], Verdict]


def judge(row: DateRow, answer: Answer) -> Verdict:
    """An answer at the precision of its row: an instant to the second, a day, a week, a month, a year.

    Nobody is wrong for fractions of a second, for not knowing the offset, or for being more precise than the row.
    """
    if not row.expected or not answer:
        return _without(row.expected, answer)
    if len(row.expected) > _DAY:
        return _verdict(right=_same_instant(answer, row.expected, ZoneInfo(row.zone)))
    if row.precision == "week":
        return _verdict(right=_same_week(answer, row.expected))
    return _verdict(right=answer.startswith(row.expected))


def judge_day(row: DateRow, answer: Answer) -> Verdict:
    """An answer to the day only, for readers that know no time of day."""
    if not row.expected or not answer:
        return _without(row.expected, answer)
    return _verdict(right=answer[:_DAY] == row.expected[:_DAY])


def judge_names(expected: Iterable[str], found: Iterable[str]) -> Verdict:
    """Names of authors in any order; capital and small letters, dots and quotation marks make no difference.

    >>> judge_names(["Шерил Л. Рид"], ["Шерил Л РИД"]), judge_names([], ["Admin"]), judge_names(["А. Б."], [])
    (<Verdict.RIGHT: 'right'>, <Verdict.READ: 'read all the same'>, <Verdict.NOTHING: 'nothing'>)
    """
    wanted, given = ({" ".join(_IN_A_NAME.findall(name.casefold())) for name in names} for names in (expected, found))
    if not wanted or not given:
        return _without(wanted, given)
    return _verdict(right=wanted == given)


def judge_value(expected: object, found: object) -> Verdict:
    """Any other value: the same or not; None and an empty text are none.

    >>> judge_value(0, 0), judge_value("", None), judge_value(1188, None)
    (<Verdict.RIGHT: 'right'>, <Verdict.LEFT: 'left alone'>, <Verdict.NOTHING: 'nothing'>)
    """
    none = (None, "")
    if expected in none or found in none:
        return _without(expected not in none, found not in none)
    return _verdict(right=expected == found)


def has_a_day(row: DateRow) -> bool:
    """Whether a reader that only knows days can be asked for it: a day or finer, or nothing at all."""
    return not row.expected or row.precision in _TO_THE_DAY


def score(rows: Iterable[DateRow], read: Callable[[DateRow], Answer], by: Judge = judge) -> Counter[Verdict]:
    """How many answers deserve each verdict."""
    return Counter(by(row, read(row)) for row in rows)


def three(counts: Counter[Verdict]) -> str:
    """Right / wrong / nothing read.

    >>> three(Counter({Verdict.RIGHT: 1049, Verdict.WRONG: 3}))
    '1,049 / 3 / 0'
    """
    return " / ".join(f"{counts[kind]:,}" for kind in (Verdict.RIGHT, Verdict.WRONG, Verdict.NOTHING))


def alone(counts: Counter[Verdict]) -> str:
    """Left alone / read all the same, of what is no value for certain; a dash when there is nothing of the kind.

    >>> alone(Counter({Verdict.LEFT: 35, Verdict.READ: 13})), alone(Counter())
    ('35 / 13', '-')
    """
    left, read = counts[Verdict.LEFT], counts[Verdict.READ]
    return f"{left:,} / {read:,}" if left or read else "-"


def _without(expected: object, answer: object) -> Verdict:
    if expected:
        return Verdict.NOTHING
    return Verdict.READ if answer else Verdict.LEFT


def _verdict(*, right: bool) -> Verdict:
    return Verdict.RIGHT if right else Verdict.WRONG


def _same_instant(answer: Answer, expected: str, zone: ZoneInfo) -> bool:
    if len(answer) <= _DAY:
        return False
    found, wanted = datetime.fromisoformat(answer).replace(microsecond=0), datetime.fromisoformat(expected)
    return found == (wanted if found.tzinfo else wanted.astimezone(zone).replace(tzinfo=None))


def _same_week(answer: Answer, expected: str) -> bool:
    if answer == expected:
        return True
    year, week, _ = datetime.fromisoformat(answer[:_DAY]).isocalendar()
    return f"{year}-W{week:02}" == expected
