"""What crawls saw of a site's health, kept with the crawls: which fields its pages showed, how they were built.

What follows from it is decided by the crawler; here it is written down and read. No capture tells it again.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

_KINDS = ("fields", "structures", "sources", "challenges", "layers", "outcomes", "unread")
_SINGULAR = {"fields": "field", "structures": "structure", "sources": "source", "challenges": "challenge"}
_INSERT = "INSERT INTO crawl_health (crawl, kind, name, count, example) VALUES (?, ?, ?, ?, ?)"
_FINDING = "INSERT INTO crawl_findings (crawl, position, kind, sentence, example) VALUES (?, ?, ?, ?, ?)"
_BEFORE = """
SELECT crawl, kind, name, count, example FROM crawl_health WHERE crawl IN (
  SELECT id FROM crawls WHERE agency = ? AND (started_at, id) < (SELECT started_at, id FROM crawls WHERE id = ?)
    AND exit_code = 0 AND EXISTS (SELECT 1 FROM crawl_health WHERE crawl = crawls.id)
  ORDER BY started_at DESC, id DESC LIMIT ?
) ORDER BY (SELECT started_at FROM crawls WHERE id = crawl), crawl
"""
_LATELY = timedelta(days=60)
_PACE = """
SELECT date_published_utc, url FROM articles
WHERE agency = ? AND date_published_utc >= ? AND date_published_precision IN ('second', 'minute', 'hour')
ORDER BY date_published_utc
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one crawl, or several together, saw on pages of articles; all counts are pages."""

    pages: int = 0
    fields: Mapping[str, int] = field(default_factory=dict)
    """How many showed each field."""
    structures: Mapping[str, int] = field(default_factory=dict)
    """Where on the page headline and text stand, as paths of tags."""
    sources: Mapping[str, int] = field(default_factory=dict)
    """Articles that each source announced."""
    challenges: Mapping[str, int] = field(default_factory=dict)
    """Pages of guards, by whose they are."""
    layers: Mapping[str, int] = field(default_factory=dict)
    """By which means a field was found: «views lines»."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """An address for «field NAME» (where it is missing), «structure PATH», «source NAME», «challenge GUARD» and
    «unread FIELD FORM»."""
    outcomes: Mapping[str, int] = field(default_factory=dict)
    """What became of all pages of articles: new, unchanged, failed and so on."""
    unread: Mapping[str, int] = field(default_factory=dict)
    """Texts that could not be read, by field and form: «views көп рет»."""

    @classmethod
    def together(cls, crawls: Iterable["Seen"]) -> "Seen":
        """Several crawls as one."""
        pages, examples = 0, dict[str, str]()
        counts = {kind: Counter[str]() for kind in _KINDS}
        for crawl in crawls:
            pages += crawl.pages
            for kind, counter in counts.items():
                counter.update(getattr(crawl, kind))
            examples.update(crawl.examples)
        return cls(pages, **counts, examples=examples)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that changed: its kind, a sentence for people, an address to look at."""

    kind: str
    """field, structure, challenge, source or silence."""
    sentence: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """When an agency published last, and its longest pause between two articles of late."""

    newest: datetime
    longest_pause: timedelta
    url: str = ""
    """Of the newest article."""


def save(connection: sqlite3.Connection, crawl: int, seen: Seen, findings: Sequence[Finding]) -> None:
    """Writes down what a crawl saw; that it saw no page is a row, too."""
    connection.execute(_INSERT, (crawl, "pages", "", seen.pages, None))
    for kind in _KINDS:
        single = _SINGULAR.get(kind, kind)
        rows = (
            (crawl, kind, name, count, seen.examples.get(f"{single} {name}"))
            for name, count in getattr(seen, kind).items()
        )
        connection.executemany(_INSERT, rows)
    connection.executemany(
        _FINDING,
        ((crawl, position, one.kind, one.sentence, one.example or None) for position, one in enumerate(findings, 1)),
    )


def before(connection: sqlite3.Connection, agency: str, crawl: int, most: int) -> list[Seen]:
    """What the `most` crawls of an agency before this one saw that were fine; the oldest first."""
    crawls: dict[int, list[tuple[str, str, int, str | None]]] = {}
    for number, *row in connection.execute(_BEFORE, (agency, crawl, most)):
        crawls.setdefault(number, []).append((row[0], row[1], row[2], row[3]))
    return [_seen(rows) for rows in crawls.values()]


def of_crawl(connection: sqlite3.Connection, crawl: int) -> tuple[Seen, list[Finding]]:
    """What one crawl saw, and what was found."""
    sql = "SELECT kind, name, count, example FROM crawl_health WHERE crawl = ?"
    found = "SELECT kind, sentence, ifnull(example, '') FROM crawl_findings WHERE crawl = ? ORDER BY position"
    return _seen(connection.execute(sql, (crawl,))), [Finding(*row) for row in connection.execute(found, (crawl,))]


def pace(connection: sqlite3.Connection, agency: str, now: datetime) -> Pace | None:
    """How an agency published in the last two months before `now`; None when too little is known of it."""
    since = (now - _LATELY).astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    found = connection.execute(_PACE, (agency, since)).fetchall()
    if len(found) < 20:
        return None
    moments = [datetime.fromisoformat(text) for text, _ in found]
    return Pace(moments[-1], max(later - earlier for earlier, later in pairwise(moments)), found[-1][1])


def _seen(rows: Iterable[tuple[str, str, int, str | None]]) -> Seen:
    pages, examples = 0, dict[str, str]()
    counts: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
    for kind, name, count, example in rows:
        if kind == "pages":
            pages = count
            continue
        counts[kind][name] = count
        if example:
            examples[f"{_SINGULAR.get(kind, kind)} {name}"] = example
    return Seen(pages, **counts, examples=examples)


def known(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """Each agency's latest crawl that has ended: agency, crawl, when it ended."""
    yield from connection.execute(
        "SELECT agency, id, finished_at FROM (SELECT agency, id, finished_at, max(started_at) FROM crawls"
        " WHERE finished_at IS NOT NULL GROUP BY agency)"
    )
