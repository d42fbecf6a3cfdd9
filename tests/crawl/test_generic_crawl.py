"""`scrapy crawl generic` on a stand-in of which nothing is known: articles, and the draft of a file that reads them."""

from collections.abc import Callable

from crawler.replica.manifest import manifest
from crawler.replica.records import Site
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled
from tests.crawl.stored import stored_articles


def test_a_site_without_a_file_is_read_and_a_file_is_drafted(
    site: Site, press: Served, crawl: Callable[..., Crawled]
) -> None:
    crawled = crawl("-a", f"site={press.url}", "-s", "IMAGES=False", "-s", "FIRST_PAUSE=0", agency="generic")
    assert crawled.exit_code == 0, crawled.output + crawled.errors
    agency = crawled.summary["agency"]
    assert (agency.startswith("generic_"), crawled.summary["verified"]) == (True, "unverified")
    stored = {key: one.headline for key, one in stored_articles(crawled.archive, agency).items()}
    truth = {(one.native_id, one.edition): one.headline for one in manifest(site, 1).articles}
    assert len(stored) >= site.page_size
    assert stored == {key: truth[key] for key in stored}
    drafts = list((crawled.archive.parent / "drafts").glob("*.py"))
    assert len(drafts) == 1
    assert str(drafts[0]) in crawled.output
    compile(drafts[0].read_text("utf-8"), drafts[0].name, "exec")


def test_without_a_site_it_says_what_it_wants(crawl: Callable[..., Crawled]) -> None:
    crawled = crawl(agency="generic")
    assert crawled.exit_code == 2
    assert "say which site" in crawled.output + crawled.errors
