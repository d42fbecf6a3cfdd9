"""Numbers, dates and spans as a language writes them, by CLDR (Babel). Times of day are the agency's own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, format_timedelta
from babel.numbers import format_decimal, format_percent

_LOCALES = {"kk": "kk", "ru": "ru", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Formats:
    """For one language, by its tag."""

    language: str

    @property
    def _locale(self) -> str:
        return _LOCALES[self.language]

    def number(self, value: float | None) -> str:
        """A number with its groups; nothing for none.

        >>> Formats("kk").number(1234567).split()
        ['1', '234', '567']
        """
        return "" if value is None else _number(value, self._locale)

    def share(self, part: float, whole: float) -> str:
        """A part of a whole in percent."""
        return str(format_percent(part / whole, locale=self._locale)) if whole else ""

    def day(self, text: str | None) -> str:
        """A day written as 2023-01-13, in words; what is no day stays as it is.

        >>> Formats("ru").day("2023-01-13"), Formats("en").day("2023-01-13"), *Formats("kk").day("2023-01-13").split()
        ('13 января 2023\u202fг.', '13 January 2023', '2023', 'ж.', '13', 'қаңтар')
        """
        return _day(text, "long", self._locale)

    def short_day(self, text: str | None) -> str:
        """A day for the edge of a picture.

        >>> Formats("kk").short_day("2023-01-13")
        '13 қаң.'
        """
        return _day(text, "d MMM", self._locale)

    def moment(self, text: str | None, zone: str = "") -> str:
        """A time written as ISO 8601: with its own offset as it stands, one in UTC in the zone that is named.

        >>> Formats("en").moment("2023-01-13T12:19:00Z", "Asia/Almaty"), Formats("en").moment("2023-01-13")
        ('13 January 2023, 18:19', '13 January 2023')
        """
        if text is None or len(text) <= len("2023-01-13"):
            return self.day(text)
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return text
        if zone and found.tzinfo is not None:
            found = found.astimezone(ZoneInfo(zone))
        return f"{self.day(found.date().isoformat())}, {format_time(found, 'HH:mm', locale=self._locale)}"

    def span(self, seconds: float) -> str:
        """A span in its largest unit.

        >>> Formats("kk").span(24420), Formats("en").span(90)
        ('7 сағат', '2 minutes')
        """
        return str(format_timedelta(timedelta(seconds=seconds), locale=self._locale, threshold=1.5))

    def between(self, start: str | None, end: str | None) -> str:
        """The span between two times in ISO 8601; nothing where one of them is no time."""
        try:
            first, last = (datetime.fromisoformat(text or "") for text in (start, end))
        except ValueError:
            return ""
        if (first.tzinfo is None) != (last.tzinfo is None):
            first, last = (one if one.tzinfo else one.replace(tzinfo=UTC) for one in (first, last))
        return self.span((last - first).total_seconds())


# A page of many agencies has thousands of days and counts, most of them again and again: Babel takes 20 to 60 µs each.
@lru_cache(maxsize=2**14)
def _number(value: float, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


@lru_cache(maxsize=2**14)
def _day(text: str | None, form: str, locale: str) -> str:
    found = _date(text)
    return str(format_date(found, form, locale=locale)) if found else text or ""


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
