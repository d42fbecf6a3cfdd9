"""Finding the page at which the articles of a day begin."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from crawler.seek import Seek, middle_day

NEWEST = date(2026, 4, 6)


def evenly(page: int) -> date:
    """Five pages a day."""
    return NEWEST - timedelta(days=page // 5)


def seldom(page: int) -> date:
    """A page a week."""
    return NEWEST - timedelta(days=page * 7)


def ever_less(page: int) -> date:
    """The agency published less and less the farther back."""
    return NEWEST - timedelta(days=round(page**1.5 / 40))


def found(day_of: Callable[[int], date], pages: int, target: date) -> tuple[int, int]:
    """The page at which the walk begins, and how many pages were looked at."""
    seek, looks = Seek.begin(target, 1, day_of(1)), 0
    while (page := seek.next()) is not None:
        looks += 1
        seek = seek.saw(page, day_of(page) if page <= pages else None, is_end=page > pages)
    return seek.low, looks


@pytest.mark.parametrize("pages", [40, 900, 20_000])
@pytest.mark.parametrize("day_of", [evenly, seldom, ever_less])
@pytest.mark.parametrize("back", [8, 30, 365, 2000, 40_000])
def test_the_page_found_is_just_above_the_day_and_few_were_looked_at(
    day_of: Callable[[int], date], pages: int, back: int
) -> None:
    target = NEWEST - timedelta(days=back)
    low, looks = found(day_of, pages, target)
    first = next((page for page in range(1, pages + 1) if day_of(page) <= target), pages + 1)
    assert low < first, "the page begins above the day"
    assert first - low <= 3 or (day_of(low) - target).days <= 1
    assert looks <= 18


def test_a_page_whose_days_cannot_be_read_ends_the_search_at_its_start() -> None:
    seek = Seek.begin(date(2022, 1, 1), 1, NEWEST).saw(8, date(2026, 4, 1)).saw(90, None)
    assert (seek.next(), seek.low) == (None, 1)


def test_a_list_that_never_gets_older_is_not_looked_at_for_ever() -> None:
    low, looks = found(lambda _: NEWEST, 10**12, date(2022, 1, 1))
    assert looks == 24
    assert low > 1


@pytest.mark.parametrize(
    ("days", "middle"),
    [([], None), ([NEWEST], NEWEST), ([date(2010, 1, 1), NEWEST, NEWEST - timedelta(days=1)], date(2026, 4, 5))],
)
def test_the_middle_day_is_that_of_the_page(days: Sequence[date], middle: date | None) -> None:
    assert middle_day(days) == middle
