"""Datelines: «АСТАНА. KAZINFORM –», «Нұр-Сұлтан, BAQ.KZ.», «استانا. قازاقپارات -»: place, perhaps a day, agency.

Only at the beginning of a paragraph, and only with an agency that is known or a site: «ҚР. Үкімет – …» is none.
"""

import re
from dataclasses import dataclass

from crawler.normalise.attributions.clause import agency_named

_PLACE = r"(?:[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_’']*(?:[- ][^\W\d_][^\W\d_’']*){0,2}|[\u0620-\u06d5]+)"
"""One to three words, the first with a capital, or one of a script that has none."""
_DAY = r"(?:(?:\d{4}[^\W\d_]* ?[^\W\d_]*\.?,? )?\d{1,2}[ -][^\W\d_]+(?: \d{4}[^\W\d_ ]*)?\.?[ ,.]+)?"
_AGENCY = r"[«\"“/]?(?P<agency>[^\s,«»\"”:/–—]+(?: Новости)?)[»\"”/]?"
_NAME = r"[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_]+"
_AUTHOR = rf"(?:(?: ?/ ?|, ){_NAME}(?:[ -]{_NAME}){{0,2}}/?)?"
_END = r"(?P<end>\.?\s*[-–—](?=\s|$)|[.:](?=\s|$))"
_DATELINE = re.compile(rf"\s*{_PLACE}(?:[.,]| [-–—]) {_DAY}(?:[-–—] )?{_AGENCY}{_AUTHOR}{_END}")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as shown, without its dash, the agency that it names, and where the news begins after it."""

    shown: str
    reporter: str
    end: int


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph; None when it has none.

    >>> find_dateline("АСТАНА. KAZINFORM – Елордада жаңа мектеп ашылды.")
    Dateline(shown='АСТАНА. KAZINFORM', reporter='Kazinform', end=19)
    """
    match = _DATELINE.match(paragraph[:_LONGEST])
    if match is None:
        return None
    reporter = agency_named(match["agency"].rstrip("."))
    return Dateline(paragraph[: match.start("end")].strip(), reporter, match.end()) if reporter else None
