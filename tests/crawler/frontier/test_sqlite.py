"""What only the store in an SQLite file can have: a lock by process, a file of another version, a full disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive import connection
from crawler.frontier import sqlite
from crawler.frontier.lock import Owner
from crawler.frontier.sqlite import refuse_if_taken
from crawler.frontier.store import Changes, Ended, FrontierError, TakenError
from tests.crawler.frontier.stores import File, lease, opened, waiting


def test_only_one_living_process_has_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = opened(File(tmp_path))
    here = Owner.this()
    refuse_if_taken(tmp_path / "el_kz.db")
    monkeypatch.setattr(Owner, "this", lambda: Owner(here.host, here.pid, "a later one"))
    monkeypatch.setattr(Owner, "lives", lambda *_: True)
    for attempt in (lambda: opened(File(tmp_path)), lambda: refuse_if_taken(tmp_path / "el_kz.db")):
        with pytest.raises(
            TakenError, match=f"el_kz is being crawled already, by process {here.pid} on {here.host} since"
        ):
            attempt()

    monkeypatch.setattr(Owner, "lives", lambda *_: False)
    refuse_if_taken(tmp_path / "el_kz.db")
    later, _ = opened(File(tmp_path))
    with pytest.raises(FrontierError, match="was taken over by another crawl, so this one stops"):
        store.commit(Changes(new=[waiting(1)]), {})
    with pytest.raises(FrontierError, match="was taken over"):
        store.end(complete=True)
    later.end(complete=False)
    store.close()


def test_a_file_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "el_kz.db")) as file:
        file.execute("CREATE TABLE more (a)")
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(FrontierError, match=r"is no frontier of this Muragat \(version 99, not 1\)"):
        opened(File(tmp_path))


def test_a_full_disk_leaves_nothing_of_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = opened(File(tmp_path))
    store.commit(Changes(new=[waiting(1)]), {})
    store.close()

    def small(path: Path, *, patience: float) -> sqlite3.Connection:
        opened_file = connection.connect(path, patience=patience)
        (pages,) = opened_file.execute("PRAGMA page_count").fetchone()
        opened_file.execute(f"PRAGMA max_page_count = {pages}")
        return opened_file

    monkeypatch.setattr(sqlite, "connect", small)
    store, _ = opened(File(tmp_path))
    (one,) = lease(store)
    many = [waiting(number) for number in range(2, 5000)]
    with pytest.raises(FrontierError, match=r"can't grow: the disk is full"):
        store.commit(Changes(new=many, ended=[Ended(one.id)]), {})
    assert store.end(complete=True) == 1, "what was to be done with it is not done"
