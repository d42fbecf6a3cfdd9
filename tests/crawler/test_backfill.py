"""Which days a walk through a list has passed."""

from datetime import UTC, date, datetime

from crawler.backfill import Range, Span, before, open_spans
from crawler.sources import DateArchive, Feed, ListPages, SourcePage
from crawler.walk import Walk

BEGAN = datetime(2026, 4, 6, 12, tzinfo=UTC)


def day(number: int) -> date:
    return date(2022, 1, number)


def span(first: int, last: int) -> Span:
    return Span(day(first), day(last))


WANTED = (span(20, 25), span(5, 10))


def walk(number: int = 1, range_: Range = Range(WANTED, BEGAN)) -> Walk:  # noqa: B008 - frozen
    return Walk("list /", ListPages("/").at(SourcePage("/"), number), range=range_)


def test_days_above_the_newest_article_of_a_page_have_been_passed() -> None:
    source = ListPages("/")
    passed, first = walk().passed(source, [day(28), day(27)], is_end=False)
    assert passed == ()
    passed, second = first.passed(source, [day(23), day(2), day(22)], is_end=False)
    assert passed == (span(24, 25),), "a pinned old article changes nothing"
    passed, third = second.passed(source, [day(7)], is_end=False)
    assert passed == (span(20, 23), span(8, 10))
    assert third.range is not None
    assert third.range.spans == (span(5, 7),)


def test_a_walk_that_begins_in_the_middle_of_a_day_does_not_tell_of_it() -> None:
    passed, left = walk(9).passed(ListPages("/"), [day(23), day(22)], is_end=False)
    assert passed == ()
    assert left.range is not None
    assert left.range.spans == (span(20, 22), span(5, 10))


def test_the_end_of_a_list_tells_of_the_days_down_to_its_oldest_article_only() -> None:
    source = ListPages("/")
    _, last = walk().passed(source, [day(24), day(8)], is_end=False)
    passed, _ = last.passed(source, [], is_end=True)
    assert passed == (span(20, 24), span(8, 10))


def test_an_archive_of_days_tells_of_them_when_it_is_walked_to_its_end() -> None:
    source = DateArchive("/archive/{day:%Y/%m}", step="month")
    of_month = Walk(source.name, SourcePage("/archive/2022/01", days=(day(8), day(31))), range=Range(WANTED, BEGAN))
    assert of_month.passed(source, [day(9)], is_end=False)[0] == ()
    assert of_month.passed(source, [], is_end=True)[0] == (span(20, 25), span(8, 10))


def test_what_is_not_all_fetched_is_not_marked_and_a_feed_marks_nothing() -> None:
    unmarked = Range(WANTED, BEGAN, marks=False)
    assert walk(range_=unmarked).passed(ListPages("/"), [day(1)], is_end=False)[0] == ()
    assert walk().passed(Feed("/rss"), [day(1)], is_end=True)[0] == ()


def test_what_is_wanted_is_in_a_span_or_of_an_unknown_day() -> None:
    wants = Range(WANTED, BEGAN).wants_day
    assert [wants(one) for one in (None, day(4), day(5), day(10), day(11), day(25), day(26))] == [
        *(True, False, True, True, False, True, False)
    ]


def test_spans_of_a_range_that_is_done_or_empty_are_none() -> None:
    assert open_spans(day(1), day(3), {day(1), day(2), day(3)}) == ()
    assert open_spans(day(3), day(1), set()) == ()
    assert before(WANTED, day(5)) == ()
