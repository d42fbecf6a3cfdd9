"""The store of a frontier: whatever is done and whenever its process dies, no request is lost and none is doubled."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from archive import connection
from crawler.frontier import sqlite
from crawler.frontier.lock import Owner
from crawler.frontier.sqlite import SqliteFrontier, refuse_if_taken
from crawler.frontier.store import Changes, Ended, Found, FrontierError, FrontierStore, Leased, TakenError, Waiting


def waiting(number: int, *, host: str = "el.kz", priority: int = 0, again: bool = False) -> Waiting:
    fingerprint = None if again else number.to_bytes(4, "big")
    return Waiting(f"https://{host}/{number}", host, priority, fingerprint, f'{{"url":"https://{host}/{number}"}}')


def opened(folder: Path, plan: Mapping[str, str] | None = None, *, most_kills: int = 3) -> tuple[SqliteFrontier, Found]:
    store: FrontierStore = SqliteFrontier(folder / "el_kz.db", most_kills=most_kills)
    found = store.open(plan or {})
    assert isinstance(store, SqliteFrontier)
    return store, found


def lease(store: SqliteFrontier, most: int = 100, host: str = "el.kz") -> list[Leased]:
    return list(store.commit(Changes(), {host: most}).leased)


def numbers(leased: list[Leased]) -> list[int]:
    return [
        int(one.url.rpartition("/")[2]) for one in sorted(leased, key=lambda one: (one.deaths, -one.priority, one.id))
    ]


def test_what_waits_is_leased_by_priority_and_age_each_host_for_itself(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    new = [waiting(1, priority=-1), waiting(2), waiting(3, host="cdn.kz"), waiting(4), waiting(5, priority=3)]
    committed = store.commit(Changes(new=new), {"el.kz": 3, "cdn.kz": 3})
    assert (committed.inserted, numbers(list(committed.leased))) == (5, [5, 2, 3, 4])
    assert numbers(lease(store)) == [1]
    store.close()


def test_none_above_a_priority_is_leased_when_one_is_named(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    new = [waiting(1), waiting(2, priority=-3), waiting(3, priority=-2)]
    assert numbers(list(store.commit(Changes(new=new), {"el.kz": 9}, (-9, -3)).leased)) == [2]
    assert store.end(complete=True) == 3
    store.close()


def test_what_is_held_is_no_suspect_and_waits_for_the_next_crawl(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1), waiting(2)]), {})
    first, second = lease(store)
    store.commit(Changes(begun=[first.id, second.id]), {})
    store.commit(Changes(held=[first.id]), {})
    assert lease(store) == []
    store.close()
    assert [one.url for one in opened(tmp_path)[1].suspects] == [second.url]


def test_the_check_for_duplicates_and_the_insertion_are_one_step(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    twice = [waiting(1), waiting(1), waiting(2, again=True), waiting(2, again=True)]
    assert store.commit(Changes(new=twice), {}).inserted == 3
    (one, *_) = lease(store)
    store.commit(Changes(ended=[Ended(one.id)]), {})
    assert store.commit(Changes(new=[waiting(1)]), {}).inserted == 0, "one that is done is known, too"
    store.close()


def test_a_redirect_goes_on_unless_somebody_else_has_been_there(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1), waiting(2), waiting(3)]), {})
    first, second, third = lease(store)
    to_new, to_third = b"somewhere else", (3).to_bytes(4, "big")
    assert store.commit(Changes(redirected=[(first.id, to_new)]), {}).repeated == frozenset()
    assert store.commit(Changes(redirected=[(first.id, to_new)]), {}).repeated == frozenset(), "once more after a kill"
    later = Changes(redirected=[(second.id, to_new), (third.id, to_third)])
    assert store.commit(later, {}).repeated == {second.id, third.id}
    elsewhere = Waiting("https://el.kz/x", "el.kz", 0, to_new, "{}")
    assert store.commit(Changes(new=[elsewhere]), {}).inserted == 0
    store.close()


def test_a_stopped_crawl_is_gone_on_with_and_a_complete_one_is_forgotten(tmp_path: Path) -> None:
    store, found = opened(tmp_path)
    assert (found.goes_on, found.waiting, found.announced) == (False, 0, False)
    store.commit(Changes(new=[waiting(1), waiting(2)], announced=True), {"el.kz": 1})
    assert store.end(complete=False) == 2

    store, found = opened(tmp_path)
    assert (found.goes_on, found.waiting, found.announced, found.hosts) == (True, 2, True, frozenset({"el.kz"}))
    store.commit(Changes(ended=[Ended(one.id) for one in lease(store)]), {})
    assert store.end(complete=True) == 0

    store, found = opened(tmp_path)
    assert (found.goes_on, found.waiting, found.announced) == (False, 0, False)
    assert store.commit(Changes(new=[waiting(1)]), {}).inserted == 1
    store.close()


def test_a_crawl_that_is_said_to_be_complete_is_kept_when_something_waits(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1)]), {})
    assert store.end(complete=True) == 1
    assert opened(tmp_path)[1].waiting == 1


def test_crawls_with_other_arguments_know_of_each_other_and_share_nothing(tmp_path: Path) -> None:
    store, _ = opened(tmp_path, {"since": "2022-01-01"})
    store.commit(Changes(new=[waiting(1), waiting(2)]), {"el.kz": 1})
    store.end(complete=False)
    store, found = opened(tmp_path, {})
    assert (found.waiting, found.others) == (0, (({"since": "2022-01-01"}, 2),))
    assert store.commit(Changes(new=[waiting(1)]), {"el.kz": 9}).inserted == 1
    store.end(complete=False)
    assert opened(tmp_path, {"since": "2022-01-01"})[1].others == (({}, 1),)


def test_the_leases_of_the_dead_are_taken_back_and_what_was_begun_is_suspect(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1), waiting(2), waiting(3)]), {})
    first, _ = lease(store, 2)
    store.commit(Changes(begun=[first.id]), {})
    store.close()

    store, found = opened(tmp_path)
    assert (found.waiting, [one.url for one in found.suspects]) == (3, ["https://el.kz/1"])
    store.remember({first.id: "a record"})
    leased = lease(store)
    assert (numbers(leased), [one.record for one in leased if one.deaths]) == ([2, 3, 1], ["a record"])
    store.close()
    assert opened(tmp_path)[1].suspects == (), "its answer was looked for"


def test_an_answer_that_was_not_looked_for_is_looked_for_after_the_next_death(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1)]), {})
    store.commit(Changes(begun=[one.id for one in lease(store)]), {})
    store.close()
    before = opened(tmp_path)[1].suspects
    assert (len(before), opened(tmp_path)[1].suspects) == (1, before)


def die(folder: Path, number: int, *, answered: bool = True) -> Leased | None:
    """A process in which a request is under way when it dies."""
    store, _ = opened(folder)
    found = next((one for one in lease(store) if one.url.endswith(f"/{number}")), None)
    if found is not None:
        store.commit(Changes(begun=[found.id], answered=[found.id] if answered and found.is_alone else []), {})
    store.close()
    return found


def test_what_kills_again_and_again_goes_out_alone_and_is_set_aside(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1), waiting(2)]), {})
    store.close()
    lives = [die(tmp_path, 1) for _ in range(6)]
    assert [one and one.is_alone for one in lives] == [False, False, True, True, True, None]
    store, found = opened(tmp_path)
    assert (found.waiting, found.aside, found.failed) == (1, 1, 1)
    store.commit(Changes(ended=[Ended(one.id) for one in lease(store)]), {})
    store.end(complete=True)
    store, found = opened(tmp_path)
    assert (found.aside, store.commit(Changes(new=[waiting(1)]), {}).inserted) == (1, 0)
    store.close()


def test_deaths_before_the_answer_weigh_a_quarter(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1)]), {})
    store.close()
    lives = [die(tmp_path, 1, answered=False) for _ in range(14)]
    assert lives.index(None) == 12


def test_what_can_not_be_read_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1)]), {})
    (one,) = lease(store)
    store.commit(Changes(unreadable=[Ended(one.id, "no such method")]), {})
    assert store.end(complete=True) == 0
    with closing(sqlite3.connect(tmp_path / "el_kz.db")) as file:
        assert file.execute("SELECT url, reason FROM set_aside").fetchall() == [("https://el.kz/1", "no such method")]


def test_only_one_living_process_has_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = opened(tmp_path)
    here = Owner.this()
    refuse_if_taken(tmp_path / "el_kz.db")
    monkeypatch.setattr(Owner, "this", lambda: Owner(here.host, here.pid, "a later one"))
    monkeypatch.setattr(Owner, "lives", lambda *_: True)
    for attempt in (lambda: opened(tmp_path), lambda: refuse_if_taken(tmp_path / "el_kz.db")):
        with pytest.raises(
            TakenError, match=f"el_kz is being crawled already, by process {here.pid} on {here.host} since"
        ):
            attempt()

    monkeypatch.setattr(Owner, "lives", lambda *_: False)
    refuse_if_taken(tmp_path / "el_kz.db")
    later, _ = opened(tmp_path)
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
        opened(tmp_path)


def test_a_full_disk_leaves_nothing_of_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = opened(tmp_path)
    store.commit(Changes(new=[waiting(1)]), {})
    store.close()

    def small(path: Path, *, patience: float) -> sqlite3.Connection:
        opened_file = connection.connect(path, patience=patience)
        (pages,) = opened_file.execute("PRAGMA page_count").fetchone()
        opened_file.execute(f"PRAGMA max_page_count = {pages}")
        return opened_file

    monkeypatch.setattr(sqlite, "connect", small)
    store, _ = opened(tmp_path)
    (one,) = lease(store)
    many = [waiting(number) for number in range(2, 5000)]
    with pytest.raises(FrontierError, match=r"can't grow: the disk is full"):
        store.commit(Changes(new=many, ended=[Ended(one.id)]), {})
    assert store.end(complete=True) == 1, "what was to be done with it is not done"


class Frontier(RuleBasedStateMachine):
    """The store beside a plain account of what it was told; processes end and die in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.known: set[int] = set()
        self.done: set[int] = set()
        self.leased: dict[int, int] = {}

    @initialize()
    def begin(self) -> None:
        self.store, _ = opened(Path(self.folder.name), most_kills=1000)

    @rule(new=st.lists(st.tuples(st.integers(0, 30), st.integers(-2, 2)), max_size=8), most=st.integers(0, 5))
    def enqueue(self, new: list[tuple[int, int]], most: int) -> None:
        changes = Changes(new=[waiting(number, priority=priority) for number, priority in new])
        committed = self.store.commit(changes, {"el.kz": most} if most else {})
        assert committed.inserted == len({number for number, _ in new} - self.known)
        self.known |= {number for number, _ in new}
        self._take(list(committed.leased), most)

    @rule(most=st.integers(1, 10))
    def more(self, most: int) -> None:
        self._take(lease(self.store, most), most)

    def _take(self, leased: list[Leased], most: int) -> None:
        free = self.known - self.done - set(self.leased.values())
        assert len(leased) == min(most, len(free))
        for one in leased:
            number = int(one.url.rpartition("/")[2])
            assert number in free
            free.remove(number)
            self.leased[one.id] = number

    @precondition(lambda self: self.leased)
    @rule(data=st.data())
    def end_some(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.leased)), unique=True))
        reasons = [data.draw(st.sampled_from(["", "HTTP status 500"])) for _ in chosen]
        ended = [Ended(one, reason) for one, reason in zip(chosen, reasons, strict=True)]
        self.store.commit(Changes(begun=chosen, ended=ended), {})
        self.done |= {self.leased.pop(one) for one in chosen}

    @precondition(lambda self: self.leased)
    @rule(data=st.data())
    def hold(self, data: st.DataObject) -> None:
        self.store.commit(Changes(held=[data.draw(st.sampled_from(sorted(self.leased)))]), {})

    @rule(begun=st.booleans())
    def die(self, *, begun: bool) -> None:
        if begun:
            self.store.commit(Changes(begun=list(self.leased)), {})
        self.store.close()
        self.leased.clear()
        self.store, found = opened(Path(self.folder.name), most_kills=1000)
        assert found.waiting == len(self.known - self.done)

    @rule()
    def stop(self) -> None:
        assert self.store.end(complete=False) == len(self.known - self.done)
        self.leased.clear()
        self.store, found = opened(Path(self.folder.name), most_kills=1000)
        assert found.waiting == len(self.known - self.done)

    @precondition(lambda self: not self.known - self.done)
    @rule()
    def complete(self) -> None:
        assert self.store.end(complete=True) == 0
        self.known, self.done = set(), set()
        self.store, _ = opened(Path(self.folder.name), most_kills=1000)

    @invariant()
    def every_request_is_in_one_state(self) -> None:
        with closing(sqlite3.connect(Path(self.folder.name) / "el_kz.db")) as file:
            states = dict(file.execute("SELECT state, count(*) FROM requests GROUP BY state").fetchall())
        assert states.get("leased", 0) == len(self.leased)
        assert states.get("done", 0) + states.get("failed", 0) == len(self.done)
        assert sum(states.values()) == len(self.known)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


def test_no_request_is_lost_or_doubled_in_any_order_of_events() -> None:
    run_state_machine_as_test(Frontier, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
