"""What could not be read, grouped by form: the to-do list of whoever maintains a parser. It only reads.

A form is a text with its digits made equal, so that «Кеше, 09:15» and «Кеше, 18:40» are one.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.connection import reading
from archive.schema import is_current

_UNREAD = """
SELECT agency, field, shown, reason, url, seen_at FROM unread JOIN articles ON articles.id = article
WHERE ifnull(agency = ?1, 1) ORDER BY seen_at DESC, article
"""
_DIGITS = re.compile(r"\d")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class UnreadForm:
    """A form of text that could not be read: how many articles show it, with one of them as the example."""

    agency: str
    field: str
    form: str
    articles: int
    reason: str
    shown: str
    url: str
    last_seen: str
    """The newest capture (UTC) in which such a text was new."""


def form_of(text: str) -> str:
    """A text with its digits made equal and its spaces plain, cut after 60 characters.

    >>> form_of("көп рет 15.01\\n23")
    'көп рет 99.99 99'
    """
    form = " ".join(_DIGITS.sub("9", text).split())
    return form if len(form) <= _LONGEST else form[:_LONGEST] + "…"


def read_unread(path: Path, *, agency: str | None = None) -> tuple[UnreadForm, ...]:
    """The forms in the archive at `path` that could not be read, the most frequent first; all agencies' or one's.

    Raises ArchiveError when there is no archive.
    """
    with reading(path) as connection:
        is_current(connection, path)
        return tuple(_forms(connection, agency))


def _forms(connection: sqlite3.Connection, agency: str | None) -> Iterator[UnreadForm]:
    counts: Counter[tuple[str, str, str, str]] = Counter()
    newest: dict[tuple[str, str, str, str], tuple[str, str, str, str]] = {}
    for name, field, shown, reason, url, seen_at in connection.execute(_UNREAD, (agency,)):
        key = (name, field, form_of(shown), form_of(reason))
        counts[key] += 1
        newest.setdefault(key, (reason, shown, url, seen_at))
    for key, articles in counts.most_common():
        name, field, form, _ = key
        yield UnreadForm(name, field, form, articles, *newest[key])
