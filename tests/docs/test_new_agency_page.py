"""docs/new_agency.md: its crawl makes its draft, and the draft is an agency."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.replica.press import load
from crawler.replica.server import serve
from tests.crawler.wacz.collection import ROOT

if TYPE_CHECKING:
    from crawler.spider import AgencySpider

PAGE = ROOT / "docs" / "new_agency.md"


def test_the_draft_is_the_one_that_the_crawl_makes(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    shown = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    assert "scrapy crawl generic -a site=http://127.0.0.1:8000 -a limit=20" in text
    with serve(replace(load("massaget_kz"), crawl_delay=0.0)) as press:
        port = press.url.rpartition(":")[2]
        command = [sys.executable, "-m", "scrapy", "crawl", "generic", "-a", f"site={press.url}", "-a", "limit=20"]
        settings = ["-s", f"ARCHIVE={tmp_path / 'archive.db'}", "-s", "DOWNLOAD_DELAY=0", "-s", "IMAGES=False"]
        done = subprocess.run([*command, *settings], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    drafted = (tmp_path / "drafts" / f"127_0_0_1_{port}.py").read_text("utf-8")
    assert drafted.replace(f":{port}", ":8000") == shown[1]

    names: dict[str, Any] = {}
    exec(compile(shown[1], "draft.py", "exec"), names)  # noqa: S102 - the page's own code
    agency: type[AgencySpider] = names["N127001"]
    found = agency.addresses_at("").identify("https://127.0.0.1:8000/zhanalyqtar/zhastar-festivali-46011/")
    assert found is not None
    assert found.native_id == "46011"
