"""Reprints in the archive: found with every save, and the same whatever came first."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from archive.article import Agency, Gone, Identity, NewsSource
from archive.connection import reading
from archive.enriching import enrich
from archive.kazakh.latin import to_latin
from archive.reprints.check import reprint_faults
from archive.store import Archive
from archive.web.configuration import DATABASE, metadata
from tests.archive.reprints.conftest import fill, text

if TYPE_CHECKING:
    from tests.archive.conftest import Select
    from tests.archive.reprints.conftest import Wire

ALL = "SELECT * FROM reprints ORDER BY article, earlier"
PAIRS = "SELECT article, earlier FROM reprints ORDER BY article, earlier"


def faults(path: Path) -> list[tuple[str, str]]:
    with reading(path) as connection:
        return list(reprint_faults(connection))


def test_a_reprint_says_from_whom_how_much_and_how_late(archive: Archive, wire: "Wire", select: "Select") -> None:
    copied = wire.article("baq_kz", "7", text(1), 2, published=1.5, news_sources=(NewsSource("El.kz", "source"),))
    archive.save([copied, wire.article("orda_kz", "9", text(2), 2)])
    archive.save([wire.article("el_kz", "1", f"{text(1)} {text(3, 20)}", 3, published=1)])

    assert select(ALL) == [(1, 3, "baq_kz", "el_kz", 1.0, 0.744, 1800, 1, "source", 0, 1)]
    assert select("SELECT * FROM reprints_by_agency") == [("baq_kz", "el_kz", 1, 1, 1.0, 1800, 1800)]
    assert select("SELECT article, agency, articles, agency_count FROM reprint_clusters") == [(3, "el_kz", 2, 2)]


def test_editions_are_no_reprints_but_another_agency_in_another_script_is(
    archive: Archive, wire: "Wire", select: "Select"
) -> None:
    latin = to_latin(text(1), "2021")
    archive.save([wire.article("el_kz", "1", text(1)), wire.article("el_kz", "1", latin, 1, edition="kk-Latn")])
    assert select(PAIRS) == []

    archive.save([wire.article("baq_kz", "1", latin, 2, edition="kk-Latn")])
    assert select(PAIRS) == [(3, 1), (3, 2)]


def test_an_edited_article_and_what_others_say_of_it_are_of_its_new_text(
    archive: Archive, wire: "Wire", select: "Select", path: Path
) -> None:
    archive.save([wire.article("el_kz", "1", text(1)), wire.article("baq_kz", "1", text(1), 1)])
    archive.save([wire.article("orda_kz", "1", text(1), 2)])
    assert select("SELECT article, earlier, is_source FROM reprints") == [(2, 1, 1), (3, 1, 1), (3, 2, 0)]

    archive.save([wire.article("el_kz", "1", text(2), 3)])
    assert select("SELECT article, earlier, is_source FROM reprints") == [(3, 2, 1)]

    archive.save([wire.article("el_kz", "1", text(1), 4)])
    assert select("SELECT article, earlier, is_source FROM reprints") == [(2, 1, 1), (3, 1, 1), (3, 2, 0)]
    assert faults(path) == []


def test_an_older_capture_that_comes_late_turns_a_row(archive: Archive, wire: "Wire", select: "Select") -> None:
    archive.save([wire.article("el_kz", "1", text(1), 5), wire.article("baq_kz", "1", f"{text(1)} {text(2, 9)}", 6)])
    before = select(ALL)
    archive.save([wire.article("baq_kz", "1", f"{text(1)} {text(2, 9)}", 1)])

    assert before == [(2, 1, "baq_kz", "el_kz", 0.866, 1.0, None, 0, None, 0, 1)]
    assert select(ALL) == [(1, 2, "el_kz", "baq_kz", 1.0, 0.866, None, 0, None, 0, 1)]


def test_sources_that_are_read_otherwise_are_told_without_a_new_text(
    archive: Archive, wire: "Wire", select: "Select"
) -> None:
    archive.save([wire.article("el_kz", "1", text(1)), wire.article("baq_kz", "1", text(1), 1)])
    archive.save([wire.article("baq_kz", "1", text(1), 2, news_sources=(NewsSource("El.kz", "source"),))])
    assert select("SELECT named_in FROM reprints") == [("source",)]

    archive.save([wire.article("baq_kz", "1", text(1), 3, news_sources=(NewsSource("Ел медиа", "source"),))])
    assert select("SELECT named_in FROM reprints") == [(None,)]
    archive.register(Agency("el_kz", "El Media", "https://el.kz/", "Asia/Almaty"))
    assert select("SELECT named_in FROM reprints") == [("source",)]


def test_a_named_source_counts_before_an_earlier_text(archive: Archive, wire: "Wire", select: "Select") -> None:
    named = (NewsSource("Baq.kz", "source"),)
    archive.save([wire.article("el_kz", "1", text(1)), wire.article("baq_kz", "1", text(1), 1)])
    archive.save([wire.article("orda_kz", "1", text(1), 2, news_sources=named)])

    assert select("SELECT article, earlier, named_in FROM reprints WHERE is_source ORDER BY 1") == [
        (2, 1, None),
        (3, 2, "source"),
    ]
    assert select("SELECT * FROM reprint_members ORDER BY article") == [(1, 1, 0), (1, 2, 1), (1, 3, 2)]
    with reading(archive._path) as connection:
        queries = metadata()["databases"][DATABASE]["queries"]
        found = connection.execute(queries["reprints_of"]["sql"], {"article": "2"}).fetchall()
        assert [(row[0], row[6], row[7], row[10]) for row in found] == [
            (1, 0, None, None),
            (2, 1, 1, None),
            (3, 2, 2, "source"),
        ]
        found = connection.execute(queries["who_copies_whom"]["sql"]).fetchall()
        assert found == [("baq_kz", "el_kz", 1, 0, 1.0, None, None), ("orda_kz", "baq_kz", 1, 1, 1.0, None, None)]


def test_a_deleted_article_is_nobodys_source(archive: Archive, wire: "Wire", select: "Select", path: Path) -> None:
    archive.save([wire.article(agency, "1", text(1), hour) for hour, agency in enumerate(("el_kz", "baq_kz"))])
    archive.save([wire.article("orda_kz", "1", text(1), 2)])
    with archive._writing():
        archive._connection.execute("DELETE FROM articles WHERE id = 1")

    assert select("SELECT article, earlier, is_source FROM reprints") == [(3, 2, 1)]
    assert faults(path) == []


def test_a_form_that_hundreds_have_printed_is_no_reprint(
    wire: "Wire", path: Path, select: "Select", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.reprints.index.FREQUENT", 3)
    copies = [wire.article("el_kz", str(number), text(1), number) for number in range(4)]
    fill(path, [copies[:2], copies[2:3]])
    assert select(PAIRS) == [(2, 1), (3, 1), (3, 2)]

    fill(path, [copies[3:]])
    assert select(PAIRS) == []

    fill(path, [[wire.article("el_kz", "1", text(2), 9)]])
    assert select(PAIRS) == [(3, 1), (4, 1), (4, 3)]
    assert faults(path) == []


def entries(wire: "Wire", draw: random.Random) -> list[Any]:
    """Captures of a few dozen articles that copy from each other, edits and disappearances among them."""
    sources = [text(seed, 40) for seed in range(5)]
    made: list[Any] = []
    for number in range(30):
        agency, native_id = draw.choice(("el_kz", "baq_kz", "orda_kz")), str(draw.randrange(14))
        edition = draw.choice(("kk-Cyrl", "kk-Cyrl", "kk-Latn"))
        words = " ".join(draw.sample(sources, draw.choice((1, 1, 2)))).split()
        start = draw.choice((0, 0, 10))
        body = " ".join(words[start:])
        more: dict[str, Any] = draw.choice(({}, {"published": draw.randrange(20)}, {"credit_text": "Baq.kz"}))
        if draw.random() < 0.1:
            url = f"https://{agency.replace('_', '.')}/{edition}/{native_id}"
            made.append(
                Gone(Identity(agency, native_id, edition), wire.article(agency, native_id, body, number).capture)
            )
            made[-1] = Gone(made[-1].identity, type(made[-1].capture)(url, wire.at(number), 404))
            continue
        shown = to_latin(body, "2018") if edition == "kk-Latn" else body
        made.append(wire.article(agency, native_id, shown, number, edition=edition, **more))
    return made


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The tables, with articles named by what they are."""
    name = "(SELECT agency || native_id || edition FROM articles WHERE id = {})"
    with closing(sqlite3.connect(path)) as connection:
        return {
            "reprints": connection.execute(
                f"SELECT {name.format('article')}, {name.format('earlier')}, share, share_of_earlier, delay,"  # noqa: S608
                " order_is_sure, named_in, names_back, is_source FROM reprints ORDER BY 1, 2"
            ).fetchall(),
            "hashes": connection.execute(
                f"SELECT hash, {name.format('article')} FROM reprint_hashes ORDER BY 1, 2"  # noqa: S608
            ).fetchall(),
            "texts": connection.execute(
                f"SELECT {name.format('article')}, hashes FROM reprint_texts ORDER BY 1"  # noqa: S608
            ).fetchall(),
            "index": connection.execute("SELECT * FROM reprint_index").fetchall(),
        }


@pytest.mark.parametrize("seed", range(12))
def test_the_rows_are_the_same_whatever_came_first(
    wire: "Wire", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """With so small a limit that hashes become frequent, and rare again by edits."""
    monkeypatch.setattr("archive.reprints.index.FREQUENT", 5)
    draw = random.Random(seed)  # noqa: S311
    made = entries(wire, draw)
    # A disappearance of what was never seen is not kept: so pages come before them.
    pages, gone = [one for one in made if not isinstance(one, Gone)], [one for one in made if isinstance(one, Gone)]
    fill(tmp_path / "in order.db", [[one] for one in (*pages, *gone)])
    draw.shuffle(pages)
    fill(tmp_path / "at once.db", [[*pages, *gone]])
    draw.shuffle(pages)
    cuts = sorted(draw.sample(range(1, len(pages)), 4))
    batches = [pages[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    fill(tmp_path / "in batches.db", [*batches, gone])

    found = rows(tmp_path / "in order.db")
    assert found["hashes"]
    assert rows(tmp_path / "at once.db") == found
    assert rows(tmp_path / "in batches.db") == found
    assert faults(tmp_path / "in order.db") == faults(tmp_path / "in batches.db") == []

    with closing(sqlite3.connect(tmp_path / "at once.db")) as connection:
        connection.execute("UPDATE reprint_index SET version = '0'")
        connection.commit()
    monkeypatch.setattr("archive.enriching._BATCH", 7)
    result = CliRunner().invoke(enrich, [str(tmp_path / "at once.db")])
    assert result.stdout.splitlines()[1] == f"{len(pages_of(found)):,} articles were searched for reprints."
    assert rows(tmp_path / "at once.db") == found


def pages_of(found: dict[str, list[tuple[Any, ...]]]) -> list[Any]:
    return found["texts"]


BY_HAND = [
    ("UPDATE articles SET article_body = 'Басқа' WHERE id = 2", "articles that say something else than their hashes"),
    ("UPDATE reprints SET share = 0.9", "reprints that have other texts in common"),
    ("UPDATE reprints SET is_source = 0", "reprints with no source, or several"),
    ("INSERT INTO reprint_hashes VALUES (1, 99)", "hashes of articles that are not there"),
    ("UPDATE reprint_index SET version = '0'", "reprints by other rules"),
    ("UPDATE reprint_index SET done_to = 1", "reprints that are not all found"),
]


@pytest.mark.parametrize(("sql", "kind"), BY_HAND)
def test_what_somebody_has_changed_by_hand_is_found(wire: "Wire", path: Path, sql: str, kind: str) -> None:
    fill(path, [[wire.article("el_kz", "1", text(1)), wire.article("baq_kz", "1", text(1), 1)]])
    assert faults(path) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()

    assert kind in {found for found, _ in faults(path)}


def test_an_archive_of_an_older_muragat_gets_its_reprints_bit_by_bit(
    wire: "Wire", path: Path, select: "Select", monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, [[wire.article("el_kz", str(number), text(number // 2), number) for number in range(6)]])
    before = select(ALL)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM reprints")
        connection.execute("UPDATE reprint_index SET version = '', done_to = 0")
        connection.commit()
    monkeypatch.setattr("archive.reprints.index.SLICE", 1)

    fill(path, [[wire.article("baq_kz", "1", text(9), 9)]])
    assert select(PAIRS) == [(2, 1), (4, 3)]
    fill(path, [[]])
    assert select(ALL) == before
    assert faults(path) == []
