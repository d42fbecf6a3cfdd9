"""The forms of dates, as patterns over shapes (see `tokens`); what they mean is for `grammar`.

Groups name the parts: d day (t the tens of one in words), M month, y year, e a year of two digits, w weekday, h:i:s the
time, o an hour without minutes, p am or pm, D the part of the day. T, b, G and I count from the capture. Each form may
have a weekday at either side, a time after it or before it. Numeric dates run from the day to the year, as everybody in
Kazakhstan writes them, or from the year to the day; «03/04/2023» is refused, because slashes are what American software
writes. Sources: CLDR 47 (kk, kk_Arab, ru, en), the pages of tests/crawler/normalise/dates_kk.tsv, and for ordinals,
possessives and cases «Қазақ грамматикасы» (2002).
"""

import re
from dataclasses import dataclass

_DAY = r'(?P<quote>")?(?P<d>d)(?(quote)")(?:-?s)?'
_DAY_IN_WORDS = r"(?:(?P<t>N) )?(?P<d>[NO])"
_NTH = r"(?P<d>d)(?:-?s(?: [KL])?| ?-? ?[KL])"
_NTH_IN_WORDS = r"(?:(?P<t>N) )?(?P<d>[EO])(?: [KL])?"
_MONTH = r"(?P<M>[MC])"
_ANY_MONTH = r"(?P<M>[MmC])\.?"
_MONTHS = rf"{_MONTH}(?: A)?"
_YEAR = r"(?P<y>y)(?:-?s)?(?: ?-? ?Y\.?)?"
_NAMED_YEAR = r"(?P<y>y)(?:-?s)? ?-? ?Y\.?"
_YEAR_BACK = r"(?P<q>[Ib](?= Y)|G)(?: Y)?"
_DASH = r" ?[-.]? ?"
_AND_YEAR = r"(?:,? ?|-|\.)"
_PART_OF_DAY = r"(?: D(?! \(?[dHV]))?"
_ON_THE_DAY = rf"(?: ?-? ?K)?{_PART_OF_DAY}"

SHORT = "day, short month"
"""Needs a weekday or a time beside it: «5 қаз» may be five geese."""

WITH_YEAR = {
    "numeric": r"(?P<d>d)(?P<mark>[./-])(?P<M>d)(?P=mark)(?P<y>y)(?: ?Y\.?)?",
    "numeric from the year": r"(?P<y>y)(?P<mark>[./-])(?P<M>d)(?P=mark)(?P<d>d)",
    "day month year": rf"{_DAY}{_DASH}{_ANY_MONTH}(?:[ ,=(]+(?P<w3>W)[ ,=)]*)?{_AND_YEAR}{_YEAR}{_ON_THE_DAY}",
    "year day month": rf"{_NAMED_YEAR},? {_DAY}{_DASH}{_ANY_MONTH}{_ON_THE_DAY}",
    "year month's day": rf"{_NAMED_YEAR},? {_MONTHS} {_NTH}{_ON_THE_DAY}",
    "month day year": rf"{_ANY_MONTH} (?P<d>d)(?:-?s)?,? {_YEAR}",
    "year, month and day by number": rf"{_NAMED_YEAR} (?P<M>d){_DASH}A (?P<d>d){_DASH}K",
}
WITHOUT_YEAR = {
    "day month": rf"{_DAY}{_DASH}{_MONTH}{_ON_THE_DAY}",
    "month's day": rf"{_MONTHS} {_NTH}{_ON_THE_DAY}",
    "month and day by number": rf"(?P<M>d){_DASH}A (?P<d>d){_DASH}K",
}
ONLY_WHOLE = {
    "numeric, two-digit year": r"(?P<d>d)\.(?P<M>d)\.(?P<e>d)(?: ?Y\.?)?",
    "numeric with spaces": r"(?P<d>d)(?:\. | )(?P<M>d)(?:\. | )(?P<y>y)",
    "day in words, month, year": rf"{_DAY_IN_WORDS} {_MONTH}{_AND_YEAR}{_YEAR}{_ON_THE_DAY}",
    "year, day in words, month": rf"{_NAMED_YEAR},? {_DAY_IN_WORDS} {_MONTH}{_ON_THE_DAY}",
    "year, month's day in words": rf"{_NAMED_YEAR},? {_MONTHS} {_NTH_IN_WORDS}{_ON_THE_DAY}",
    "day in words, month": rf"{_DAY_IN_WORDS} {_MONTH}{_ON_THE_DAY}",
    "month's day in words": rf"{_MONTHS} {_NTH_IN_WORDS}{_ON_THE_DAY}",
    "day month of this year or last": rf"{_YEAR_BACK},? {_DAY}{_DASH}{_MONTH}{_ON_THE_DAY}",
    "month's day of this year or last": rf"{_YEAR_BACK},? {_MONTHS} {_NTH}{_ON_THE_DAY}",
    "day, month, this year or last": rf"{_DAY} {_MONTH} (?P<q>[Ib]) Y",
    SHORT: rf"{_DAY}{_DASH}(?P<M>m)\.?",
    "day of this month or last": rf"(?P<f>[Ib]) A {_NTH}{_ON_THE_DAY}",
}
"""Forms that are dates only where nothing else stands beside them."""

COUNTED_DAYS = {"today or before": rf"(?P<T>T){_PART_OF_DAY}", "the day before yesterday": rf"(?P<b>b) K{_PART_OF_DAY}"}

PARTIAL = {
    "month year": rf"(?:V )?{_MONTHS},? {_YEAR}",
    "year month": rf"{_NAMED_YEAR},? {_MONTH}(?: (?P<A>A))?",
    "month": r"(?P<M>M) (?P<A>A)",
    "year": rf"(?:V )?{_NAMED_YEAR}",
    "month of this year or last": rf"{_YEAR_BACK},? {_MONTH}(?: (?P<A>A))?",
}

_BEFORE = r"(?:(?:V )?(?P<w1>W)(?: K)?\.? ?[,|]? ?)?"
_AFTER = r"(?:(?: ?, ?| \(?)(?P<w2>W)(?: K)?\)?)?"
CLOCK = (
    r"(?:(?P<D1>D) )?(?:(?:H\.?|V) )?(?:(?P<D2>D) )?"
    r"(?P<h>d) ?[:.] ?(?P<i>d)(?::(?P<s>d))?(?:-?s)?(?: ?(?P<p>P))?"
)
_HOUR = r"(?:H\.? (?P<o1>d)(?:-?s)?|(?P<o2>d) h|V (?P<o3>d) H\.?|(?P<o4>d) H (?P<minutes>d) u)"
_TIME_AFTER = rf"(?: ?[,|/.-]? ?\(?{CLOCK}\)?|,? {_HOUR})?"
_TIME_BEFORE = r"(?:H\.? )?(?P<h>d):(?P<i>d)(?::(?P<s>d))?(?:-s)? ?[,|/-]? ?"
_ASCTIME = r"(?P<w1>W),? (?P<M>[Mm])\.? (?P<d>d) (?P<h>d):(?P<i>d):(?P<s>d) (?P<y>y)"


@dataclass(frozen=True, slots=True)
class Form:
    """A form's name and its pattern over shapes."""

    name: str
    pattern: re.Pattern[str]


def _forms(*tables: dict[str, str]) -> tuple[Form, ...]:
    dates = [date for table in tables for date in table.items()]
    return (
        *(Form(name, re.compile(_BEFORE + date + _AFTER + _TIME_AFTER)) for name, date in dates),
        *(Form(name, re.compile(_TIME_BEFORE + _BEFORE + date + _AFTER)) for name, date in dates),
    )


WHOLE = (*_forms(WITH_YEAR, WITHOUT_YEAR, ONLY_WHOLE), Form("asctime", re.compile(_ASCTIME)))
COUNTED = _forms(COUNTED_DAYS)
PARTS_OF_DATES = tuple(Form(name, re.compile(form)) for name, form in PARTIAL.items())
INSIDE = _forms(WITH_YEAR)
INSIDE_TIMED = _forms(WITHOUT_YEAR)
