"""Three days of the stand-in: the archive equals the manifest, each field of each article, nothing more or less."""

from collections.abc import Callable

import pytest

from crawler.replica.manifest import counts, manifest
from crawler.replica.records import Site
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled
from tests.crawl.stored import stored_articles


def counted(crawled: Crawled) -> dict[str, int]:
    return {name: crawled.summary["articles"].get(name, 0) for name in ("new", "revised", "unchanged", "gone")}


def expected_counts(site: Site, from_day: int | None, to_day: int) -> dict[str, int]:
    expected = counts(site, from_day, to_day)
    return {name: getattr(expected, name) for name in ("new", "revised", "unchanged", "gone")}


def test_the_archive_equals_the_manifest_on_every_day(
    site: Site, press: Served, crawl: Callable[..., Crawled], subtests: pytest.Subtests
) -> None:
    before: int | None = None
    for day in (1, 2, 3):
        press.stand_in.day = day
        crawled = crawl("-a", f"site={press.url}")
        assert crawled.exit_code == 0, crawled.output + crawled.errors
        stored = stored_articles(crawled.archive)
        expected = {(one.native_id, one.edition): one for one in manifest(site, day).articles}
        with subtests.test(msg="the same articles", day=day):
            assert stored.keys() == expected.keys()
        for key in stored.keys() & expected.keys():
            with subtests.test(msg="an article", day=day, article=key):
                assert stored[key] == expected[key]
        with subtests.test(msg="counts", day=day):
            assert counted(crawled) == expected_counts(site, before, day)
        before = day


def test_what_robots_txt_forbids_is_never_fetched(site: Site, press: Served, crawl: Callable[..., Crawled]) -> None:
    crawl("-a", f"site={press.url}", "-a", "limit=30")
    assert not [path for path in press.stand_in.requests if path.startswith(site.disallow)]
