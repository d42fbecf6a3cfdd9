"""The walk through a list's pages: what is new on each, and when it is over."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from crawler.addresses import ArticleAddress
from crawler.sources import Announced, ListPages, SourcePage
from crawler.walk import Walk, day_of

NOW = datetime(2024, 3, 10, 12, 0, tzinfo=UTC)
ZONE = "Asia/Almaty"
SINCE = date(2024, 3, 1)


def one(number: int, shown: str = "", edition: str = "kk-Cyrl", slug: str = "a") -> Announced:
    return Announced(ArticleAddress(str(number), edition, f"https://el.kz/{slug}_{number}/"), shown)


def end(fresh: Sequence[Announced], since: date | None = None, *, known: Sequence[Announced] = ()) -> str:
    return Walk("list /", SourcePage("/")).end(
        fresh, since, ZONE, NOW, lambda fresh: all(article in known for article in fresh)
    )


def test_what_the_page_before_announced_is_not_fresh_whatever_its_slug() -> None:
    following = ListPages("/").after(SourcePage("/"))
    assert following == SourcePage("/?page=2", 2, "/")
    second = Walk("list /", SourcePage("/")).to(following, [one(50001), one(50002)])
    assert second == Walk("list /", following, frozenset({("50001", "kk-Cyrl"), ("50002", "kk-Cyrl")}))
    page = [one(50001, slug="b"), one(50002, edition="ru"), one(50003)]
    assert second.fresh(page) == [one(50002, edition="ru"), one(50003)]


@pytest.mark.parametrize(
    ("fresh", "since", "known", "sentence"),
    [
        ([], None, [], "nothing new on this page, the list is at its end."),
        ([one(1)], None, [], ""),
        ([one(1), one(2)], None, [one(1)], ""),
        ([one(1)], None, [one(1)], "everything on this page is in the archive, so paging stops."),
        ([one(1)], SINCE, [one(1)], ""),
        ([one(1, "29.02.2024 22:59")], SINCE, [], "the list is older than 2024-03-01 from here on, so paging stops."),
        ([one(1, "01.03.2024 00:00")], SINCE, [], ""),
        ([one(1, "29.02.2024"), one(2, "01.03.2024")], SINCE, [], ""),
        ([one(1, "29.02.2024"), one(2)], SINCE, [], "the list is older than 2024-03-01 from here on, so paging stops."),
        ([one(1, "кеше емес"), one(2)], SINCE, [], ""),
    ],
    ids=[
        "nothing fresh",
        "fresh",
        "one of two known",
        "all known",
        "since walks over known ones",
        "older",
        "the first day itself",
        "one of two older",
        "the dated one is older",
        "no day can be read",
    ],
)
def test_a_walk_ends_with_a_reason(
    fresh: Sequence[Announced], since: date | None, known: Sequence[Announced], sentence: str
) -> None:
    assert end(fresh, since, known=known) == sentence


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("13.01.2023 18:19", date(2023, 1, 13)),
        ("2024-02-29T20:30:00Z", date(2024, 3, 1)),
        ("бүгін 09:00", date(2024, 3, 10)),
        ("", None),
        ("көп ұзамай", None),
    ],
    ids=["numbers", "next day in the agency's zone", "relative", "nothing", "unreadable"],
)
def test_the_day_is_the_one_in_the_agencys_zone(shown: str, day: date | None) -> None:
    assert day_of(one(1, shown), ZONE, NOW) == day
