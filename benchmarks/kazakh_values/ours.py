"""Our reader of dates as strings. A module of its own: what it imports is timed."""

from benchmarks.kazakh_values.judging import Answer
from benchmarks.kazakh_values.tables import DateRow
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable


def muragat(row: DateRow) -> Answer:
    """Told the time of the capture and the zone."""
    try:
        return read_date(row.shown, at=row.at, zone=row.zone).text
    except Unreadable:
        return ""
