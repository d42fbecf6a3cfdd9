"""robots.txt by RFC 9309."""

import pytest

from crawler.polite.robots import Fetched, RobotsUnreachableError, rules_of

DAY = 24 * 3600
FORBIDDING = b"User-agent: *\nDisallow: /\n"
PAGE = "https://el.kz/a_1/"


@pytest.mark.parametrize("status", [301, 401, 403, 404, 410])
def test_without_a_file_everything_is_allowed(status: int) -> None:
    assert rules_of(Fetched(0, status, FORBIDDING), "Muragat").allows(PAGE)


@pytest.mark.parametrize("status", [200, 203])
def test_a_file_is_obeyed(status: int) -> None:
    assert not rules_of(Fetched(0, status, FORBIDDING), "Muragat").allows(PAGE)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
def test_a_server_in_trouble_allows_nothing(status: int) -> None:
    with pytest.raises(RobotsUnreachableError, match=f"HTTP status {status}"):
        rules_of(Fetched(0, status, b"User-agent: *\nAllow: /\n"), "Muragat")


DELAYS = [
    ("User-agent: *\nCrawl-delay: 4", 4),
    ("User-agent: *\nCrawl-delay: 0.5", 0.5),
    ("User-agent: *\nRequest-rate: 1/10", 10),
    ("User-agent: *\nRequest-rate: 2/1", 0.5),
    ("User-agent: *\nRequest-rate: 10/1m", 6),
    ("User-agent: *\nCrawl-delay: 4\nRequest-rate: 1/10", 10),
    ("User-agent: *\nCrawl-delay: 40\nRequest-rate: 1/10", 40),
    ("User-agent: Muragat\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 40", 7),
    ("User-agent: other\nCrawl-delay: 7", 0),
    ("User-agent: *\nCrawl-delay: soon\nRequest-rate: often", 0),
    ("User-agent: *\nRequest-rate: 0/10", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "delay"), DELAYS)
def test_the_pause_that_a_site_asks_for(text: str, delay: float) -> None:
    assert rules_of(Fetched(0, 200, text.encode()), "Muragat").delay == delay


def test_what_stands_behind_the_first_500_kib_is_left() -> None:
    body = b"#" * 500 * 1024 + b"\n" + FORBIDDING
    assert rules_of(Fetched(0, 200, body), "Muragat").allows(PAGE)


def test_a_byte_order_mark_and_broken_letters_are_no_reason_to_disobey() -> None:
    body = b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\xff\nDisallow: /\n"
    assert not rules_of(Fetched(0, 200, body), "Muragat").allows(PAGE)


def test_a_copy_is_renewed_before_it_is_a_day_old_and_used_no_longer() -> None:
    copy = Fetched(1000, 200, b"")
    ages = (0, 22.9 * 3600, 23.1 * 3600, DAY - 1, DAY, -5)
    assert [(copy.fresh(1000 + age), copy.usable(1000 + age)) for age in ages] == [
        (True, True),
        (True, True),
        (False, True),
        (False, True),
        (False, False),
        (False, False),
    ]
