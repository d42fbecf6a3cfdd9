"""What a crawl can be asked for, each seen in what it fetched and stored; and what it refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.replica.manifest import ExpectedArticle, manifest
from crawler.replica.records import Site
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled
from tests.crawl.stored import stored_articles

Crawl = Callable[..., Crawled]


def wanted(site: Site, condition: Callable[[ExpectedArticle], bool]) -> set[str]:
    """The native ids of the articles of day 1 that meet a condition."""
    return {one.native_id for one in manifest(site, 1).articles if condition(one)}


def stored_ids(crawled: Crawled) -> set[str]:
    return {native_id for native_id, _ in stored_articles(crawled.archive)}


def test_since_and_until_are_days_of_publication(site: Site, press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "since=2024-02-01", "-a", "until=2024-12-31")
    inside = wanted(site, lambda one: "2024-02-01" <= (one.date_published or "")[:10] <= "2024-12-31")
    undated = wanted(site, lambda one: one.date_published is None)
    assert inside
    assert stored_ids(crawled) - undated == inside


def test_since_stops_paging_where_the_list_gets_older_and_says_so(site: Site, press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "since=2026-03-01")
    older = wanted(site, lambda one: (one.date_published or "9999") < "2026-03-01")
    assert crawled.exit_code == 0
    assert any("older than 2026-03-01" in note for note in crawled.summary["notes"])
    fetched = {path.rstrip("/").rpartition("_")[2] for path in press.stand_in.requests}
    assert len(older & fetched) < len(older) / 2, "only those that a sidebar names without their days"


def test_a_section_is_the_only_one_that_is_stored(site: Site, press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "section=Спорт")
    assert stored_ids(crawled) == wanted(site, lambda one: one.article_section == "Спорт")


def test_an_edition_is_the_only_one_that_is_fetched(site: Site, press: Served, crawl: Crawl) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", "edition=ru")
    assert stored_ids(crawled) == wanted(site, lambda one: one.edition == "ru")
    assert "/" not in press.stand_in.requests


@pytest.mark.parametrize("limit", [1, 7])
def test_a_limit_is_kept_exactly(press: Served, crawl: Crawl, limit: int) -> None:
    crawled = crawl("-a", f"site={press.url}", "-a", f"limit={limit}")
    assert (crawled.exit_code, len(stored_ids(crawled)), crawled.summary["reason"]) == (0, limit, "limit")


def test_one_address_fetches_one_article(site: Site, press: Served, crawl: Crawl) -> None:
    article = manifest(site, 1).articles[5]
    crawled = crawl("-a", f"site={press.url}", "-a", f"url={article.url}?utm_source=tg")
    assert (crawled.exit_code, stored_ids(crawled)) == (0, {article.native_id})
    assert crawled.summary["pages"] == 2, "robots.txt and the article"


def test_a_file_of_addresses_fetches_these(site: Site, press: Served, crawl: Crawl, tmp_path: Path) -> None:
    articles = manifest(site, 1).articles[3:6]
    addresses = tmp_path / "addresses.txt"
    addresses.write_text("# three\n" + "\n".join(one.url for one in articles) + "\n", "utf-8")
    crawled = crawl("-a", f"site={press.url}", "-a", f"url={addresses}")
    assert stored_ids(crawled) == {one.native_id for one in articles}


@pytest.mark.parametrize(
    ("argument", "sentence"),
    [
        ("since=yesterday", "since=yesterday: not a day; write it as YYYY-MM-DD"),
        ("until=2024-02-30", "until=2024-02-30: not a day"),
        ("limit=0", "limit=0: not a number of articles"),
        ("limit=many", "limit=many: not a number of articles"),
        ("edition=en", "edition=en: this agency has kk and ru"),
        ("url=/nowhere", "url=/nowhere: neither an address (https://…) nor a readable file"),
        ("site=example", "site=example: not a base address"),
        ("page=2", "unknown argument 'page'; there are: since, until, section, edition, limit, url, site, mode"),
    ],
)
def test_a_wrong_argument_is_refused_with_a_sentence(crawl: Crawl, argument: str, sentence: str) -> None:
    crawled = crawl("-a", argument)
    assert crawled.exit_code == 2
    assert sentence in crawled.errors
    assert "Traceback" not in crawled.errors


def test_an_unknown_agency_is_refused_with_the_known_ones(crawl: Crawl) -> None:
    crawled = crawl(agency="el_kzz")
    assert (crawled.exit_code, "there is no agency 'el_kzz'; there are: " in crawled.errors) == (2, True)
    assert "el_kz" in crawled.errors
