"""The turns of requests by a clock that a test turns: pauses, restarts, budgets, hours, hosts in trouble."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from crawler.polite.allowance import Allowance, Closed
from crawler.polite.file import PaceFile
from crawler.polite.habit import Outcome
from crawler.polite.host import Answer, Rules
from crawler.polite.hours import Hours
from crawler.polite.pace import Manner, Pace, host_of
from crawler.polite.postponed import Postponed

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC).timestamp()
"""17:00 in Almaty."""
MANNER = Manner(delay=2, jitter=0, longest_wait=600, rules=Rules(first_pause=300, longest_pause=86400))
ALL_DAY = Allowance("Asia/Almaty")
EL_KZ = "https://el.kz/"


@dataclass
class World:
    """A clock, a site that takes its time, and what was heard of the pace."""

    now: float = NOON
    seconds: float = 0.5
    status: int = 200
    retry_after: float | None = None
    sent: list[tuple[str, float]] = field(default_factory=list)
    running: Counter[str] = field(default_factory=Counter)
    heard: list[str] = field(default_factory=list)
    ended: list[Closed] = field(default_factory=list)
    is_stopped: bool = False

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)

    def stopped(self) -> bool:
        return self.is_stopped

    def slowed(self, host: str, seconds: float) -> None:
        assert seconds > 0
        self.heard.append(f"{host} slowed")

    def left_alone(self, host: str, until: str, why: str) -> None:
        self.heard.append(f"{host} left alone until {until}: {why}")

    def closed(self, closed: Closed) -> None:
        self.ended.append(closed)

    @property
    def pauses(self) -> list[float]:
        times = [sent for _, sent in self.sent]
        return [round(later - earlier, 3) for earlier, later in pairwise(times)]

    async def fetch(self, pace: Pace, url: str = EL_KZ, *, own: bool = True) -> None:
        async with pace.turn(url, own=own) as turn:
            self.running[host_of(url)] += 1
            assert self.running[host_of(url)] == 1
            self.sent.append((url, self.now))
            await self.sleep(self.seconds)
            self.running[host_of(url)] -= 1
            outcome = Outcome.FAILED if self.status >= 429 else Outcome.ANSWERED
            turn.answer = Answer(outcome, self.now, self.seconds, self.status, self.retry_after)

    async def until_postponed(self, pace: Pace) -> None:
        """Asks for one page after another until there is no turn any more."""
        for _ in range(99):
            try:
                await self.fetch(pace)
            except Postponed:
                return
        pytest.fail("99 requests, and none was put off")


@pytest.fixture
def world() -> World:
    return World()


def begin(folder: Path, world: World, manner: Manner = MANNER, allowance: Allowance = ALL_DAY) -> Pace:
    file = PaceFile.open(folder / "pace.db")
    return Pace(file, "el_kz", manner, allowance, world, clock=world.clock, sleep=world.sleep)


def crawl(pace: Pace, *acts: Coroutine[Any, Any, None]) -> None:
    """Runs acts at once, then ends the crawl in order."""

    async def all_of_them() -> None:
        await asyncio.gather(*acts)

    asyncio.run(all_of_them())
    pace.close()


def test_the_pause_begins_when_the_answer_has_come(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)
    crawl(pace, *(world.fetch(pace) for _ in range(4)))
    assert world.pauses == [2.5, 2.5, 2.5]


def test_jitter_only_adds(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world, replace(MANNER, jitter=0.5))
    crawl(pace, *(world.fetch(pace) for _ in range(30)))
    assert min(world.pauses) >= 2.5
    assert 2.6 < max(world.pauses) <= 3.5


def test_the_next_crawl_waits_for_the_rest_of_the_pause(tmp_path: Path, world: World) -> None:
    first = begin(tmp_path, world)
    crawl(first, world.fetch(first))
    world.now += 1
    second = begin(tmp_path, world)
    crawl(second, world.fetch(second))
    assert world.pauses == [2.5]


def test_a_crawl_that_was_killed_in_the_middle_of_a_request_has_left_its_pause(tmp_path: Path, world: World) -> None:
    killed = begin(tmp_path, world)

    async def until_sent() -> None:
        async with killed.turn(EL_KZ, own=True):
            world.sent.append((EL_KZ, world.now))
            raise KeyboardInterrupt  # nothing after this line is written

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(until_sent())
    second = begin(tmp_path, world)
    crawl(second, world.fetch(second))
    assert world.pauses == [2]


def test_two_crawls_at_once_share_the_pause_of_a_host(tmp_path: Path, world: World) -> None:
    one, other = begin(tmp_path, world), begin(tmp_path, world)
    world.seconds = 0

    async def in_turns() -> None:
        for _ in range(3):
            await world.fetch(one, "https://images.kz/", own=False)
            await world.fetch(other, "https://images.kz/", own=False)

    asyncio.run(in_turns())
    one.close()
    other.close()
    assert min(world.pauses) >= 2


def test_robots_txt_makes_it_slower_at_once_and_never_faster(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def with_robots() -> None:
        await world.fetch(pace)
        pace.ask("https://el.kz", 10)
        await world.fetch(pace)
        pace.ask("https://www.el.kz", 1)
        await world.fetch(pace)

    crawl(pace, with_robots())
    assert world.pauses == [10.5, 10.5]


def test_hosts_do_not_wait_for_each_other(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)
    world.seconds = 0
    crawl(pace, world.fetch(pace), world.fetch(pace, "https://images.kz/", own=False))
    assert world.pauses == [0]


def test_what_an_image_host_asks_for_holds_up_only_its_images(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def one_image_then_pages() -> None:
        world.status, world.retry_after = 503, 7200
        await world.fetch(pace, "https://images.kz/", own=False)
        world.status, world.retry_after = 200, None
        with pytest.raises(Postponed) as postponed:
            await world.fetch(pace, "https://images.kz/", own=False)
        assert postponed.value.until == datetime(2026, 4, 1, 14, 0, 0, 500000, tzinfo=UTC)
        await world.fetch(pace)

    crawl(pace, one_image_then_pages())
    assert [url for url, _ in world.sent] == ["https://images.kz/", EL_KZ]
    why = "it asks for that itself (HTTP status 503, Retry-After)"
    assert world.heard == ["images.kz slowed", f"images.kz left alone until 2026-04-01 19:00 (Asia/Almaty): {why}"]
    assert not world.ended


def test_a_host_in_trouble_is_asked_less_and_less(tmp_path: Path, world: World) -> None:
    world.status, world.seconds = 500, 0
    for crawls in range(8):
        pace = begin(tmp_path, world)
        crawl(pace, world.until_postponed(pace))
        assert len(world.ended) == crawls + 1
        world.now = max(world.now, world.ended[-1].until.timestamp())
    # Slowed down to 2 * 32 s, then 5 minutes, 10 and so on, to a day.
    assert world.pauses == [4, 8, 16, 32, 64, 300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 76800]
    # Well again: the first answers bring the pause down, a dozen of them close the matter.
    world.status = 200
    pace = begin(tmp_path, world)

    async def many() -> None:
        for _ in range(40):
            await world.fetch(pace)

    crawl(pace, many())
    assert world.pauses[-1] == 2
    assert PaceFile.open(tmp_path / "pace.db").host("el.kz").habit.trips == 0


def test_a_host_that_has_become_slow_is_asked_more_slowly_and_then_left_alone(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def slower_and_slower() -> None:
        for _ in range(20):
            await world.fetch(pace)
        assert not world.heard
        world.seconds = 3
        await world.fetch(pace)
        assert world.heard == ["el.kz slowed"]
        world.seconds = 30
        await world.until_postponed(pace)

    crawl(pace, slower_and_slower())
    assert world.ended[0].sentence.endswith("it has become slow (the last answer took 30.0 s).")


def test_with_429_and_no_time_a_host_is_left_alone_at_once(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def twice() -> None:
        world.status = 429
        await world.fetch(pace)
        world.status = 200
        await world.fetch(pace)

    crawl(pace, twice())
    assert world.pauses == [300.5]


def test_without_a_first_pause_nobody_is_left_alone(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world, replace(MANNER, rules=Rules(first_pause=0, longest_pause=0)))
    world.status = 500
    crawl(pace, *(world.fetch(pace) for _ in range(30)))
    assert len(world.sent) == 30


def test_a_budget_lasts_from_midnight_to_midnight_of_the_agency(tmp_path: Path, world: World) -> None:
    allowance = Allowance("Asia/Almaty", budget=3)
    midnight = datetime(2026, 4, 1, 19, tzinfo=UTC)
    for now, sent in ((NOON, 3), (NOON + 3600, 3), (midnight.timestamp(), 6)):
        world.now = now
        pace = begin(tmp_path, world, allowance=allowance)
        crawl(pace, world.until_postponed(pace))
        assert len(world.sent) == sent
    assert [closed.reason for closed in world.ended] == ["budget"] * 3
    assert [closed.until for closed in world.ended] == [midnight, midnight, datetime(2026, 4, 2, 19, tzinfo=UTC)]


def test_a_crawl_over_midnight_has_the_next_day_s_budget(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world, allowance=Allowance("Asia/Almaty", budget=2))

    async def over_midnight() -> None:
        await world.fetch(pace)
        await world.fetch(pace)
        world.now = datetime(2026, 4, 1, 19, 0, 1, tzinfo=UTC).timestamp()
        await world.fetch(pace)

    crawl(pace, over_midnight())
    assert len(world.sent) == 3
    file = PaceFile.open(tmp_path / "pace.db")
    assert (file.count("el_kz", "2026-04-01", 0), file.count("el_kz", "2026-04-02", 0)) == (2, 1)
    file.close()


def test_requests_are_counted_without_a_budget_too(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)
    crawl(pace, *(world.fetch(pace) for _ in range(3)))
    file = PaceFile.open(tmp_path / "pace.db")
    assert file.count("el_kz", "2026-04-01", 0) == 3
    file.close()


def test_a_crawl_ends_when_its_hours_do(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world, allowance=Allowance("Asia/Almaty", Hours(time(16), time(17, 1))))
    crawl(pace, world.until_postponed(pace))
    assert len(world.sent) == 24  # one minute, a request every two seconds and a half
    assert world.ended[0].until == datetime(2026, 4, 2, 11, tzinfo=UTC)


def test_a_stopped_crawl_does_not_wait(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def stopped() -> None:
        await world.fetch(pace)
        world.is_stopped = True
        with pytest.raises(Postponed):
            await world.fetch(pace)

    crawl(pace, stopped())


def test_a_time_from_a_wrong_clock_holds_nobody_up(tmp_path: Path, world: World) -> None:
    world.now += 10 * 365 * 86400
    first = begin(tmp_path, world)
    crawl(first, world.fetch(first))
    world.now = NOON
    second = begin(tmp_path, world)
    crawl(second, world.fetch(second))
    assert world.sent[-1] == (EL_KZ, NOON)


def test_a_file_that_cannot_be_written_ends_the_crawl_but_loses_no_answer(tmp_path: Path, world: World) -> None:
    pace = begin(tmp_path, world)

    async def disk_full() -> None:
        async with pace.turn(EL_KZ, own=True) as turn:
            pace.file.close()
            turn.answer = Answer(Outcome.ANSWERED, world.now, 0.1, 200)
        with pytest.raises(Postponed):
            await world.fetch(pace)

    crawl(pace, disk_full())
    assert [closed.reason for closed in world.ended] == ["pace_failed"]
    assert "the file of the pace can't be written" in world.ended[0].sentence
