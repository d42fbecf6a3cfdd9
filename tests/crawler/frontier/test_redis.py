"""What only the store in Redis can have: a lease among workers, answers that get lost, a server that dies."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.frontier.lock import Owner
from crawler.frontier.store import Changes, Ended, FrontierError, FrontierStore, TakenError
from tests.crawler.frontier.stores import Keys, lease, numbers, opened, waiting
from tests.redis_server import needs_redis, redis_server

pytestmark = needs_redis

HOUR = timedelta(hours=1)


@pytest.fixture
def keys(redis_url: str) -> Keys:
    keys = Keys(redis_url)
    keys.redis.flushdb()
    return keys


def store(keys: Keys, worker: str, agency: str = "", *, grace: timedelta = timedelta(0)) -> FrontierStore:
    """As another process on another machine has it."""
    from crawler.shared.frontier import RedisFrontier

    made = RedisFrontier(keys.url, agency or keys.agency, most_kills=3, worker=worker, lease=HOUR, grace=grace)
    made._me = Owner(worker, 1, "")
    return made


def let_the_lease_end(keys: Keys) -> None:
    keys.redis.hset(f"{keys.prefix}:owner", "until", "1")


def test_one_worker_has_the_agency_and_another_takes_over_when_its_lease_has_ended(keys: Keys) -> None:
    first, second = store(keys, "one"), store(keys, "two")
    first.open({})
    first.commit(Changes(new=[waiting(1), waiting(2)]), {})
    one, _ = lease(first)
    first.commit(Changes(begun=[one.id]), {})
    with pytest.raises(TakenError, match=f"{keys.agency} is being crawled already, by process 1 on one since") as taken:
        second.open({})
    assert taken.value.doubtful == ("https://el.kz/1",)

    let_the_lease_end(keys)
    found = second.open({})
    assert (found.goes_on, found.waiting, [it.url for it in found.suspects]) == (True, 2, ["https://el.kz/1"])
    for act in (lambda: lease(first), first.renew, lambda: first.end(complete=True), lambda: first.remember({})):
        with pytest.raises(FrontierError, match="was taken over by another crawl, so this one stops"):
            act()
    assert numbers(lease(second)) == [2, 1]


def test_a_lease_that_has_ended_and_that_nobody_wanted_is_still_ours(keys: Keys) -> None:
    first = store(keys, "one")
    first.open({})
    let_the_lease_end(keys)
    first.renew()
    with pytest.raises(TakenError):
        store(keys, "two").open({})


def test_who_has_stood_by_while_another_did_it_all_has_nothing_to_do(keys: Keys) -> None:
    first, second, third = (store(keys, name) for name in ("one", "two", "three"))
    first.open({})
    first.commit(Changes(new=[waiting(1)]), {})
    for other, plan in ((second, {}), (third, {"since": "2022-01-01"})):
        with pytest.raises(TakenError):
            other.open(plan)
    first.commit(Changes(ended=[Ended(one.id) for one in lease(first)]), {})
    assert first.end(complete=True) == 0
    assert second.open({}).elsewhere
    found = third.open({"since": "2022-01-01"})
    assert (found.elsewhere, found.goes_on) == (False, False), "another plan is another crawl"
    third.end(complete=False)
    assert not store(keys, "four").open({}).elsewhere, "a crawl that is begun later is a new one"


def test_who_has_stood_by_goes_on_with_what_was_left(keys: Keys) -> None:
    first, second = store(keys, "one"), store(keys, "two")
    first.open({})
    first.commit(Changes(new=[waiting(1)]), {})
    with pytest.raises(TakenError):
        second.open({})
    assert first.end(complete=True) == 1
    found = second.open({})
    assert (found.elsewhere, found.goes_on, found.waiting) == (False, True, 1)


def opens(store: FrontierStore) -> bool:
    try:
        store.open({})
    except TakenError:
        return False
    return True


def test_agencies_are_shared_out_among_the_workers_that_want_them(keys: Keys) -> None:
    agencies = [f"{keys.agency}_{number}" for number in range(6)]
    wanted = [(worker, agency) for worker in ("one", "two", "three") for agency in agencies]
    stores = {pair: store(keys, *pair, grace=HOUR) for pair in wanted}
    held: list[tuple[str, str]] = []
    for _ in range(3):
        for number in range(6):  # all at about the same time
            for worker in ("one", "two", "three"):
                pair = (worker, agencies[number])
                if pair not in held and opens(stores[pair]):
                    held.append(pair)
    assert sorted(agency for _, agency in held) == agencies
    assert {worker: sum(it == worker for it, _ in held) for worker, _ in wanted} == {"one": 2, "two": 2, "three": 2}

    for pair in held:
        stores[pair].end(complete=False)
    again = [pair for worker in ("three", "two", "one") for pair in wanted if pair[0] == worker and opens(stores[pair])]
    assert sorted(again) == sorted(held), "each has first what it had before"


def test_what_nobody_has_taken_for_a_while_anybody_may(keys: Keys) -> None:
    first, second = (keys.agency + end for end in "ab")
    assert opens(store(keys, "one", first, grace=HOUR))
    assert not opens(store(keys, "two", first, grace=HOUR))
    assert not opens(store(keys, "one", second, grace=HOUR)), "the other worker has none yet"
    assert opens(store(keys, "one", second))


def test_a_worker_alone_has_everything_at_once(keys: Keys) -> None:
    assert all(opens(store(keys, "one", keys.agency + end, grace=HOUR)) for end in "abcdef")


def test_a_commit_whose_answer_got_lost_is_not_done_twice(keys: Keys) -> None:
    first, _ = opened(keys)
    once = Changes(new=[waiting(1, again=True), waiting(2, again=True)])
    answer = first.commit(once, {"el.kz": 1})
    first._serial -= 1  # type: ignore[attr-defined]
    assert first.commit(once, {"el.kz": 1}) == answer
    assert numbers(lease(first)) == [2]


def test_an_end_whose_answer_got_lost_is_still_one(keys: Keys) -> None:
    first, _ = opened(keys)
    first.commit(Changes(new=[waiting(1)]), {})
    assert (first.end(complete=False), first.end(complete=False)) == (1, 1)


def test_a_server_that_has_forgotten_the_last_commits_is_noticed(keys: Keys) -> None:
    first, _ = opened(keys)
    for number in range(3):
        first.commit(Changes(new=[waiting(number)]), {})
    keys.redis.hset(f"{keys.prefix}:owner", "serial", "1")
    with pytest.raises(FrontierError, match=r"has lost what was written last \(2 times\).*muragat reconcile"):
        first.commit(Changes(), {})


def test_a_later_version_is_left_alone(keys: Keys) -> None:
    keys.redis.set(f"{keys.prefix}:version", "99")
    with pytest.raises(FrontierError, match=r"is none of this Muragat \(version 99, not 1\)"):
        opened(keys)


def test_a_crawl_that_is_complete_leaves_nothing_of_its_requests(keys: Keys) -> None:
    first, _ = opened(keys)
    first.commit(Changes(new=[waiting(number) for number in range(9)], announced=True), {})
    done = lease(first)
    redirected = Changes(
        redirected=[(done[0].id, b"elsewhere")], ended=[Ended(one.id, "HTTP status 500") for one in done]
    )
    first.commit(redirected, {})
    assert first.end(complete=True) == 0
    left = {name.decode().removeprefix(keys.prefix) for name in keys.redis.scan_iter(f"{keys.prefix}:*")}
    assert left == {":version", ":epoch", ":numbers", ":worker", ":free_since", ":completed", ":ended"}


def test_a_server_that_is_killed_and_comes_back_has_lost_nothing(tmp_path: Path) -> None:
    options = ("--appendonly", "yes", "--appendfsync", "always")
    with redis_server(tmp_path, options) as url:
        keys = Keys(url)
        first, found = opened(keys)
        assert found.doubts == ()
        first.commit(Changes(new=[waiting(1), waiting(2)]), {})
        (one, _) = lease(first)
    with redis_server(tmp_path, options, port=int(url.rpartition(":")[2].partition("/")[0])):
        assert first.commit(Changes(ended=[Ended(one.id)]), {}).inserted == 0
        assert first.end(complete=True) == 1


def test_a_server_that_keeps_nothing_on_disk_is_doubted(tmp_path: Path) -> None:
    with redis_server(tmp_path, ("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru")) as url:
        doubts: Any = opened(Keys(url))[1].doubts
    assert [doubt.partition(" ")[2].partition(";")[0].partition(":")[0] for doubt in doubts] == [
        "keeps nothing on disk (appendonly no)",
        "may throw away what waits there (maxmemory-policy allkeys-lru)",
    ]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("redis://me:secret@127.0.0.1:1/0", r"redis://127\.0\.0\.1:1/0 can't be reached"),
        ("redis://me:secret@127.0.0.1:x/0", r"redis://127\.0\.0\.1:x/0 is no address of a Redis server"),
    ],
)
def test_a_server_that_is_not_there_is_named_without_its_password(url: str, said: str) -> None:
    from crawler.shared.frontier import RedisFrontier

    with pytest.raises(FrontierError, match=said) as raised:
        RedisFrontier(url, "el_kz", most_kills=3).check()
    assert "secret" not in str(raised.value)
