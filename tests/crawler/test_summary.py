"""What is made of Scrapy's statistics: figures, problems, exit code, and whether everything was seen."""

from typing import Any

import pytest

from archive.health import Finding
from crawler.summary import Summary, summarise

GOOD: dict[str, Any] = {
    "downloader/response_count": 14,
    "muragat/answers": 13,
    "muragat/articles/new": 9,
    "muragat/articles/revised": 1,
    "muragat/announced/list /": 10,
}


def summary(stats: dict[str, Any], reason: str = "finished", *, whole: bool = True) -> Summary:
    return summarise("el_kz", reason, 7.0, stats, most_changed=0.2, whole=whole)


def test_a_good_crawl_is_told_whole() -> None:
    assert summary(GOOD) == Summary(
        agency="el_kz",
        reason="finished",
        seconds=7.0,
        pages=14,
        articles={"new": 9, "revised": 1},
        announced={"list /": 10},
        complete=True,
    )
    assert (summary(GOOD).exit_code, summary(GOOD).saved) == (0, 10)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"muragat/answers": 0}, "The site could not be reached: no page answered."),
        ({"muragat/articles/new": 0, "muragat/articles/revised": 0}, "Nothing was found: no page was an article."),
        (
            {"muragat/problems": ("archive.db can't grow: the disk is full.",)},
            "archive.db can't grow: the disk is full.",
        ),
    ],
    ids=["unreachable", "no article", "a failed store"],
)
def test_what_went_wrong_is_a_sentence_and_a_non_zero_exit_code(change: dict[str, Any], problem: str) -> None:
    told = summary(GOOD | change)
    assert (told.problems, told.exit_code, told.complete) == ((problem,), 1, False)


LAYOUT = (
    "The layout of the site has changed: 5 of 15 article pages could not be read (10 could). "
    "Look closer with: scrapy probe el_kz URL"
)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            {"muragat/announced/list /ru/": 0, "muragat/examples/source/list /ru/": "https://el.kz/ru/"},
            Finding(
                "source",
                "list /ru/: announced no article. Look closer with: scrapy probe el_kz",
                "https://el.kz/ru/",
            ),
        ),
        ({"muragat/pages/changed": 5}, Finding("layout", LAYOUT)),
        ({"muragat/findings": (Finding("field", "views fell"),)}, Finding("field", "views fell")),
    ],
    ids=["a silent source", "a changed layout", "what was held against the crawls before"],
)
def test_what_changed_on_the_site_is_a_finding_and_exit_code_3(change: dict[str, Any], finding: Finding) -> None:
    told = summary(GOOD | change)
    assert (told.findings, told.problems, told.exit_code, told.complete) == ((finding,), (), 3, False)


def test_a_crawl_that_failed_exits_with_1_whatever_it_found() -> None:
    told = summary(GOOD | {"muragat/pages/changed": 5, "muragat/problems": ("The disk is full.",)})
    assert (len(told.findings), told.exit_code) == (1, 1)


def test_images_are_told_apart_from_pages_and_are_no_problem() -> None:
    told = summary(GOOD | {"muragat/images/captured": 4, "muragat/images/failed": 2, "muragat/answers/images": 5})
    assert (told.images, told.pages, told.failed) == ({"captured": 4, "failed": 2}, 9, 0)
    assert (told.problems, told.exit_code, told.complete) == ((), 0, True)


@pytest.mark.parametrize("change", [{"muragat/pages/changed": 2}, {"muragat/pages/not-article": 30}])
def test_a_few_bad_pages_are_no_problem(change: dict[str, Any]) -> None:
    assert summary(GOOD | change).problems == ()


@pytest.mark.parametrize(
    ("change", "reason", "whole"),
    [({"muragat/pages/failed": 1}, "finished", True), ({}, "limit", True), ({}, "finished", False)],
    ids=["a page failed", "a limit ended it", "it looked for a part only"],
)
def test_not_everything_was_seen(change: dict[str, Any], reason: str, whole: bool) -> None:  # noqa: FBT001 - a table
    told = summary(GOOD | change, reason, whole=whole)
    assert (told.complete, told.exit_code) == (False, 0)


def test_a_crawl_that_was_stopped_says_how_to_go_on() -> None:
    told = summary(GOOD, "shutdown")
    assert told.problems == ("The crawl was stopped before its end (shutdown); run it again to go on.",)


@pytest.mark.parametrize(
    ("asked", "answered", "problems"),
    [(0, 0, ()), (3, 3, ()), (3, 0, ("The site could not be reached: no page answered.",))],
    ids=["nothing was left", "only pictures were left", "the site is down"],
)
def test_a_crawl_that_goes_on_with_another_need_not_find_a_page(
    asked: int, answered: int, problems: tuple[str, ...]
) -> None:
    stats = {"muragat/goes-on": 1, "downloader/request_count": asked, "downloader/response_count": answered}
    assert summarise("el_kz", "finished", 1.0, stats, most_changed=0.2, whole=True).problems == problems
