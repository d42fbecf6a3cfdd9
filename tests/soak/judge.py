"""Holds the archive of a soak against what was served: every row that has to be there, and no other."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from tests.crawl.stored import stored_articles
from tests.soak.soak import Soaked
from tests.soak.stand_in import Said
from tests.soak.trouble import Trouble
from tests.soak.truth import Key, Seen, Truth, truth_of, without_pictures

_LOST = 4
"""Answers that a kill may take with it: the one under way, and those that came while the last were being written.

With no pause between requests these are a few; with the two seconds of the default there is none.
"""
_EMPTY = f"sha256:{sha256(b'').hexdigest()}"
_COLUMNS = """revisions.headline, revisions.description, revisions.article_section, revisions.article_body,
  replace(revisions.authors, '; ', ', '), revisions.date_published_shown, revisions.photos"""


@dataclass(frozen=True, slots=True)
class Capture:
    """A row of `captures`: the path is that on the agency's site, the digest empty where there is none."""

    at: str
    path: str
    status: int
    digest: str
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of it: sentences about all that differs, and what was compared."""

    differences: tuple[str, ...]
    seen: tuple[Seen, ...]
    truth: Mapping[Key, Truth]
    lost: int
    """Answers that were served, but died with a crawl."""


def judge(soaked: Soaked) -> Judged:
    """Compares the whole archive."""
    with closing(sqlite3.connect(soaked.archive)) as database:
        captures = list(_captures(database, soaked.press.site.url))
        differences = list(_crawls(database, soaked))
        seen, lost, of_captures = _joined(soaked, captures)
        truth = truth_of(soaked.press.site, seen)
        differences += of_captures
        differences += _articles(database, soaked, truth)
        for table, expected, stored in (
            ("revisions", _revisions(truth), _rows(database, _REVISIONS)),
            ("views", _views(truth), _rows(database, _VIEWS)),
            ("disappearances", _gone(truth), _rows(database, _GONE)),
        ):
            differences += _compared(table, expected, stored)
    return Judged(tuple(differences), tuple(seen), truth, lost)


_OF = "JOIN articles ON articles.id = article"
_REVISIONS = f"SELECT native_id, edition, seen_at, {_COLUMNS} FROM revisions {_OF} ORDER BY seen_at"  # noqa: S608
_VIEWS = f"SELECT native_id, edition, seen_at, views.view_count FROM views {_OF} ORDER BY seen_at"  # noqa: S608
_GONE = f"""
SELECT native_id, edition, disappearances.gone_at, status, returned_at FROM disappearances {_OF}
ORDER BY disappearances.gone_at
"""  # noqa: S608


def _captures(database: sqlite3.Connection, base: str) -> Iterator[Capture]:
    sql = """SELECT fetched_at, url, status, ifnull(payload_digest, ''), ifnull(failure, '') FROM captures
ORDER BY fetched_at, id"""
    for at, url, status, digest, failure in database.execute(sql):
        yield Capture(at, str(url).removeprefix(base), status, "" if digest == _EMPTY else digest, failure)


def _joined(soaked: Soaked, captures: Sequence[Capture]) -> tuple[list[Seen], int, list[str]]:
    """Each answer with the capture of it; how many were lost; and what has no counterpart.

    Both are counted by hour, path, status and digest: so no answer can be missing, or be there twice.
    """
    waiting: defaultdict[tuple[int, str, int, str], list[Capture]] = defaultdict(list)
    for capture in captures:
        hour = (datetime.fromisoformat(capture.at) - soaked.moment(0)) // timedelta(hours=1)
        waiting[hour, capture.path, capture.status, capture.digest].append(capture)
    killed = {one.hour for one in soaked.crawls if one.ended is None}
    seen: list[Seen] = []
    missing: defaultdict[int, list[int]] = defaultdict(list)
    by_hour: defaultdict[int, list[Said]] = defaultdict(list)
    for said in soaked.said:
        by_hour[said.hour].append(said)
    for hour, answers in by_hour.items():
        # What Twisted asked for again comes last: of two failures of one page the other is the one that was captured.
        for number, said in sorted(enumerate(answers), key=lambda one: one[1].trouble is Trouble.RESET):
            found = waiting[hour, said.path, said.status, said.digest]
            if found:
                seen.append(Seen(found.pop(0).at, said))
            else:
                missing[hour].append(number)
    differences = []
    for hour, numbers in missing.items():
        answers = by_hour[hour]
        bearable = range(len(answers) - _LOST, len(answers)) if hour in killed else range(0)
        differences += [
            f"captures: missing, hour {hour}, answer {number + 1} of {len(answers)}: {_short(answers[number])}"
            for number in numbers
            if not _given_up(waiting[hour, answers[number].path, 0, ""])
            and number not in bearable
            and not _asked_again(answers, number)
        ]
    left = [(key[0], one) for key, found in waiting.items() for one in found]
    differences += [f"captures: never served so, hour {hour}: {one}" for hour, one in left]
    return seen, sum(map(len, missing.values())), differences


def _given_up(failures: list[Capture]) -> bool:
    """Whether the client had stopped to wait for an answer that came late, on a machine with much to do."""
    late = next((one for one in failures if one.failure.startswith("time:")), None)
    if late is not None:
        failures.remove(late)
    return late is not None


def _asked_again(answers: Sequence[Said], number: int) -> bool:
    """Whether a connection was reset and Twisted asked once more by itself.

    It does so when a connection that was kept open breaks before a byte came (`retryAutomatically` of its
    HTTPConnectionPool): nothing has reached the client, so there is nothing to be captured.
    """
    said = answers[number]
    return said.trouble is Trouble.RESET and [one.path for one in answers[number + 1 : number + 2]] == [said.path]


def _short(said: Said) -> str:
    return f"{said.path}, {said.trouble.value}, status {said.status}, {said.digest[:15]}"


def _crawls(database: sqlite3.Connection, soaked: Soaked) -> Iterator[str]:
    """Every crawl that ended is on record once, with its end; every killed one at most once."""
    rows: defaultdict[int, list[str | None]] = defaultdict(list)
    for began, reason in database.execute("SELECT started_at, reason FROM crawls"):
        rows[(datetime.fromisoformat(began) - soaked.moment(0)) // timedelta(hours=1)].append(reason)
    for crawl in soaked.crawls:
        reasons = rows.pop(crawl.hour, [])
        if crawl.ended is not None and reasons != [crawl.ended.reason]:
            yield f"crawls: hour {crawl.hour} ended for the reason {crawl.ended.reason!r}, the rows say {reasons}"
        elif len(reasons) > 1:
            yield f"crawls: hour {crawl.hour} was killed, and is there {len(reasons)} times"
    for hour, reasons in rows.items():
        yield f"crawls: nobody has crawled in hour {hour}, the rows say {reasons}"


def _articles(database: sqlite3.Connection, soaked: Soaked, truth: Mapping[Key, Truth]) -> Iterator[str]:
    stored = stored_articles(soaked.archive)
    for key, one in truth.items():
        expected = without_pictures(one.shown)
        if not one.is_gone and stored.get(key) != expected:
            yield from _fields(f"articles: {key}", expected, stored.get(key))
    sql = "SELECT native_id, edition, first_seen, last_seen, last_checked, revision_count, gone_at FROM articles"
    rows = {(native_id, edition): tuple(row) for native_id, edition, *row in database.execute(sql)}
    for key in sorted(truth.keys() | rows.keys()):
        times = None
        if key in truth:
            one = truth[key]
            gone_at = one.gone[-1][0] if one.is_gone else None
            times = (one.first_seen, one.last_seen, one.last_checked, len(one.revisions), gone_at)
        if rows.get(key) != times:
            yield f"articles: {key}: first and last seen, checked, revisions, gone: {rows.get(key)}, not {times}"


def _fields(where: str, expected: Any, stored: Any) -> Iterator[str]:
    if stored is None:
        yield f"{where} is missing: {expected.headline!r}"
        return
    for name in type(expected).__dataclass_fields__:
        if getattr(expected, name) != getattr(stored, name):
            yield f"{where}: {name} is {getattr(stored, name)!r}, not {getattr(expected, name)!r}"


def _revisions(truth: Mapping[Key, Truth]) -> dict[Key, list[tuple[Any, ...]]]:
    return {key: [(at, *text) for at, text in one.revisions] for key, one in truth.items()}


def _views(truth: Mapping[Key, Truth]) -> dict[Key, list[tuple[Any, ...]]]:
    return {key: list(one.views) for key, one in truth.items()}


def _gone(truth: Mapping[Key, Truth]) -> dict[Key, list[tuple[Any, ...]]]:
    return {key: list(one.gone) for key, one in truth.items()}


def _rows(database: sqlite3.Connection, sql: str) -> dict[Key, list[tuple[Any, ...]]]:
    found: defaultdict[Key, list[tuple[Any, ...]]] = defaultdict(list)
    for native_id, edition, *row in database.execute(sql):
        found[native_id, edition].append(tuple(row))
    return found


def _compared(
    table: str, expected: Mapping[Key, list[tuple[Any, ...]]], stored: Mapping[Key, list[tuple[Any, ...]]]
) -> Iterator[str]:
    for key in sorted(expected.keys() | stored.keys()):
        for number, (wanted, had) in enumerate(zip_longest(expected.get(key, ()), stored.get(key, ())), start=1):
            if wanted != had:
                yield f"{table}: {key}, row {number}: {had}, not {wanted}"
                break  # the rows after it are shifted
