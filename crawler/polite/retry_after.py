"""How long an answer asks us to stay away: its Retry-After header (RFC 9110, section 10.2.3)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.http import Headers

LONGEST = timedelta(days=31).total_seconds()
"""Seconds. A longer one is taken for a mistake of the server: it would end the archive of a site without a word."""


_NOT_NOW = (429, 503)
"""Too Many Requests (RFC 6585, section 4) and Service Unavailable (RFC 9110, section 15.6.4)."""


def asked_to_wait(status: int, headers: Headers) -> float | None:
    """The seconds that an answer asks us to stay away; None when it doesn't, or in no way that can be read."""
    value = headers.get("Retry-After")
    if status not in _NOT_NOW or value is None:
        return None
    date = headers.get("Date") or b""
    return retry_after(value.decode("latin-1"), now=datetime.now(UTC), date=date.decode("latin-1"))


def retry_after(value: str, *, now: datetime, date: str = "") -> float | None:
    """The seconds that a Retry-After asks for, at most `LONGEST`; None when it can't be read.

    A time is reckoned from the answer's own `date` header where there is one, as the two clocks may differ.

    >>> now = datetime(2026, 4, 1, 12, tzinfo=UTC)
    >>> retry_after("120", now=now), retry_after("Wed, 01 Apr 2026 12:02:00 GMT", now=now)
    (120.0, 120.0)
    >>> retry_after("Wed, 01 Apr 2026 13:02:00 GMT", now=now, date="Wed, 01 Apr 2026 13:00:00 GMT")
    120.0
    >>> retry_after("soon", now=now) is None
    True
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return LONGEST if len(text) > len(str(int(LONGEST))) else min(float(text), LONGEST)
    until = _http_date(text)
    if until is None:
        return None
    return min(max((until - (_http_date(date) or now)).total_seconds(), 0.0), LONGEST)


def _http_date(text: str) -> datetime | None:
    """An HTTP-date in any of its three forms (RFC 9110, section 5.6.7)."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
