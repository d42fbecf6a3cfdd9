"""The pace in Redis: one request at a time to a host, whichever worker sends it and whatever its clock says."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.polite.file import PaceError
from crawler.polite.habit import Habit
from crawler.polite.host import HostState
from crawler.polite.retry_after import LONGEST
from crawler.polite.robots import Fetched
from tests.redis_server import needs_redis, redis_server

pytestmark = needs_redis
pace = pytest.importorskip("crawler.shared.pace")

HABIT = Habit(12, 0.5, 1 / 3, 0.02, 0.3, 4.0, 2)
FAR = 1000.0
"""Seconds; so long a pause that no test sees its end."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as served:
        yield served


def far_from_now(moment: float) -> bool:
    return FAR / 2 < moment - time.time() <= FAR


def test_what_is_kept_is_there_for_the_next_worker(url: str) -> None:
    with closing(pace.RedisPace(url, longest_request=60)) as one:
        one.keep("el.kz", HostState(time.time() + FAR, "it is in trouble", HABIT))
        one.keep_robots("https://el.kz", Fetched(1000.5, 200, "User-agent: *\n# Қазақша".encode() + b"\xff"))
        assert one.count("el_kz", "2026-04-01", 3) == 3
    with closing(pace.RedisPace(url, longest_request=60)) as other:
        state = other.host("el.kz")
        assert (state.why, state.habit) == ("it is in trouble", HABIT)
        assert far_from_now(state.not_before)
        assert other.host("other.kz") == HostState()
        assert other.robots("https://el.kz") == Fetched(1000.5, 200, "User-agent: *\n# Қазақша".encode() + b"\xff")
        assert other.robots("https://other.kz") is None
        assert (other.count("el_kz", "2026-04-01", 2), other.count("baq_kz", "2026-04-01", 1)) == (5, 1)


def test_a_host_is_held_until_the_answer_has_come_and_for_the_pause_after_it(url: str) -> None:
    with (
        closing(pace.RedisPace(url, longest_request=FAR)) as one,
        closing(pace.RedisPace(url, longest_request=FAR)) as other,
    ):
        now = time.time()
        assert one.claim("held.kz", now, now, now + LONGEST) == now, "no pause: it is only held"
        assert one.claim("held.kz", now, now, now + LONGEST) == now, "a worker doesn't stand in its own way"
        assert other.claim("held.kz", now, now, now + LONGEST) > now
        one.keep("held.kz", HostState(time.time() - 1))
        assert other.claim("held.kz", now, now + FAR, now + LONGEST) == now
        other.keep("held.kz", HostState(time.time() + FAR))
        assert far_from_now(one.claim("held.kz", time.time(), time.time(), time.time() + LONGEST))


def test_a_worker_that_died_holds_a_host_no_longer_than_a_request_may_last(url: str) -> None:
    with (
        closing(pace.RedisPace(url, longest_request=0)) as dead,
        closing(pace.RedisPace(url, longest_request=0)) as one,
    ):
        now = time.time()
        assert dead.claim("dead.kz", now, now, now + LONGEST) == now
        while one.claim("dead.kz", now, now, now + LONGEST) != now:
            pass


def test_an_earlier_end_of_a_pause_does_not_take_the_place_of_a_later_one(url: str) -> None:
    with (
        closing(pace.RedisPace(url, longest_request=60)) as one,
        closing(pace.RedisPace(url, longest_request=60)) as old,
    ):
        one.keep("cdn.kz", HostState(time.time() + FAR, "it asks for that itself"))
        old.keep("cdn.kz", HostState(time.time() + 1, "", HABIT))
        state = one.host("cdn.kz")
        assert (state.why, state.habit) == ("it asks for that itself", HABIT)
        assert far_from_now(state.not_before)


@pytest.mark.parametrize("ahead", [-50_000.0, 50_000.0])
def test_a_pause_is_as_long_for_a_worker_whose_clock_is_wrong(url: str, ahead: float) -> None:
    host = f"clock{ahead:.0f}.kz"

    def wrong() -> float:
        return time.time() + ahead

    with closing(pace.RedisPace(url, longest_request=60)) as one:
        one.keep(host, HostState(time.time() + FAR))
    with closing(pace.RedisPace(url, longest_request=60, clock=wrong)) as other:
        assert far_from_now(other.host(host).not_before - ahead)
        assert far_from_now(other.claim(host, wrong(), wrong(), wrong() + LONGEST) - ahead)
        other.keep(host + ".other", HostState(wrong() + FAR))
    with closing(pace.RedisPace(url, longest_request=60)) as one:
        assert far_from_now(one.host(host + ".other").not_before)


def test_a_pause_beyond_all_measure_is_disregarded(url: str) -> None:
    with closing(pace.RedisPace(url, longest_request=60)) as one:
        one.keep("long.kz", HostState(time.time() + 2 * LONGEST))
        now = time.time()
        assert one.claim("long.kz", now, now + 2, now + LONGEST) == now


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with redis_server(tmp_path) as gone:
        address = gone.replace("://", "://me:secret@")
    with pytest.raises(PaceError, match=r"The pace can't be kept: redis://127\.0\.0\.1:\d+/0 can't be reached") as said:
        pace.RedisPace(address, longest_request=60)
    assert "secret" not in str(said.value)
