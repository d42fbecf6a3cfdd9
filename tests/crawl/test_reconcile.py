"""`muragat reconcile`: what was announced and never answered, whatever the frontier and the archives say."""

from pathlib import Path

from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.crawl.light_site import article_path, crawl_to_its_end, light_site
from tests.crawl.test_frontier import begun

ARTICLES = 30


def test_what_was_announced_and_not_fetched_is_found_and_can_be_fetched(tmp_path: Path) -> None:
    with light_site(ARTICLES) as site:
        site.odd = lambda path, _: (503, "text/html", "") if path == article_path(3) else None
        # In memory, as in a frontier that has lost all it knew.
        assert crawl_to_its_end(site, tmp_path, "-a", "limit=12", "-s", "FRONTIER=", "-s", "RETRY_TIMES=0") == 0
        first = CliRunner().invoke(main, ["reconcile", str(tmp_path / "warc"), "--write", str(tmp_path / "missing")])
        missing = (tmp_path / "missing").read_text("utf-8").splitlines()
        assert (first.exit_code, len(missing)) == (
            1,
            ARTICLES - sum(site.requests[one] > 0 for one in site.paths()) + 1,
        )
        assert f"https://el.kz{article_path(3)}" in missing, "an error of the server is no answer"
        said = (
            f"el_kz: {ARTICLES} articles announced, {ARTICLES - len(missing)} of them answered, {len(missing)} missing."
        )
        assert first.output.splitlines()[0] == said

        site.odd = lambda _path, _time: None
        assert crawl_to_its_end(site, tmp_path, "-a", f"url={tmp_path / 'missing'}", "-s", "FRONTIER=") == 0
        again = CliRunner().invoke(main, ["reconcile", str(tmp_path / "warc")])
        assert (again.exit_code, again.output) == (
            0,
            f"el_kz: {ARTICLES} articles announced, {ARTICLES} of them answered, 0 missing.\n",
        )


def test_the_file_that_a_killed_crawl_has_left_counts(tmp_path: Path) -> None:
    with light_site(50) as site:
        crawl = begun(site, tmp_path, pages=30)
        crawl.kill()
        crawl.join()
        assert list((tmp_path / "warc").rglob("*.open"))
        found = CliRunner().invoke(main, ["reconcile", str(tmp_path / "warc"), "--agency", "el_kz"])
    assert (found.exit_code, found.output.partition(" articles announced")[0]) == (1, "el_kz: 50")
    answered = int(found.output.partition("announced, ")[2].partition(" ")[0])
    assert 10 < answered <= sum(site.requests[one] for one in site.paths())


def test_what_can_not_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    for arguments, said in (
        (["--agency", "no_kz"], "There is no agency 'no_kz'; there are: "),
        ([], f"There are no WARC files in {tmp_path}."),
    ):
        found = CliRunner().invoke(main, ["reconcile", str(tmp_path), *arguments])
        assert (found.exit_code, said in found.output) == (1, True), found.output
