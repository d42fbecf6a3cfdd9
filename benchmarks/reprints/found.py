"""How many reprints an archive finds that has texts and what was made of them, all ways at once."""

import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.article import Agency, Article, Capture, Identity
from archive.store import Archive
from benchmarks.figures import Figures
from benchmarks.reprints.pairs import WAYS, pairs
from benchmarks.search.corpus import Corpus

PAIRS = 100
_FIRST = datetime(2024, 5, 1, 6, tzinfo=UTC)
_AGENCIES = (
    Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"),
    Agency("baq_kz", "Baq.kz", "https://baq.kz/", "Asia/Almaty"),
)


def quality() -> Figures:
    """The table, from an archive that is filled for it."""
    corpus = Corpus()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        made = _fill(path, corpus)
        with closing(sqlite3.connect(path)) as connection:
            sql = """
SELECT first.native_id, second.native_id FROM reprints
JOIN articles AS first ON first.id = article JOIN articles AS second ON second.id = earlier
"""
            found = [tuple(sorted(map(int, pair))) for pair in connection.execute(sql)]
    right, wrong = Counter[str](), 0
    for first, second in found:
        if made[first] == made[second] and first // 2 == second // 2:
            right[made[first]] += 1
        else:
            wrong += 1
    rows = [(way.name, "yes" if way.is_reprint else "no", f"{right[way.name]} of {PAIRS}") for way in WAYS]
    rows.append(("any two texts of different pairs", "no", f"{wrong}"))
    return Figures(
        "Found",
        f"{2 * PAIRS * len(WAYS):,} articles of two agencies in one archive, {PAIRS} pairs of each kind.",
        ("the second text", "a reprint?", "found"),
        tuple(rows),
    )


def _fill(path: Path, corpus: Corpus) -> dict[int, str]:
    """Saves all pairs; by article's number, how it was made. The two of a pair are 2n and 2n + 1."""
    made: dict[int, str] = {}
    batch = []
    for way in WAYS:
        for texts in pairs(way, PAIRS, corpus):
            for agency, text in zip(_AGENCIES, texts, strict=True):
                number = len(made)
                made[number] = way.name
                batch.append(_article(agency, number, text))
    with Archive.open(path) as archive:
        for agency in _AGENCIES:
            archive.register(agency)
        for start in range(0, len(batch), 100):
            archive.save(batch[start : start + 100])
    return made


def _article(agency: Agency, number: int, text: str) -> Article:
    url = f"{agency.url}{number}"
    capture = Capture(url, _FIRST + timedelta(minutes=number), 200, f"sha256:{number:064x}")
    return Article(Identity(agency.id, str(number), "kk-Cyrl"), url, capture, f"Тақырып {number}", (text,))
