"""Articles to save and an archive to save them in."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.article import (
    Agency,
    Article,
    Author,
    Capture,
    Credit,
    DateConflict,
    DateReading,
    Gone,
    Identity,
    Image,
    NewsSource,
    OtherDate,
    Photo,
    Unread,
    WarcPlace,
)
from archive.store import Archive

EL_KZ = Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty")
FIRST = datetime(2023, 1, 13, 13, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Press:
    """Makes what pages of one agency say; an hour is counted from the first capture."""

    def at(self, hour: float) -> datetime:
        return FIRST + timedelta(hours=hour)

    def identity(self, native_id: str = "58700") -> Identity:
        return Identity(EL_KZ.id, native_id, "kk-Cyrl")

    def plain(self, hour: float = 0, native_id: str = "58700", **changes: Any) -> Article:
        """An article that shows nothing but a headline and a text."""
        url = f"https://el.kz/maqala_{native_id}/"
        article = Article(
            identity=self.identity(native_id),
            url=url,
            capture=Capture(url, self.at(hour), 200, "sha256:00"),
            headline="Ауылда жаңа кітапхана ашылды",
            article_body=("Кітапхана қорында он мың кітап бар.", "Балалар бөлмесі де бар."),
        )
        return replace(article, **changes)

    def full(self, hour: float = 0, native_id: str = "58700", **changes: Any) -> Article:
        """An article that shows everything."""
        everything: dict[str, Any] = {
            "description": "Ашылу рәсіміне ауыл тұрғындары қатысты",
            "article_section": "Жаңалықтар",
            "authors": (Author("Айжан Серікова", "Айжан СЕРІКОВА", "тілші", "АЛМАТЫ"),),
            "authors_shown": ("Айжан СЕРІКОВА, тілші, АЛМАТЫ",),
            "tags": ("кітап", "ауыл"),
            "photos": (
                Photo(
                    url="https://el.kz/storage/1.jpg",
                    alt="кітапхана",
                    caption="Жаңа ғимарат",
                    credit_text_shown="Фото: gov.kz / Pexels",
                    credit_text="gov.kz / Pexels",
                    form="photo",
                    credits=(Credit("gov.kz", "state"), Credit("Pexels", "stock")),
                    largest_url="https://el.kz/storage/1-1600.jpg",
                ),
            ),
            "date_published": "2023-01-13T18:19:00+06:00",
            "date_published_shown": "13.01.2023 18:19",
            "date_published_precision": "minute",
            "date_published_reading": DateReading("numeric", "agency"),
            "date_modified": "2023-01-13T18:30:00+06:00",
            "date_modified_shown": "13.01.2023 18:30",
            "date_modified_precision": "minute",
            "date_modified_reading": DateReading("numeric", "shown", year_inferred=True, relative=True),
            "other_dates": (OtherDate("structured", "2023-01-12"),),
            "date_conflicts": (DateConflict("structured", "2023-01-12", "2023-01-12", "another day"),),
            "readers": {"date": "3", "views": "4"},
            "view_count": 1188,
            "view_count_shown": "1188",
            "attribution_shown": "деп хабарлайды El.kz әкімдікке сілтеме жасап",
            "news_sources": (NewsSource("El.kz", "reporter"), NewsSource("әкімдік", "source")),
            "other_urls": (f"https://el.kz/amp/maqala_{native_id}/",),
            "layers": {"headline": "selector", "views": "lines"},
            "unread": (Unread("date_modified", "жақында", "no day"),),
        }
        plain = self.plain(hour, native_id)
        capture = replace(
            plain.capture, warc=WarcPlace("el-1.warc.gz", 512 + int(hour * 1000) + int(native_id) - 58700, 99)
        )
        return replace(plain, **{**everything, "capture": capture, **changes})

    def image(self, hour: float, *urls: str, digest: str = "sha256:a", **changes: Any) -> Image:
        """A picture that the last of the addresses gave, to which the others lead."""
        capture = Capture(urls[-1], self.at(hour), 200, digest)
        return replace(Image(EL_KZ.id, capture, urls, "image/jpeg", 1600, 900, 35_000), **changes)

    def gone(self, hour: float, native_id: str = "58700", status: int = 404) -> Gone:
        return Gone(self.identity(native_id), Capture(f"https://el.kz/maqala_{native_id}/", self.at(hour), status))


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one agency and no articles, to be copied: making one takes seven times as long."""
    path = tmp_path_factory.mktemp("empty") / "archive.db"
    with Archive.open(path) as archive:
        archive.register(EL_KZ)
    return path


@pytest.fixture
def archive(path: Path, empty: Path) -> Iterator[Archive]:
    shutil.copy(empty, path)
    with Archive.open(path) as archive:
        yield archive


Select = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def select(path: Path) -> Select:
    """Runs a SELECT on the archive's file, by a connection of its own."""

    def run(sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(sql).fetchall()

    return run
