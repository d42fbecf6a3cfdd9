"""Redis is nothing that a crawl on one machine needs, and one that asks for it without redis-py is told so."""

import subprocess
import sys

import pytest
from click.testing import CliRunner
from scrapy.settings import Settings

from archive.errors import ArchiveError
from crawler.commands.muragat import main
from crawler.frontier.store import FrontierError
from crawler.frontier.stores import store_of
from crawler.handover.opening import open_archive
from crawler.polite.file import PaceError
from crawler.polite.home import open_home

ADDRESS = "redis://127.0.0.1/0"
SETTINGS = {"ARCHIVE": "archive.db", "FRONTIER": ADDRESS, "PACE": ADDRESS, "WRITER": ADDRESS}
PARTS = (
    "crawler.commands.crawl crawler.commands.muragat crawler.frontier.addon crawler.polite.addon"
    " crawler.pipelines.store"
)


def test_redis_is_not_imported_by_what_every_crawl_uses() -> None:
    program = f"import sys, {', '.join(PARTS.split())}; sys.exit('redis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_without_redis_py_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*(name for name in sys.modules if name.split(".")[0] == "redis"), "redis"]:
        monkeypatch.setitem(sys.modules, name, None)
    for name in (
        "shared.server",
        "shared.frontier",
        "shared.pace",
        "handover.archive",
        "handover.stream",
        "handover.run",
    ):
        monkeypatch.delitem(sys.modules, f"crawler.{name}", raising=False)
    settings = Settings(SETTINGS)
    with pytest.raises(FrontierError, match=r"needs redis-py: pip install 'muragat\[redis\]'"):
        store_of(settings, "el_kz")
    with pytest.raises(PaceError, match=r"needs redis-py: pip install 'muragat\[redis\]'"):
        open_home(settings)
    with pytest.raises(ArchiveError, match=r"needs redis-py: pip install 'muragat\[redis\]'"):
        open_archive(settings)
    result = CliRunner().invoke(main, ["collect", "archive.db", ADDRESS])
    assert (result.exit_code, result.stderr) == (
        1,
        "muragat collect needs redis-py: pip install 'muragat[redis]'\n",
    )
