"""What is said of a crawl against those before it, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive.health import Finding, Pace, Seen
from crawler.health.findings import findings

NOW = datetime(2026, 4, 6, 12, tzinfo=UTC)
OLD, NEW = "html/body/div/h1 html/body/div", "html/body/main/h1 html/body/main/section"
URL = "https://el.kz/maqala_1/"
BEFORE = Seen(
    200,
    {"headline": 200, "views": 180, "authors": 60, "date_published": 200},
    {OLD: 200},
    {"list /": 300, "feed /rss": 0},
)


def seen(pages: int, **changes: object) -> Seen:
    """A crawl of so many pages that are as those before were."""
    usual = {
        "fields": {"headline": pages, "views": round(pages * 0.9), "authors": 0, "date_published": pages},
        "structures": {OLD: pages},
        "sources": {"list /": 20, "feed /rss": 0},
    }
    return Seen(pages, **{**usual, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "now",
    [
        seen(20),
        seen(0, fields={}, structures={}),
        seen(9, fields={}, structures={NEW: 9}),
        seen(20, structures={OLD: 10, NEW: 10}),
        seen(20, fields={"headline": 20, "views": 13, "date_published": 20}),
        seen(10, fields={"headline": 10, "views": 7, "date_published": 10}),
    ],
    ids=["as ever", "nothing read", "too few pages", "half of each", "a little less", "few, and a little less"],
)
def test_a_crawl_like_the_others_gives_no_finding(now: Seen) -> None:
    assert findings("el_kz", now, BEFORE, at=NOW) == ()


def test_a_field_that_fell_is_named_with_an_address() -> None:
    now = seen(20, fields={"headline": 20, "views": 2, "date_published": 20}, examples={"field views": URL})
    assert findings("el_kz", now, BEFORE, at=NOW) == (
        Finding(
            "field",
            f"views was found on 10% of the pages, before on 90%. Look closer with: scrapy probe el_kz {URL}",
            URL,
        ),
    )


def test_a_structure_that_took_over_is_named_with_two_commands() -> None:
    now = seen(20, structures={OLD: 5, NEW: 15}, examples={f"structure {NEW}": URL})
    assert findings("el_kz", now, BEFORE, at=NOW) == (
        Finding(
            "structure",
            f"The pages are built in another way: 15 pages of 20 as none before ({NEW}). Look closer with: scrapy "
            f"probe el_kz {URL}, and keep it with: scrapy fixture el_kz {URL}",
            URL,
        ),
    )


@pytest.mark.parametrize(("sources", "said"), [({"list /": 0}, ["source"]), ({"list /": 1}, []), ({}, [])])
def test_a_source_that_announces_nothing_any_more_is_named(sources: dict[str, int], said: list[str]) -> None:
    now = replace(seen(20, sources=sources), examples={"source list /": "https://el.kz/"})
    found = findings("el_kz", now, BEFORE, at=NOW)
    assert [one.kind for one in found] == said
    assert [one.example for one in found] == ["https://el.kz/"] * len(said)
    assert [one.sentence.rpartition(". ")[2] for one in found] == ["Look closer with: scrapy probe el_kz"] * len(said)
    assert [one.sentence.partition(";")[0] for one in found] == ["list / announces no article any more"] * len(said)


def test_one_challenge_is_enough_and_needs_no_crawl_before() -> None:
    now = Seen(challenges={"Cloudflare": 1}, examples={"challenge Cloudflare": URL})
    assert findings("el_kz", now, Seen(), at=NOW) == (
        Finding(
            "challenge",
            "Cloudflare stands before the site: 1 page asked whether we are a person, and no article was made of them. "
            f"Look closer with: scrapy probe el_kz {URL}",
            URL,
        ),
    )


@pytest.mark.parametrize(
    ("silent", "pause", "said"),
    [
        (timedelta(hours=11), timedelta(hours=1), ""),
        (
            timedelta(hours=13),
            timedelta(hours=1),
            "No new article for 13 hours; the longest pause of late was 60 minutes.",
        ),
        (timedelta(days=3), timedelta(days=2), ""),
        (timedelta(days=5), timedelta(days=2), "No new article for 5 days; the longest pause of late was 2 days."),
    ],
    ids=["half a day", "longer than half a day", "a long weekend", "longer than any"],
)
def test_silence_is_measured_by_the_agencys_own_habit(silent: timedelta, pause: timedelta, said: str) -> None:
    found = findings("el_kz", seen(20), BEFORE, at=NOW, pace=Pace(NOW - silent, pause, URL))
    told = Finding("silence", f"{said} Look closer with: scrapy probe el_kz", URL)
    assert found == (told,) * bool(said)


def test_crawls_count_together() -> None:
    one = Seen(3, {"views": 2}, {OLD: 3}, {"list /": 5}, {"Qrator": 1}, {"views lines": 2}, {"challenge Qrator": URL})
    assert Seen.together([one, one]) == Seen(
        6,
        {"views": 4},
        {OLD: 6},
        {"list /": 10},
        {"Qrator": 2},
        {"views lines": 4},
        {"challenge Qrator": URL},
    )
