"""Articles that nothing announces are found by their numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.numbers import Search, between
from tests.crawl.dated_site import Dated, dated_site
from tests.crawl.light_site import crawl_to_its_end
from tests.crawl.test_backfill import held

FIRST = date(2020, 1, 1)
MODULES = ("-s", "SPIDER_MODULES=tests.crawl.numbered_agency", "-s", "IMAGES=False", "-s", "FIRST_PAUSE=0")


@pytest.fixture
def dated() -> Iterator[Dated]:
    """Two years of four articles a day; a feed names two, and no list any."""
    with dated_site(first=FIRST, days=731, a_day=4) as site:
        site.path = "/news/{number}/"
        answer = site.answer

        def odd(path: str, _: int) -> tuple[int, str, str]:
            if path != "/rss.xml":
                return answer(path)
            links = "".join(
                f"<item><link>https://numbered.example/news/{one}/</link></item>" for one in (52_500, 52_530)
            )
            return 200, "application/rss+xml", f"<rss><channel>{links}</channel></rss>"

        site.site.odd = odd
        yield site


def crawl(dated: Dated, folder: Path, *arguments: str) -> set[int]:
    """The numbers that a crawl asked for."""
    assert crawl_to_its_end(dated.site, folder, *MODULES, *arguments, agency="numbered_kz") == 0
    return dated.asked()[0]


def test_numbers_between_known_ones_are_asked_for_and_those_that_are_none_once_only(
    dated: Dated, tmp_path: Path
) -> None:
    dated.count = 2521
    assert crawl(dated, tmp_path, "-a", "mode=new") == {2500, 2530}, "the archive was empty"
    assert crawl(dated, tmp_path, "-a", "mode=new") == set(range(2501, 2531))
    assert held(tmp_path) == set(range(2500, 2521))
    assert crawl(dated, tmp_path, "-a", "mode=new") == {2530}, "a feed still names it"


def test_the_numbers_of_a_range_of_days_are_searched_by_the_days_that_are_seen(dated: Dated, tmp_path: Path) -> None:
    crawl(dated, tmp_path, "-a", "mode=new")
    asked = crawl(dated, tmp_path, "-a", "since=2020-03-01", "-a", "until=2020-03-05")
    wanted = dated.numbers(date(2020, 3, 1), date(2020, 3, 5))
    assert held(tmp_path) == wanted | {2500, 2530}
    assert len(asked) < 80


TRUTH = {number: FIRST + timedelta(days=number // 4) for number in range(10_000)}


@pytest.mark.parametrize("holes", [frozenset(), frozenset(range(0, 10_000, 3)), frozenset(range(0, 10_000, 2))])
@pytest.mark.parametrize(
    ("known", "since", "until"),
    [
        ([9_990], 0, 5),
        ([9_990], 1_000, 1_100),
        ([10, 9_990], 1_000, 1_001),
        ([10, 4_100, 9_990], 1_000, 1_100),
        ([10], 0, 5),
        ([500, 600], 130, 140),
    ],
)
def test_a_search_ends_with_all_numbers_of_the_days(
    known: list[int], since: int, until: int, holes: frozenset[int]
) -> None:
    first, last = FIRST + timedelta(days=since), FIRST + timedelta(days=until)
    search = Search.begin([(number, TRUTH[number]) for number in known], 0, first, last)
    assert search is not None
    asked = 0
    while (number := search.number) is not None:
        asked += 1
        search = search.saw(None if number in holes else TRUTH[number])
    low, high = search.found
    wanted = {number for number, day in TRUTH.items() if first <= day <= last and number <= max(known)}
    assert wanted <= set(range(low, high + 1))
    assert asked <= 60
    assert high - low <= len(wanted) + 2 * 17


def test_no_search_without_any_day() -> None:
    assert Search.begin([(5, None)], 0, FIRST, FIRST) is None


def test_between_numbers_that_are_far_apart_is_nothing() -> None:
    assert list(between([48_505, 48_508, 400_045_726], 48_505, 400_045_726)) == [48_507, 48_506]
