"""What reaches a site: never two requests at once, never faster than allowed, also by retries and after restarts."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.crawl.conftest import ROOT, Crawled
from tests.crawl.watched import HTML, NO_ROBOTS, Reply, Script, list_page, press, watched

Crawl = Callable[..., Crawled]
DELAY = 0.1


def polite(site: str, *options: str) -> list[str]:
    return ["-a", f"site={site}", "-a", "edition=kk", "-s", f"DOWNLOAD_DELAY={DELAY}", *options]


def pace_of(crawled: Crawled) -> Path:
    return crawled.archive.parent / "pace.db"


def bumpy(path: str, times: int) -> Reply:
    """A site with everything that makes a crawler ask more often: redirects, errors, answers cut off."""
    match path:
        case "/robots.txt":
            return Reply(302, headers=(("Location", "/rules.txt"),))
        case "/rules.txt":
            return NO_ROBOTS
        case "/maqala_50001/":
            return Reply(301, headers=(("Location", "/zhana_50001/"),), seconds=0.05)
        case "/maqala_50002/" if times == 0:
            return Reply(500, b"", HTML)
        case "/maqala_50003/" if times == 0:
            return Reply(503, b"", (*HTML, ("Retry-After", "1")))
        case "/maqala_50004/" if times == 0:
            return Reply(200, b"<html><body><h1>", (*HTML, ("Content-Length", "9000")), parts=lambda: iter([b"<p>"]))
        case "/zhana_50001/":
            return press(5)("/maqala_50000/", 0)
    return press(5)(path, times)


def test_redirects_retries_and_robots_txt_wait_their_turn_and_so_does_the_next_crawl(crawl: Crawl) -> None:
    with watched(bumpy) as site:
        first = crawl(*polite(site.url))
        between = len(site.seen)
        second = crawl(*polite(site.url))
    assert between < len(site.seen)
    assert site.most == 1
    # At the site, from one beginning to the next; no request is sent before the answer to the one before it has come.
    assert min(site.pauses) >= DELAY
    assert site.paths[:3] == ["/robots.txt", "/rules.txt", "/"]
    assert (first.summary["failed"], second.summary["failed"]) == (0, 0)
    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output


def test_what_robots_txt_asks_for_holds_from_the_first_page_on_and_in_the_next_crawl(crawl: Crawl) -> None:
    robots = Reply(200, b"User-agent: *\nCrawl-delay: 0.1\nRequest-rate: 2/1\nDisallow: /maqala_50001/\n")
    with watched(press(3, robots)) as site:
        first = crawl("-a", f"site={site.url}", "-a", "edition=kk")
        second = crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert site.most == 1
    assert min(site.pauses) >= 0.5  # the longer of the two
    # Read once for both, as it is not a day old, and obeyed in both.
    assert site.paths.count("/robots.txt") == 1
    assert "/maqala_50001/" not in site.paths
    for crawled in (first, second):
        assert crawled.summary["refused"] == 1
        assert "1 request was not sent: robots.txt forbids it." in crawled.summary["notes"]


def test_a_robots_txt_of_yesterday_is_read_again(crawl: Crawl) -> None:
    with watched(press(1)) as site:
        first = crawl("-a", f"site={site.url}", "-a", "edition=kk")
        yesterday = (datetime.now(UTC) - timedelta(hours=24, minutes=1)).timestamp()
        with closing(sqlite3.connect(pace_of(first))) as pace:
            pace.execute("UPDATE robots SET fetched_at = ?", (yesterday,))
            pace.commit()
        crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert site.paths.count("/robots.txt") == 2


def test_with_a_robots_txt_that_cannot_be_had_nothing_is_fetched_and_it_is_said(crawl: Crawl) -> None:
    with watched(press(3, Reply(503))) as site:
        crawled = crawl("-a", f"site={site.url}")
    assert set(site.paths) == {"/robots.txt"}
    assert crawled.exit_code == 1
    assert crawled.summary["reason"] == "robots_unreachable"
    assert (
        f"{site.url}/robots.txt can't be had (HTTP status 503), so nothing may be fetched (RFC 9309)."
        in (crawled.summary["problems"])
    )
    assert "Traceback" not in crawled.errors


def test_a_copy_of_less_than_a_day_serves_while_robots_txt_cannot_be_had(crawl: Crawl) -> None:
    answers = [NO_ROBOTS]

    def script(path: str, times: int) -> Reply:
        return answers[0] if path == "/robots.txt" else press(1)(path, times)

    with watched(script) as site:
        first = crawl("-a", f"site={site.url}", "-a", "edition=kk")
        answers[0] = Reply(503)
        with closing(sqlite3.connect(pace_of(first))) as pace:
            pace.execute("UPDATE robots SET fetched_at = fetched_at - 84600")  # 23 and a half hours
            pace.commit()
        second = crawl("-a", f"site={site.url}", "-a", "edition=kk")
    assert site.paths.count("/robots.txt") == 1 + 3  # asked for again, and tried again
    assert second.exit_code == 0
    assert second.summary["articles"] == {"unchanged": 1}


def busy(retry_after: str) -> Script:
    """A site that answers the first three tries of one article with 429."""

    def script(path: str, times: int) -> Reply:
        if path == "/maqala_50001/" and times < 3:
            return Reply(429, b"", (*HTML, ("Retry-After", retry_after)))
        return press(3)(path, times)

    return script


def test_retry_after_is_waited_for_and_costs_no_page(crawl: Crawl) -> None:
    with watched(busy("1")) as site:
        crawled = crawl("-a", f"site={site.url}", "-a", "edition=kk", "-s", "RETRY_TIMES=1")
    refused = [place for place, path in enumerate(site.paths) if path == "/maqala_50001/"][:3]
    assert len(refused) == 3
    assert min(site.pauses[place] for place in refused) >= 1
    assert crawled.exit_code == 0
    assert crawled.summary["articles"] == {"new": 3}
    assert "3 requests were answered with «not now» (Retry-After), and asked again." in crawled.summary["notes"]


def test_a_long_retry_after_ends_the_crawl_and_holds_for_the_next_one(crawl: Crawl) -> None:
    later = (datetime.now(UTC) + timedelta(hours=5)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    with watched(busy(later)) as site:
        first = crawl("-a", f"site={site.url}", "-a", "edition=kk")
        asked = len(site.seen)
        second = crawl("-a", f"site={site.url}", "-a", "edition=kk")
        assert len(site.seen) == asked
    for crawled in (first, second):
        assert crawled.exit_code == 1
        assert crawled.summary["reason"] == "left_alone"
        assert crawled.summary["failed"] == 0
        (problem,) = crawled.summary["problems"]
        assert problem.startswith("127.0.0.1 is left alone until ")
        assert "HTTP status 429, Retry-After" in problem


def test_a_crawl_that_waits_can_be_stopped(crawl: Crawl, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "el_kz", "-a", "edition=kk", "-s", "DOWNLOAD_DELAY=0"]
    with watched(busy("500")) as site:
        own = ["-a", f"site={site.url}", "-s", f"ARCHIVE={tmp_path / 'archive.db'}"]
        waiting = subprocess.Popen([*command, *own], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        while len(site.seen) < 4:  # robots.txt, the list, an article, and the one that asks us to wait
            assert waiting.poll() is None
            time.sleep(0.05)
        waiting.send_signal(signal.SIGINT)
        output, _ = waiting.communicate(timeout=60)  # and not for the 500 seconds that it would have waited
        assert len(site.seen) <= 5
        assert "left for a later crawl" in output
        # The wait holds for the next crawl, too; what is shorter than LONGEST_WAIT is waited for, if nobody minds.
        again = crawl("-a", f"site={site.url}", "-a", "edition=kk", "-s", "LONGEST_WAIT=5")
    assert again.summary["reason"] == "left_alone"


def test_a_site_in_trouble_is_slowed_down_then_left_alone_and_longer_each_time(crawl: Crawl) -> None:
    def is_ill(path: str) -> bool:
        return path.startswith("/maqala") and path > "/maqala_50002/"

    def script(path: str, times: int) -> Reply:
        return Reply(502, b"", HTML) if is_ill(path) else press(12)(path, times)

    with watched(script) as site:
        crawled = crawl(*polite(site.url, "-s", "FIRST_PAUSE=2", "-s", "LONGEST_WAIT=3", "-s", "DOWNLOAD_DELAY=0.02"))
    ill = [place for place, path in enumerate(site.paths) if is_ill(path)]
    # 2, 4, 8, 16, 32 times as long; then left alone for 2 s; then once more asked, and 4 s are too long to wait for.
    pauses = [site.pauses[place] for place in ill[:-1]]
    assert [pause >= 0.02 * 2 ** (number + 1) for number, pause in enumerate(pauses[:5])] == [True] * 5, pauses
    assert len(ill) == 7
    assert pauses[5] >= 2
    assert crawled.exit_code == 1
    assert crawled.summary["reason"] == "left_alone"
    (problem,) = crawled.summary["problems"]
    assert "it is in trouble (most of the last requests failed, now with HTTP status 502)" in problem
    with closing(sqlite3.connect(pace_of(crawled))) as pace:
        assert pace.execute("SELECT host, trips FROM hosts").fetchall() == [("127.0.0.1", 2)]


def test_the_budget_of_a_day_is_kept_over_crawls_and_ends_them_in_peace(crawl: Crawl) -> None:
    with watched(press(6)) as site:
        first = crawl("-a", f"site={site.url}", "-a", "edition=kk", "-s", "DAILY_BUDGET=4")
        assert len(site.seen) == 4
        second = crawl("-a", f"site={site.url}", "-a", "edition=kk", "-s", "DAILY_BUDGET=4")
        assert len(site.seen) == 4
        third = crawl("-a", f"site={site.url}", "-a", "edition=kk", "-s", "DAILY_BUDGET=8")
        assert len(site.seen) == 8
    for crawled, budget in ((first, 4), (second, 4), (third, 8)):
        assert crawled.exit_code == 0, crawled.output
        assert crawled.summary["reason"] == "budget"
        assert not crawled.summary["complete"]
        assert any(note.startswith(f"The day's {budget} requests are used up") for note in crawled.summary["notes"])


def test_outside_of_its_hours_a_crawl_asks_nothing_and_says_so(crawl: Crawl) -> None:
    now = datetime.now(UTC) + timedelta(hours=5)  # Almaty's clock
    closed = f"{now + timedelta(hours=2):%H}:00-{now + timedelta(hours=3):%H}:00"
    with watched(press(1)) as site:
        crawled = crawl("-a", f"site={site.url}", "-s", f"HOURS={closed}")
    assert not site.seen
    assert crawled.exit_code == 0
    assert crawled.summary["reason"] == "hours"
    assert any(note.startswith(f"It is outside of the hours {closed}") for note in crawled.summary["notes"])


def test_hours_that_are_no_hours_are_said_so(crawl: Crawl) -> None:
    crawled = crawl("-a", "site=http://127.0.0.1:9", "-s", "HOURS=night")
    assert crawled.exit_code == 1
    assert "HOURS=night: write the hours as 22:00-06:00, in the agency's time" in crawled.summary["problems"]
    assert "Traceback" not in crawled.errors


def test_a_pace_file_of_something_else_is_refused(crawl: Crawl, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Бұл дерекқор емес.\n" * 100, "utf-8")
    with watched(press(1)) as site:
        crawled = crawl("-a", f"site={site.url}", "-s", f"PACE={notes}")
    assert not site.seen
    assert crawled.exit_code == 1
    assert "file is not a database" in crawled.summary["problems"][0]
    assert "Traceback" not in crawled.errors


def test_list_pages_that_are_left_for_later_are_no_problem(crawl: Crawl) -> None:
    def script(path: str, times: int) -> Reply:
        return list_page("/maqala_50000/", "/maqala_50001/") if path.startswith("/?page") else press(2)(path, times)

    with watched(script) as site:
        crawled = crawl("-a", f"site={site.url}", "-s", "DAILY_BUDGET=2")
    assert len(site.seen) == 2
    assert crawled.summary["problems"] == []
