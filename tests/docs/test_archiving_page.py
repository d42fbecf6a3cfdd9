"""docs/archiving.md: its commands, run one after the other on an archive, do what the page says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.archive.warc.warcs import answer, record, write_warc
from tests.crawler.wacz.collection import APPLES_PAGE, DAYS, ROOT, collect, opened

PAGE = ROOT / "docs" / "archiving.md"
ELSEWHERE = ("wb-manager", "wayback")
"""Run by tests/players."""
_PROGRAM = re.compile(r"(?:\w+=\$\()?([a-z][\w-]*) ")
_COMMANDS = ("muragat", "mkdir", "sqlite3", "rsync", "warcio", "tail", "gunzip")


def blocks() -> Iterator[list[str]]:
    """The indented blocks of the page whose lines are commands."""
    for block in re.findall(r"(?:^    .+\n)+", PAGE.read_text("utf-8"), re.MULTILINE):
        lines = [line.removeprefix("    ") for line in block.splitlines()]
        if program(lines[0]) in (*_COMMANDS, *ELSEWHERE):
            yield lines


def program(line: str) -> str:
    match = _PROGRAM.match(line + " ")
    return match[1] if match else ""


def commands(lines: list[str]) -> list[str]:
    """Line by line, but for those that share a variable."""
    return ["\n".join(lines)] if any("$" in line for line in lines) else lines


def run(command: str) -> str:
    """What a command prints; ours is run in this process, which saves a second each."""
    words = shlex.split(command)
    if words[0] == "muragat":
        result = CliRunner().invoke(main, words[1:])
        assert result.exit_code == 0, (command, result.output)
        return result.stdout
    done = subprocess.run(["bash", "-e", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def test_every_command_of_the_page_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = [name for name in ("sqlite3", "rsync", "bash") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    collect(tmp_path, DAYS)
    (tmp_path / "others").mkdir()
    url = "https://el.kz/ru/v-almaty-vdol-reki-esentai-vysadyat-1200-yablon-siversa_400012516/"
    found = record("response", url, answer(APPLES_PAGE), "2025-10-01T07:00:00Z")
    write_warc(tmp_path / "others" / "site.warc.gz", [found])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")

    said = {}
    for lines in blocks():
        if program(lines[0]) not in ELSEWHERE:
            said[lines[0]] = "".join(run(command) for command in commands(lines))

    whole = "The archive is whole; it agrees with its {} WARC files"
    assert len(said) == 12
    assert said["muragat verify archive.db"].startswith(whole.format(3))
    assert said["muragat verify backup/archive.db"].startswith(whole.format(3))
    assert whole.format(3) in said["muragat reread anew.db backup/warc"]
    cited = said[next(line for line in said if line.startswith("sqlite3 -line"))]
    assert "captures.url" not in cited
    assert re.search(r"payload_digest = sha256:[0-9a-f]{64}\n", cited)
    cut = said[next(line for line in said if line.startswith("file="))]
    assert "WARC-Type: response" in cut
    assert "digest pass" in cut
    assert whole.format(4) in said["warcio recompress others/site.warc.gz warc/el_kz/site.warc.gz"]
    assert len(opened(tmp_path / "el_kz.wacz").pages) == 6
    assert len(opened(tmp_path / "april.wacz").pages) == 6
