"""Archives of two institutions, and whether one is sound."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.article import Article
from archive.merging.run import Report, merge, reading_other
from archive.store import Archive, Entry
from archive.verify import Fault, check_file, check_index, check_reprints, check_rows
from archive.warc_files import ReadTo
from tests.archive.conftest import EL_KZ, Press


class PackedPress(Press):
    """Its records are one byte long, so that those of neighbouring numbers don't overlap."""

    def full(self, hour: float = 0, native_id: str = "58700", **changes: Any) -> Article:
        """An article that shows everything."""
        article = super().full(hour, native_id, **changes)
        place = article.capture.warc
        packed = replace(article.capture, warc=replace(place, length=1) if place else None)
        return replace(article, capture=packed)


@pytest.fixture(scope="session")
def press() -> Press:
    return PackedPress()


def made(path: Path, batch: Sequence[Entry]) -> Path:
    """An archive of these captures, in the order of their times."""
    with Archive.open(path) as archive:
        archive.register(EL_KZ)
        archive.save(sorted(batch, key=_time))
    return path


def _time(entry: Entry) -> str:
    if isinstance(entry, ReadTo):
        return ""  # no capture
    return entry.capture.fetched_at.isoformat() if hasattr(entry, "capture") else entry.at.isoformat()


def merged(into: Path, *others: Path) -> Report:
    """Merges one after the other; gives the last report."""
    report = Report()
    with Archive.open(into) as archive:
        for other in others:
            with reading_other(other) as opened:
                report = merge(archive, opened, lambda _: None)
    return report


def faults(path: Path) -> list[Fault]:
    """All that is wrong with its rows."""
    with closing(sqlite3.connect(path)) as connection:
        checks = (check_file, check_rows, check_index, check_reprints)
        return [fault for check in checks for fault in check(connection)]


Make = Callable[[str, Sequence[Entry]], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes an archive by name."""
    return lambda name, batch: made(tmp_path / f"{name}.db", batch)
