"""Dates as shown on pages, read right or not at all: «13.01.2023 18:19», «14:55, 11 Qyrkúıek 2023», «Кеше, 09:00».

Order: machine forms (ISO 8601, timestamps), our own grammar over words of all scripts, what counts from the capture,
the one date beside a rubric, a credit or a count, dateparser under guard; at last all that for text in a wrong charset.
What none of them reads for certain is refused with its reason. Says nothing about where on a page a date is.
"""

from crawler.normalise.dates.conflicts import DateConflict, date_conflicts, image_day
from crawler.normalise.dates.find import find_date
from crawler.normalise.dates.moment import Moment, Precision
from crawler.normalise.dates.read import read_date

__all__ = ["DateConflict", "Moment", "Precision", "date_conflicts", "find_date", "image_day", "read_date"]
