"""A real crawl into a real archive, killed at random moments: after all, the archive agrees with the WARC files."""

import random
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from click.testing import CliRunner

from crawler.commands.muragat import main
from crawler.replica.manifest import manifest
from crawler.replica.records import Site
from crawler.replica.server import Served
from tests.crawl.processes import begin
from tests.crawl.stored import stored_articles
from tests.crawl.test_law import rows

KILLS = 20
SETTINGS = {"DOWNLOAD_DELAY": 0, "FRONTIER_KILLS": KILLS + 1}
"""Not one of these deaths is a page's own doing, though one that is slow to come is under way at several of them."""
OPTIONS = [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]


def killed(press: Served, archive: Path, after: float) -> None:
    """Begins a crawl and kills it `after` so many seconds from its first response."""
    left = set((archive.parent / "warc").rglob("*.open"))
    crawl = begun(press, archive)
    while not in_progress(archive.parent, left) and crawl.is_alive():
        time.sleep(0.01)
    time.sleep(after)
    crawl.kill()
    crawl.join()


def begun(press: Served, archive: Path) -> BaseProcess:
    """Of everything, each time: on a quick machine one is at its end before the kills are."""
    said = archive.parent / "said"
    asked = ["crawl", "el_kz", "-a", f"site={press.url}", "-a", "mode=all", "-s", f"ARCHIVE={archive}"]
    return begin([*asked, *OPTIONS], said, said)


def in_progress(folder: Path, left: set[Path]) -> bool:
    """Whether a new file has more than its warcinfo."""
    return any(path.stat().st_size > 1500 for path in set((folder / "warc").rglob("*.open")) - left)


def test_the_archive_agrees_with_the_files_whenever_a_crawl_was_killed(
    site: Site, press: Served, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.db"
    chance = random.Random(1)  # noqa: S311 - no secret
    left = 0
    for _ in range(KILLS):
        killed(press, archive, chance.uniform(0, 0.7))
        left += len(list((tmp_path / "warc").rglob("*.open")))

    last = begun(press, archive)
    last.join()
    assert last.exitcode == 0, (tmp_path / "said").read_text("utf-8")
    assert left >= KILLS / 2  # so many were killed in the middle of a file, the others at their end
    verified = CliRunner().invoke(main, ["verify", str(archive)])
    assert (verified.exit_code, verified.stdout[:21]) == (0, "The archive is whole;")
    stored = stored_articles(archive)
    assert stored == {(one.native_id, one.edition): one for one in manifest(site, 1).articles}
    CliRunner().invoke(main, ["reread", str(tmp_path / "anew.db"), str(tmp_path / "warc")], catch_exceptions=False)
    assert rows(tmp_path / "anew.db") == rows(archive)
