"""Which days of its sources a crawl has walked, and which of them are done. Nothing is fetched here.

Tells of crawls, as the table `crawls` does: no capture says that a list was walked without a gap. A walked day is done
when each article that its source announced of it came to an end: it is held, gone, refused for good, or no article.
What merely failed or was put off leaves its day open, so nothing has to be taken back after a death or a bad night.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from archive.article import Identity, utc_text

_WALKED = """
INSERT INTO crawl_days (agency, source, day, began_at, walked_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (agency, source, day) DO UPDATE SET began_at = excluded.began_at, walked_at = excluded.walked_at
"""
_MISSED = """
INSERT INTO crawl_missed (agency, native_id, edition, url, reason, missed_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (agency, native_id, edition) DO UPDATE SET
  url = excluded.url, reason = excluded.reason, missed_at = excluded.missed_at
"""
_FINAL = """
ifnull(ifnull((
  SELECT (status BETWEEN 200 AND 399 OR status IN (401, 403, 404, 410, 451)) AND NOT EXISTS (
    SELECT 1 FROM crawl_missed AS later
    WHERE later.url = answer.url AND later.missed_at >= answer.fetched_at AND later.reason IN ('guard', 'failed')
  ) FROM captures AS answer WHERE answer.url = {url} ORDER BY fetched_at DESC, id DESC LIMIT 1
), (
  SELECT reason NOT IN ('guard', 'failed', 'robots-unreachable') FROM crawl_missed WHERE crawl_missed.url = {url}
)), 0)
"""
"""Whether nothing else is to be expected of an address: its newest answer, or why it was not asked for, says so."""
_OPEN = f"""
NOT EXISTS (
  SELECT 1 FROM articles AS held
  WHERE (held.agency, held.native_id, held.edition) = (told.agency, told.native_id, told.edition)
) AND NOT {_FINAL.format(url="told.url")}
"""  # noqa: S608 - our own text
_DONE = f"""
SELECT day FROM crawl_days AS walked WHERE agency = ?1 AND source = ?2 AND day BETWEEN ?3 AND ?4
AND NOT EXISTS (
  SELECT 1 FROM announcements AS told
  WHERE told.published_day = walked.day AND told.agency = walked.agency AND told.source = walked.source AND {_OPEN}
) AND NOT EXISTS (
  SELECT 1 FROM announcements AS told
  WHERE (told.agency, told.source) = (walked.agency, walked.source)
  AND told.last_announced BETWEEN walked.began_at AND walked.walked_at AND told.published_day IS NULL AND {_OPEN}
)
"""  # noqa: S608 - our own text


@dataclass(frozen=True, slots=True)
class Walked:
    """A crawl has seen all that a source announces of these days, without a gap; it began to walk there at `began`."""

    agency: str
    source: str
    first: date
    last: date
    began: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Missed:
    """An article that was not fetched, for a reason that no capture tells: robots.txt, a guard, the answer's size."""

    identity: Identity
    url: str
    reason: str
    at: datetime


def save_walked(connection: sqlite3.Connection, walked: Walked) -> None:
    """Saves that days were walked; a later walk of the same days takes their place."""
    days = (walked.first + timedelta(days=number) for number in range((walked.last - walked.first).days + 1))
    times = utc_text(walked.began), utc_text(walked.at)
    connection.executemany(_WALKED, ((walked.agency, walked.source, day.isoformat(), *times) for day in days))


def save_missed(connection: sqlite3.Connection, missed: Missed) -> None:
    """Saves why an article is not there; the newest reason counts."""
    one = missed.identity
    values = (one.agency, one.native_id, one.edition, missed.url, missed.reason, utc_text(missed.at))
    connection.execute(_MISSED, values)


def done_days(
    connection: sqlite3.Connection, agency: str, sources: Collection[str], since: date, until: date
) -> dict[str, set[date]]:
    """By source, the days from `since` to `until` that are done."""
    values = (since.isoformat(), until.isoformat())
    return {
        source: {date.fromisoformat(day) for (day,) in connection.execute(_DONE, (agency, source, *values))}
        for source in sources
    }


def numbered(connection: sqlite3.Connection, agency: str) -> list[tuple[int, str, str | None]]:
    """The agency's articles with numbers for native ids, held or announced: number, edition, day; by number."""
    sql = """
    SELECT CAST(native_id AS INTEGER), edition, max(day) FROM (
      SELECT native_id, edition, published_day AS day FROM articles WHERE agency = ?1
      UNION ALL SELECT native_id, edition, published_day FROM announcements WHERE agency = ?1
    ) WHERE native_id GLOB '[0-9]*' AND native_id NOT GLOB '*[^0-9]*' AND length(native_id) < 19
    GROUP BY 1, 2 ORDER BY 1
    """
    return connection.execute(sql, (agency,)).fetchall()


def ended(connection: sqlite3.Connection, urls: Collection[str], *, pages_too: bool) -> set[str]:
    """Of these addresses those that something final has come of; a page (200) counts only with `pages_too`.

    What a page is of may have been outside of what its crawl was asked for.
    """
    sql = f"""
    SELECT {_FINAL.format(url="?1")}
      AND (?2 OR 200 <> ifnull(
        (SELECT status FROM captures WHERE url = ?1 ORDER BY fetched_at DESC, id DESC LIMIT 1), 0))
    """  # noqa: S608 - our own text
    return {url for url in urls if connection.execute(sql, (url, pages_too)).fetchone()[0]}
