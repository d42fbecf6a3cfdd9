"""Datelines: «АСТАНА. KAZINFORM –», «Нұр-Сұлтан, BAQ.KZ.», «استانا. قازاقپارات -»: place, perhaps a day, agency.

Only at the beginning of a paragraph, and only with an agency that is known or a site: «ҚР. Үкімет – …» is none.
"""

import re
from dataclasses import dataclass

from crawler.normalise.attributions.clause import news_agency

_PLACE = r"(?:[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_’']*(?:[- ][^\W\d_a-zа-яёәғқңөұүһі][^\W\d_’']*){0,2}|[\u0620-\u06d5]+)"
"""One to three words with capitals, or one of a script that has none."""
_DAY = r"(?:\d{1,2}[ -][^\W\d_]+\.?[ ,]+)?"
_AGENCY = r"(?P<agency>[^\s,«»\"–—]+)"
_DATELINE = re.compile(rf"\s*{_PLACE}[.,] {_DAY}{_AGENCY}(?P<end>\.?\s*[-–—](?=\s|$)|\.(?=\s|$))")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as shown, without its dash, and the agency that it names."""

    shown: str
    reporter: str


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph; None when it has none.

    >>> find_dateline("АСТАНА. KAZINFORM – Елордада жаңа мектеп ашылды.")
    Dateline(shown='АСТАНА. KAZINFORM', reporter='Kazinform')
    """
    match = _DATELINE.match(paragraph[:_LONGEST])
    if match is None:
        return None
    reporter = news_agency(match["agency"].rstrip("."))
    return Dateline(paragraph[: match.start("end")].strip(), reporter) if reporter else None
