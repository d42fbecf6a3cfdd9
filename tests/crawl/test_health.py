"""What a crawl says of the site's health, held against the crawls before it; from a real crawl to the exit code."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from archive.cli import main
from crawler.commands.verify import verify
from tests.crawl.stored import stored_articles
from tests.crawl.test_ends import answering, list_of

if TYPE_CHECKING:
    from tests.crawl.test_ends import Crawl

TEXT = "Ауыл орталығында жаңа кітапхана ашылды, оның қорында он мыңнан астам кітап бар, дейді жергілікті әкімдік. " * 4
GUARD = (
    """<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script></body></html>"""
)


def article(path: str, *, views: str = " 1188", wrap: str = "div", more: str = "", edited: str = "") -> str:
    """A page such as El.kz's, in elements of a kind."""
    number = path.strip("/").rpartition("_")[2]
    return (
        f"<html><head><title>Мақаланың тақырыбы {number}</title></head><body><{wrap}>"
        f"<h1>{edited if number == '50003' and edited else f'Мақаланың тақырыбы {number}'}</h1>"
        f"<div>Фото: gov.kz 13.01.2023 18:19{views}</div><p>{TEXT}</p><p>Екінші бөлім. {TEXT}</p>{more}</{wrap}>"
        "<div>Бөлісу:</div></body></html>"
    )


def site(pages: int, **changes: str) -> Callable[[str], tuple[int, str]]:
    """Answers of a site with so many articles on its list."""

    def answer(path: str) -> tuple[int, str]:
        if path == "/robots.txt":
            return 404, ""
        if path in ("/", "/ru/") or "page=" in path:
            return 200, list_of(pages)
        return 200, article(path, **changes)

    return answer


def test_a_rebuilt_site_has_not_edited_its_articles(crawl: "Crawl", tmp_path: Path) -> None:
    rebuilt = {"wrap": "section", "more": f"<p>Сайтымыз жаңарды, пікіріңізді жазыңыз. {TEXT}</p>"}
    with answering(site(25)) as url:
        crawl("-a", f"site={url}")
    with answering(site(25, **rebuilt)) as url:
        second = crawl("-a", f"site={url}")
    with answering(site(25, **rebuilt, edited="Мақаланың тақырыбы 50003 мүлде басқа")) as url:
        third = crawl("-a", f"site={url}")

    assert second.exit_code == 3
    assert [finding["kind"] for finding in second.summary["findings"]] == ["structure"]
    assert second.summary["articles"] == {"doubtful": 25}
    assert "25 pages of another layout read otherwise than before: marked as doubtful" in second.output
    assert third.summary["articles"] == {"revised": 1, "unchanged": 24}
    with closing(sqlite3.connect(second.archive)) as archive:
        assert archive.execute("SELECT article_body FROM articles WHERE doubt IS NULL").fetchall() == [
            archive.execute("SELECT article_body FROM revisions WHERE changed = 'headline'").fetchone()
        ]
        assert archive.execute("SELECT count(*) FROM articles WHERE doubt = 'article_body'").fetchone() == (24,)
        assert archive.execute("SELECT count(*) FROM revisions").fetchone() == (26,)
    verified = CliRunner().invoke(verify, [str(second.archive), "--warc", str(tmp_path / "warc")])
    assert verified.exit_code == 0, verified.output


def test_fields_that_fell_and_a_new_structure_end_a_crawl_with_code_3(crawl: "Crawl") -> None:
    with answering(site(25)) as url:
        assert crawl("-a", f"site={url}").exit_code == 0
    with answering(site(25, views="", wrap="section")) as url:
        second = crawl("-a", f"site={url}")

    assert second.exit_code == 3
    kinds = {finding["kind"]: finding for finding in second.summary["findings"]}
    assert set(kinds) == {"field", "structure"}
    assert kinds["field"]["sentence"].startswith(
        "views was found on 0% of the pages, before on 100%. Look closer with:"
    )
    assert kinds["field"]["example"].startswith("https://el.kz/maqala_")
    told = CliRunner().invoke(main, ["health", str(second.archive)])
    assert told.exit_code == 3
    assert kinds["structure"]["sentence"] in told.output.replace("\n", "")


def test_a_guards_page_is_no_article_and_is_told(crawl: "Crawl") -> None:
    def answer(path: str) -> tuple[int, str]:
        if path == "/robots.txt":
            return 404, ""
        if path in ("/", "/ru/") or "page=" in path:
            return 200, list_of(3)
        return (200, GUARD) if path.endswith("0/") else (403, GUARD)

    with answering(answer) as url:
        crawled = crawl("-a", f"site={url}")
    assert crawled.exit_code == 3
    [finding] = [one for one in crawled.summary["findings"] if one["kind"] == "challenge"]
    assert finding["sentence"].startswith("Cloudflare stands before the site: 3 pages asked whether we are a person")
    assert not stored_articles(crawled.archive)


def test_the_alert_command_gets_the_summary_and_a_good_crawl_runs_none(crawl: "Crawl", tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    script = tmp_path / "tell.py"
    script.write_text(f"import sys; open({str(told)!r}, 'wb').write(sys.stdin.buffer.read())", "utf-8")
    command = f"ALERT_COMMAND={sys.executable} {script}"
    with answering(site(3)) as url:
        assert crawl("-a", f"site={url}", "-s", command).exit_code == 0
    assert not told.exists()

    with answering(lambda path: (404, "") if path == "/robots.txt" else (200, "<p>Бос бет</p>")) as url:
        assert crawl("-a", f"site={url}", "-s", command).exit_code == 3
    found = [(one["sentence"], one["example"]) for one in json.loads(told.read_bytes())["findings"]]
    before = "list / announces no article any more; in the crawls before"
    assert [example for sentence, example in found if sentence.startswith(before)] == ["https://el.kz/"]


def test_the_textfile_for_prometheus_has_the_latest_crawl(crawl: "Crawl", tmp_path: Path) -> None:
    with answering(site(4)) as url:
        crawled = crawl("-a", f"site={url}")
    textfile = tmp_path / "muragat.prom"
    assert CliRunner().invoke(main, ["health", str(crawled.archive), "--prometheus", str(textfile)]).exit_code == 0
    lines = textfile.read_text("utf-8").splitlines()
    assert 'muragat_pages_read{agency="el_kz"} 4' in lines
    assert 'muragat_field_share{agency="el_kz",field="views"} 1.0' in lines
    assert 'muragat_crawl_exit_code{agency="el_kz"} 0' in lines
    assert 'muragat_newest_article_seconds{agency="el_kz"} 1673612340' in lines
