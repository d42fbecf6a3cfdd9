"""The stores of a frontier: whatever is done and whenever its process dies, no request is lost and none is doubled."""

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

from crawler.frontier.store import Changes, Ended, Leased, Waiting
from tests.crawler.frontier.stores import File, Keys, Place, lease, numbers, opened, waiting


@pytest.fixture(params=["sqlite", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return File(tmp_path) if request.param == "sqlite" else Keys(request.getfixturevalue("redis_url"))


def test_what_waits_is_leased_by_priority_and_age_each_host_for_itself(place: Place) -> None:
    store, _ = opened(place)
    new = [waiting(1, priority=-1), waiting(2), waiting(3, host="cdn.kz"), waiting(4), waiting(5, priority=3)]
    committed = store.commit(Changes(new=new), {"el.kz": 3, "cdn.kz": 3})
    assert (committed.inserted, numbers(list(committed.leased))) == (5, [5, 2, 3, 4])
    assert numbers(lease(store)) == [1]
    store.close()


def test_none_above_a_priority_is_leased_when_one_is_named(place: Place) -> None:
    store, _ = opened(place)
    new = [waiting(1), waiting(2, priority=-3), waiting(3, priority=-2)]
    assert numbers(list(store.commit(Changes(new=new), {"el.kz": 9}, (-9, -3)).leased)) == [2]
    assert store.end(complete=True) == 3
    store.close()


def test_what_is_held_is_no_suspect_and_waits_for_the_next_crawl(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1), waiting(2)]), {})
    first, second = lease(store)
    store.commit(Changes(begun=[first.id, second.id]), {})
    store.commit(Changes(held=[first.id]), {})
    assert lease(store) == []
    store.close()
    assert [one.url for one in opened(place)[1].suspects] == [second.url]


def test_the_check_for_duplicates_and_the_insertion_are_one_step(place: Place) -> None:
    store, _ = opened(place)
    twice = [waiting(1), waiting(1), waiting(2, again=True), waiting(2, again=True)]
    assert store.commit(Changes(new=twice), {}).inserted == 3
    (one, *_) = lease(store)
    store.commit(Changes(ended=[Ended(one.id)]), {})
    assert store.commit(Changes(new=[waiting(1)]), {}).inserted == 0, "one that is done is known, too"
    store.close()


def test_a_redirect_goes_on_unless_somebody_else_has_been_there(place: Place) -> None:
    store, _ = opened(place)
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


def test_a_stopped_crawl_is_gone_on_with_and_a_complete_one_is_forgotten(place: Place) -> None:
    store, found = opened(place)
    assert (found.goes_on, found.waiting, found.announced) == (False, 0, False)
    store.commit(Changes(new=[waiting(1), waiting(2)], announced=True), {"el.kz": 1})
    assert store.end(complete=False) == 2

    store, found = opened(place)
    assert (found.goes_on, found.waiting, found.announced, found.hosts) == (True, 2, True, frozenset({"el.kz"}))
    store.commit(Changes(ended=[Ended(one.id) for one in lease(store)]), {})
    assert store.end(complete=True) == 0

    store, found = opened(place)
    assert (found.goes_on, found.waiting, found.announced) == (False, 0, False)
    assert store.commit(Changes(new=[waiting(1)]), {}).inserted == 1
    store.close()


def test_a_crawl_that_is_said_to_be_complete_is_kept_when_something_waits(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1)]), {})
    assert store.end(complete=True) == 1
    assert opened(place)[1].waiting == 1


def test_crawls_with_other_arguments_know_of_each_other_and_share_nothing(place: Place) -> None:
    store, _ = opened(place, {"since": "2022-01-01"})
    store.commit(Changes(new=[waiting(1), waiting(2)]), {"el.kz": 1})
    store.end(complete=False)
    store, found = opened(place, {})
    assert (found.waiting, found.others) == (0, (({"since": "2022-01-01"}, 2),))
    assert store.commit(Changes(new=[waiting(1)]), {"el.kz": 9}).inserted == 1
    store.end(complete=False)
    assert opened(place, {"since": "2022-01-01"})[1].others == (({}, 1),)


def test_the_leases_of_the_dead_are_taken_back_and_what_was_begun_is_suspect(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1), waiting(2), waiting(3)]), {})
    first, _ = lease(store, 2)
    store.commit(Changes(begun=[first.id]), {})
    store.close()

    store, found = opened(place)
    assert (found.waiting, [one.url for one in found.suspects]) == (3, ["https://el.kz/1"])
    store.remember({first.id: "a record"})
    leased = lease(store)
    assert (numbers(leased), [one.record for one in leased if one.deaths]) == ([2, 3, 1], ["a record"])
    store.close()
    assert opened(place)[1].suspects == (), "its answer was looked for"


def test_an_answer_that_was_not_looked_for_is_looked_for_after_the_next_death(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1)]), {})
    store.commit(Changes(begun=[one.id for one in lease(store)]), {})
    store.close()
    before = opened(place)[1].suspects
    assert (len(before), opened(place)[1].suspects) == (1, before)


def die(place: Place, number: int, *, answered: bool = True) -> Leased | None:
    """A process in which a request is under way when it dies."""
    store, _ = opened(place)
    found = next((one for one in lease(store) if one.url.endswith(f"/{number}")), None)
    if found is not None:
        store.commit(Changes(begun=[found.id], answered=[found.id] if answered and found.is_alone else []), {})
    store.close()
    return found


def test_what_kills_again_and_again_goes_out_alone_and_is_set_aside(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1), waiting(2)]), {})
    store.close()
    lives = [die(place, 1) for _ in range(6)]
    assert [one and one.is_alone for one in lives] == [False, False, True, True, True, None]
    store, found = opened(place)
    assert (found.waiting, found.aside, found.failed) == (1, 1, 1)
    store.commit(Changes(ended=[Ended(one.id) for one in lease(store)]), {})
    store.end(complete=True)
    store, found = opened(place)
    assert (found.aside, store.commit(Changes(new=[waiting(1)]), {}).inserted) == (1, 0)
    store.close()


def test_deaths_before_the_answer_weigh_a_quarter(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1)]), {})
    store.close()
    lives = [die(place, 1, answered=False) for _ in range(14)]
    assert lives.index(None) == 12


def test_what_can_not_be_read_is_set_aside_with_its_reason(place: Place) -> None:
    store, _ = opened(place)
    store.commit(Changes(new=[waiting(1)]), {})
    (one,) = lease(store)
    store.commit(Changes(unreadable=[Ended(one.id, "no such method")]), {})
    assert store.end(complete=True) == 0
    assert place.aside() == [("https://el.kz/1", "no such method")]


class Frontier(RuleBasedStateMachine):
    """The store beside a plain account of what it was told; processes end and die in between."""

    def __init__(self, redis_url: str = "") -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.place: Place = Keys(redis_url) if redis_url else File(Path(self.folder.name))
        self.known: set[int] = set()
        self.done: set[int] = set()
        self.leased: dict[int, int] = {}

    @initialize()
    def begin(self) -> None:
        self.store, _ = opened(self.place, most_kills=1000)

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
        self.store, found = opened(self.place, most_kills=1000)
        assert found.waiting == len(self.known - self.done)

    @rule()
    def stop(self) -> None:
        assert self.store.end(complete=False) == len(self.known - self.done)
        self.leased.clear()
        self.store, found = opened(self.place, most_kills=1000)
        assert found.waiting == len(self.known - self.done)

    @precondition(lambda self: not self.known - self.done)
    @rule()
    def complete(self) -> None:
        assert self.store.end(complete=True) == 0
        self.known, self.done = set(), set()
        self.store, _ = opened(self.place, most_kills=1000)

    @invariant()
    def every_request_is_in_one_state(self) -> None:
        states = self.place.states()
        assert states["leased"] == len(self.leased)
        assert states["known"] == len(self.known)
        assert states["waiting"] == len(self.known) - len(self.done) - len(self.leased)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


MACHINE = settings(max_examples=40, stateful_step_count=25)


def test_no_request_is_lost_or_doubled_in_any_order_of_events() -> None:
    run_state_machine_as_test(Frontier, settings=MACHINE)


def test_no_request_is_lost_or_doubled_in_redis_either(redis_url: str) -> None:
    class InRedis(Frontier):
        def __init__(self) -> None:
            super().__init__(redis_url)

    run_state_machine_as_test(InRedis, settings=MACHINE)
