"""A crawl of captures: the same rows as the crawl that made them, and no connection to anywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.replay.index import Index
from crawler.replica.records import Site
from crawler.replica.server import Served, serve
from tests.crawl.conftest import Crawled
from tests.crawl.test_law import rows

Crawl = Callable[..., Crawled]


def test_a_replayed_crawl_gives_the_rows_of_the_crawl_itself(site: Site, crawl: Crawl, tmp_path: Path) -> None:
    with serve(site, day=1) as press:
        crawled = crawl("-a", f"site={press.url}")
        assert crawled.exit_code == 0, crawled.output
    # The stand-in is gone: an answer can come from the captures only.
    replayed = crawl("-s", f"REPLAY={tmp_path / 'warc'}", archive=tmp_path / "replayed.db")

    assert replayed.exit_code == 0, replayed.output + replayed.errors
    was, now = rows(crawled.archive), rows(replayed.archive)
    # A page that came at the second or third try is replayed as it came then; what never came is asked for in vain.
    kept = {row["warc_offset"] for row in now["captures"]}
    tries = [row for row in was["captures"] if row["warc_offset"] not in kept]
    assert {row["url"] for row in tries if row["status"]} <= {row["url"] for row in now["captures"]}
    assert len(tries) < 12
    was["captures"] = [row for row in was["captures"] if row["warc_offset"] in kept]
    # What was never answered is not yet there for the one, and has failed for the other.
    for row in (*was["coverage"], *now["coverage"]):
        row["failed"], row["not_yet"] = 0, row["failed"] + row["not_yet"]
    assert now == was
    assert not list(tmp_path.glob("warc/**/*.open"))


def test_replaying_into_the_archive_that_has_the_captures_changes_nothing(
    site: Site, crawl: Crawl, tmp_path: Path
) -> None:
    with serve(site, day=1) as press:
        crawled = crawl("-a", f"site={press.url}")
    before = rows(crawled.archive)
    assert crawl("-s", f"REPLAY={tmp_path / 'warc'}").exit_code == 0
    assert rows(crawled.archive) == before


def test_pages_are_replayed_as_of_a_moment(press: Served, crawl: Crawl, tmp_path: Path) -> None:
    first = crawl("-a", f"site={press.url}")
    moment = max(row["fetched_at"] for row in rows(first.archive)["captures"])
    press.stand_in.day = 2
    crawl("-a", f"site={press.url}", archive=tmp_path / "second.db")

    crawl("-s", f"REPLAY={tmp_path / 'warc'}", "-s", f"REPLAY_AT={moment}", archive=tmp_path / "then.db")
    crawl("-s", f"REPLAY={tmp_path / 'warc'}", archive=tmp_path / "now.db")

    def headlines(archive: Path) -> set[tuple[str, str]]:
        return {(row["native_id"], row["headline"]) for row in rows(archive)["articles"] if not row["gone_at"]}

    assert headlines(tmp_path / "then.db") == headlines(first.archive)
    assert headlines(tmp_path / "now.db") == headlines(tmp_path / "second.db")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (("REPLAY=nowhere",), "there are no WARC files in nowhere"),
        (("REPLAY=nowhere", "REPLAY_AT=кеше"), "REPLAY_AT=кеше: write a day"),
    ],
)
def test_what_can_not_be_replayed_is_refused_in_a_sentence(
    crawl: Crawl, settings: tuple[str, ...], sentence: str
) -> None:
    refused = crawl(*(word for one in settings for word in ("-s", one)))
    assert refused.exit_code == 2
    assert sentence in refused.errors
    assert "Traceback" not in refused.errors


def test_files_without_an_index_are_read_themselves(press: Served, crawl: Crawl, tmp_path: Path) -> None:
    crawl("-a", f"site={press.url}", "-a", "limit=3")
    [warc] = (tmp_path / "warc").rglob("*.warc.gz")

    def found() -> list[tuple[int, bytes] | None]:
        index = Index([warc], lambda url, _: url)
        answers = [index.newest(f"{press.url}{path}") for path in ("/robots.txt", "/", "/nothing/")]
        index.close()
        return [(one.exchange.status, one.exchange.body) if one else None for one in answers]

    indexed = found()
    for index in warc.parent.glob("*.cdxj"):
        index.unlink()
    assert found() == indexed
    assert [one[0] if one else None for one in indexed] == [200, 200, None]
