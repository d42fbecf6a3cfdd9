"""docs/merging.md: its commands, run one after the other on archives, do what the page says."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.archive.merging.dump import dump
from tests.crawler.wacz.collection import DAYS, ROOT, collect

PAGE = (ROOT / "docs" / "merging.md").read_text("utf-8")
COMMANDS = [line.strip() for line in re.findall(r"^    muragat .+$", PAGE, re.MULTILINE)]


def test_every_command_of_the_page_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir()
    collect(tmp_path / "theirs", DAYS)
    shutil.copyfile(tmp_path / "theirs/archive.db", tmp_path / "theirs.db")
    monkeypatch.chdir(tmp_path)

    printed = {}
    for command in COMMANDS:
        words = [found for word in shlex.split(command)[1:] for found in sorted(map(str, Path().glob(word))) or [word]]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, (command, result.output)
        printed[command] = result.stdout
    assert len(printed) == 7
    assert printed["muragat verify ours.db"].startswith("The archive is whole")
    assert dump(tmp_path / "again.db") == dump(tmp_path / "ours.db") == dump(tmp_path / "theirs.db")
