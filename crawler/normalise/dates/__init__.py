"""Dates as shown on pages, read right or not at all: «13.01.2023 18:19», «14:55, 11 Qyrkúıek 2023», «Кеше, 09:00».

Order: machine forms (ISO 8601, RFC 2822, timestamps), our own grammar over words of all scripts, dateparser under
guard. What none of them reads for certain is refused with its reason. Says nothing about where on a page a date is.
"""

from crawler.normalise.dates.find import find_date
from crawler.normalise.dates.moment import Moment, Precision
from crawler.normalise.dates.read import read_date

__all__ = ["Moment", "Precision", "find_date", "read_date"]
