"""What a reader's answers about a page are worth, against the page's truth. Pure; knows no reader."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from archive.kazakh.text import clean
from benchmarks.kazakh_values.judging import Verdict, judge_names, judge_value
from benchmarks.press.records import Truth

FIELDS = ("headline", "lead", "section", "authors", "day", "minute", "views", "credit", "body")
_ASKED = {field: "date" if field in ("day", "minute") else field for field in FIELDS}
"""The key of an answer that each field is judged by."""
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"^[-–—•*·]\s+")
"""What libraries set before an item of a list; a quote's dash goes on both sides alike."""
_DAY = len("2023-01-13")
_MINUTE = len("2023-01-13T18:19")


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: a verdict a field, where the field was answered at all, and the F1 of the body's words."""

    verdicts: Mapping[str, Verdict]
    f1: float | None


def judge(
    truth: Truth, zone: str, answer: Mapping[str, object], known: Iterable[str], left_out: Iterable[str] = ()
) -> Judged:
    """`known` are the keys that this reader has: one that is missing on this page was not found on it.

    `left_out` are fields that it can't know all the same: the minute, where it never says a time of day.
    """
    keys, omitted = frozenset(known), frozenset(left_out)
    verdicts: dict[str, Verdict] = {}
    for field in FIELDS:
        if field in omitted or _ASKED[field] not in keys or (field == "minute" and len(truth.date) == _DAY):
            continue
        verdicts[field] = _verdict(field, truth, zone, answer.get(_ASKED[field]))
    return Judged(verdicts, body_f1(truth, _lines(answer.get("body"))) if "body" in keys else None)


def has_minutes(answers: Iterable[Mapping[str, object]]) -> bool:
    """Whether a reader ever says a time of day."""
    return any(len(str(answer.get("date") or "")) > _DAY for answer in answers)


def body_f1(truth: Truth, found: Iterable[str]) -> float:
    """F1 over words, as often as they stand there, in any order, capital or small; the lead may stand in the body.

    >>> truth = Truth("А", "Бір сөз.", "", (), "", None, "", ("екі үш", "төрт"))
    >>> body_f1(truth, ["Екі үш", "төрт"]), body_f1(truth, ["Бір сөз. екі үш төрт"]), body_f1(truth, ["екі", "бес"])
    (1.0, 1.0, 0.4)
    """
    given = _words(found)
    return max(_f1(_words(expected), given) for expected in _bodies(truth))


def _verdict(field: str, truth: Truth, zone: str, found: object) -> Verdict:
    match field:
        case "authors":
            return judge_names(truth.authors, map(clean, _lines(found)))
        case "day":
            return judge_value(truth.date[:_DAY], local(str(found or ""), zone)[:_DAY])
        case "minute":
            return judge_value(truth.date, local(str(found or ""), zone)[:_MINUTE])
        case "views":
            return judge_value(truth.views, found)
        case "body":
            given = _running(_lines(found))
            right = given in {_running(expected) for expected in _bodies(truth)}
            return Verdict.RIGHT if right else Verdict.WRONG if given else Verdict.NOTHING
        case _:
            return judge_value(clean(str(getattr(truth, field))), clean(str(found or "")))


def local(answer: str, zone: str) -> str:
    """A date on the site's clocks, without its offset; what is no ISO date stays as it is.

    >>> local("2023-01-13T12:19:00+00:00", "Asia/Almaty"), local("2023-01-13 18:19:00", "Asia/Almaty")
    ('2023-01-13T18:19:00', '2023-01-13T18:19:00')
    >>> local("2023-01-13", "Asia/Almaty")
    '2023-01-13'
    """
    if len(answer) <= _DAY:
        return answer
    try:
        moment = datetime.fromisoformat(answer)
    except ValueError:
        return answer
    return (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()


def _bodies(truth: Truth) -> tuple[tuple[str, ...], ...]:
    """What a body may be: with the lead before it, or without."""
    return (truth.body, (truth.lead, *truth.body)) if truth.lead else (truth.body,)


def _lines(found: object) -> list[str]:
    if isinstance(found, str):
        return found.splitlines()
    return [str(one) for one in found] if isinstance(found, list | tuple) else []


def _running(lines: Iterable[str]) -> str:
    """All lines as one text: where paragraphs are parted makes no difference."""
    return " ".join(filter(None, (_ITEM.sub("", clean(line)) for line in lines)))


def _words(lines: Iterable[str]) -> Counter[str]:
    return Counter(_WORD.findall(_running(lines).casefold()))


def _f1(expected: Counter[str], found: Counter[str]) -> float:
    both = (expected & found).total()
    return 2 * both / (expected.total() + found.total()) if both else 0.0
