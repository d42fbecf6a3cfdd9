"""In which order leased requests go out."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from crawler.frontier.buffer import LOW, SIZE, Buffer
from crawler.frontier.store import Leased


def leased(number: int, host: str = "el.kz", priority: int = 0, deaths: int = 0) -> Leased:
    return Leased(number, "", host, priority, deaths, is_alone=False, request="")


def taken(buffer: Buffer, under_way: Counter[str]) -> Leased:
    entry = buffer.first(under_way)
    assert entry is not None
    buffer.take(entry)
    return entry.leased


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2)), max_size=50))
def test_of_one_host_come_those_that_no_crawl_died_of_then_the_higher_priority_then_the_earlier(
    drawn: list[tuple[int, int]],
) -> None:
    buffer = Buffer()
    all_of_it = [leased(number, priority=priority, deaths=deaths) for number, (priority, deaths) in enumerate(drawn)]
    for one in all_of_it:
        buffer.add(one)
    expected = sorted(all_of_it, key=lambda one: (one.deaths, -one.priority, one.id))
    assert [taken(buffer, Counter()) for _ in drawn] == expected
    assert (len(buffer), buffer.first({})) == (0, None)


def test_the_host_with_the_fewest_requests_under_way_is_next() -> None:
    buffer, under_way = Buffer(), Counter[str]()
    for number in range(6):
        buffer.add(leased(number, "el.kz", priority=5))
    for number in range(6, 9):
        buffer.add(leased(number, "cdn.el.kz"))
    order = []
    for _ in range(9):
        one = taken(buffer, under_way)
        under_way[one.host] += 1
        order.append(one.host)
    assert order == ["el.kz", "cdn.el.kz"] * 3 + ["el.kz"] * 3


def test_a_further_try_goes_by_its_own_priority_and_keeps_its_request() -> None:
    buffer = Buffer()
    again = Request("https://el.kz/", priority=-1)
    buffer.add(leased(1), again)
    buffer.add(leased(2))
    assert taken(buffer, Counter()).id == 2
    entry = buffer.first({})
    assert entry is not None
    assert entry.request is again


def test_it_is_filled_up_when_it_is_low_and_for_what_comes_first() -> None:
    buffer = Buffer()
    assert buffer.room("el.kz") == SIZE
    for number in range(LOW):
        buffer.add(leased(number, priority=-2))
    assert buffer.room("el.kz") == 0
    assert buffer.room("other.kz") == SIZE
    assert buffer.room_before("el.kz", -2) == 0
    assert buffer.room_before("el.kz", -1) == SIZE
    for number in range(LOW, 2 * SIZE):
        buffer.add(leased(number, priority=-2))
    assert buffer.room_before("el.kz", -1) == 0, "never more than two fillings"


def test_what_is_above_a_priority_can_be_dropped() -> None:
    buffer = Buffer()
    for number, priority in enumerate((0, -3, -2, -4, 1)):
        buffer.add(leased(number, priority=priority))
    buffer.add(leased(9, "cdn.el.kz"))
    buffer.drop_above(-3)
    assert [taken(buffer, Counter()).id for _ in range(len(buffer))] == [1, 3]
