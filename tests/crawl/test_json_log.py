"""With LOG_JSON every line on stderr is an event as JSON, the last one the summary; stdout stays empty."""

import json
from typing import TYPE_CHECKING, Any

from crawler.replica.server import Served

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.crawl.conftest import Crawled


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_crawl_logs_events_and_ends_with_its_summary(press: Served, crawl: "Callable[..., Crawled]") -> None:
    crawled = crawl("-a", f"site={press.url}", "-s", "LOG_JSON=1", "-s", "LOG_LEVEL=INFO")

    assert (crawled.exit_code, crawled.output) == (0, "")
    found = events(crawled.errors)
    *before, last = found
    assert last["summary"] == crawled.summary
    assert (last["level"], last["message"], last["agency"]) == ("info", "Crawl of el_kz ended: finished", "el_kz")
    begun = [one for one in before if one.get("agency") == "el_kz"]
    assert {"info", "warning"} <= {one["level"] for one in begun}
    assert "Мақала" not in crawled.errors or "\\u" not in crawled.errors
    assert {frozenset(one) >= {"time", "level", "logger", "message"} for one in found} == {True}


def test_a_crawl_that_reaches_nobody_says_so_in_json(crawl: "Callable[..., Crawled]") -> None:
    crawled = crawl("-a", "site=http://127.0.0.1:9", "-s", "LOG_JSON=1")

    last = events(crawled.errors)[-1]
    assert (crawled.exit_code, last["level"], last["summary"]["exit_code"]) == (1, "error", 1)
