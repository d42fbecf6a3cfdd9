"""Articles of several agencies with long enough texts."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.article import Agency, Article, Capture, Identity
from archive.store import Archive

AGENCIES = (
    Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"),
    Agency("baq_kz", "Baq.kz", "https://baq.kz/", "Asia/Almaty"),
    Agency("orda_kz", "Orda.kz", "https://orda.kz/", "Asia/Almaty"),
)
FIRST = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
SYLLABLES = "қа ла жа ңа ба ла мек теп кі тап ха на ау ыл үл кен жол су өр кен дә рі гер".split()


def text(seed: int, words: int = 60) -> str:
    """Words of no meaning, others for each seed."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    return " ".join("".join(draw.choices(SYLLABLES, k=3)) for _ in range(words))


@dataclass(frozen=True, slots=True)
class Wire:
    """Makes what pages of the agencies say; an hour is counted from the first capture."""

    def at(self, hour: float) -> datetime:
        return FIRST + timedelta(hours=hour)

    def article(
        self, agency: str, native_id: str, body: str, hour: float = 0, *, edition: str = "kk-Cyrl", **more: Any
    ) -> Article:
        """One that was captured at an hour and shows no date, unless `published` names its hour."""
        if "published" in more:
            moment = self.at(more.pop("published")) + timedelta(hours=5)
            more["date_published"] = moment.strftime("%Y-%m-%dT%H:%M:%S+05:00")
            more["date_published_precision"] = "minute"
        url = f"https://{agency.replace('_', '.')}/{edition}/{native_id}"
        return Article(
            identity=Identity(agency, native_id, edition),
            url=url,
            capture=Capture(url, self.at(hour), 200, "sha256:00"),
            headline=f"Тақырып {native_id}",
            article_body=(body,),
            **more,
        )


@pytest.fixture(scope="session")
def wire() -> Wire:
    return Wire()


def fill(path: Path, batches: Iterable[list[Any]]) -> None:
    with Archive.open(path) as archive:
        for agency in AGENCIES:
            archive.register(agency)
        for batch in batches:
            archive.save(batch)


@pytest.fixture
def archive(path: Path) -> Any:
    with Archive.open(path) as archive:
        for agency in AGENCIES:
            archive.register(agency)
        yield archive
