"""Drives the soak: an hour after the other, a crawl in each, killed where it is to be. Judges nothing."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from tests.soak.process import Crawler, CrawlError, Ended
from tests.soak.stand_in import Said, StandIn, serving
from tests.soak.story import BEGIN, Press, press
from tests.soak.trouble import Bad, Kill, kill

PATIENCE = 120.0
"""Seconds of real time after which a crawl counts as hanging."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a soak is made of; equal plans give equal stories, troubles and wishes to kill."""

    seed: int = 1
    days: int = 30
    a_day: tuple[int, int] = (3, 6)
    """New articles a day, the least and the most."""
    kills: float = 0.1
    """The share of crawls that are to be killed, were they long enough."""


@dataclass(frozen=True, slots=True)
class Crawl:
    """What became of one hour's crawl; `ended` is None when it was killed."""

    hour: int
    ended: Ended | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Soaked:
    """A soak that has run: what was served, to whom, and where the archive is."""

    plan: Plan
    press: Press
    url: str
    crawls: tuple[Crawl, ...]
    said: tuple[Said, ...]
    folder: Path
    most_at_once: int
    """Requests that the server had under way together."""

    @property
    def archive(self) -> Path:
        """The archive that was made."""
        return self.folder / "archive.db"

    def moment(self, hour: int) -> datetime:
        """The beginning of an hour, aware."""
        return begin_of(self.press, hour)


def begin_of(story: Press, hour: int) -> datetime:
    """The beginning of an hour of the press, aware."""
    return story.site.moment(BEGIN + timedelta(hours=hour))


def settings_of(archive: Path) -> dict[str, object]:
    """What differs from the defaults of `scrapy crawl el_kz`, and why."""
    return {
        "ARCHIVE": str(archive),
        "IMAGES": False,  # drawing pictures is half of the stand-in's work, and nothing here is about them
        "DOWNLOAD_DELAY": 0,  # thirty days in minutes; all of the pace's code runs nevertheless
        "FIRST_PAUSE": 0,  # pauses of minutes would have to be waited for; Retry-After is heeded
        "DOWNLOAD_TIMEOUT": 2,  # a server that never answers has to be waited for,
        "RETRY_TIMES": 2,  # and one that fails for hours is asked ever more slowly
        "LOG_LEVEL": "ERROR",
    }


def soak(plan: Plan, folder: Path, advance: Callable[[Crawl, int], None]) -> Soaked:
    """Runs it into an empty folder; `advance` is told each crawl that ended and how many requests it made.

    Raises CrawlError when a crawl hangs or breaks down.
    """
    story = press(plan.seed, plan.days, plan.a_day)
    stand_in = StandIn(story, Bad(plan.seed, story.hours))
    crawls: list[Crawl] = []
    with serving(stand_in), ExitStack() as processes:

        def begun() -> Crawler:
            crawler = Crawler(stand_in.url, settings_of(folder / "archive.db"), folder / "said")
            processes.callback(crawler.close)
            return crawler

        crawler, spare = begun(), begun()
        for hour in range(story.hours):
            requests = len(stand_in.said)
            stand_in.begin(hour)
            # The last one is left alone: what a killed crawl leaves is put in order by the next.
            end = kill(plan.seed, hour, plan.kills) if hour + 1 < story.hours else None
            crawl = _crawl(crawler, stand_in, hour, end)
            if crawl.ended is None:
                crawler, spare = spare, begun()  # it gets ready while the other one crawls
            crawls.append(crawl)
            advance(crawl, len(stand_in.said) - requests)
        stand_in.begin(0)
    return Soaked(plan, story, stand_in.url, tuple(crawls), tuple(stand_in.said), folder, stand_in.most_at_once)


def _crawl(crawler: Crawler, stand_in: StandIn, hour: int, end: Kill | None) -> Crawl:
    # Some minutes after the hour, as a timer that isn't exact.
    at = begin_of(stand_in.press, hour) + timedelta(minutes=7 * hour % 20, seconds=hour % 60)
    timers: list[threading.Timer] = []

    def asked(number: int) -> None:
        if end is not None and number == end.requests:
            timers.append(threading.Timer(end.seconds, crawler.kill))
            timers[0].start()

    stand_in.asked = asked
    began = monotonic()
    asked(0)
    try:
        ended = crawler.crawl(at, PATIENCE)
    finally:
        for timer in timers:
            timer.cancel()
            timer.join()
    if ended is None and not timers:
        raise CrawlError(f"the crawl of hour {hour} was killed, and not by the soak")
    return Crawl(hour, ended, monotonic() - began)
