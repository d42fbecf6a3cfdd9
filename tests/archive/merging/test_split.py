"""An archive in parts, by agency or by year, is the whole again when they are merged."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from archive.article import Agency, Capture, Identity, WarcPlace
from archive.store import Archive
from crawler.commands.muragat import main
from tests.archive.merging.conftest import faults, made, merged
from tests.archive.merging.dump import dump
from tests.archive.merging.test_merge import everything, with_a_crawl

if TYPE_CHECKING:
    from tests.archive.conftest import Press

BAQ_KZ = Agency("baq_kz", "BAQ.KZ", "https://baq.kz/", "Asia/Almaty")


@pytest.fixture
def whole(tmp_path: Path, press: "Press") -> Path:
    """Two agencies, one of which shows a picture that was captured for the other; articles of two years."""
    path = with_a_crawl(made(tmp_path / "whole.db", everything(press)), press, 1)
    capture = Capture("https://baq.kz/a/", press.at(9000), 200, "sha256:2", WarcPlace("baq.warc.gz", 1, 1))
    article = press.full(0, identity=Identity("baq_kz", "1", "kk-Cyrl"), url="https://baq.kz/a/", capture=capture)
    with Archive.open(path) as archive:
        archive.register(BAQ_KZ)
        archive.save([article, press.plain(9001, "7"), press.full(9002, date_published="2024-01-23T18:19:00+06:00")])
    return path


@pytest.mark.parametrize(("by", "names"), [("agency", ["baq_kz.db", "el_kz.db"]), ("year", ["2023.db", "2024.db"])])
def test_the_parts_of_an_archive_are_sound_and_merged_they_are_the_whole(
    whole: Path, tmp_path: Path, by: str, names: list[str]
) -> None:
    out = tmp_path / "parts"
    for _ in range(2):  # the second run has nothing to do
        result = CliRunner().invoke(main, ["split", str(whole), "--by", by, "--out", str(out)])
        assert (result.exit_code, result.output.count("articles")) == (0, 2), result.output

    parts = sorted(out.glob("*.db"))
    assert [part.name for part in parts] == names
    assert [fault for part in parts for fault in faults(part)] == []
    assert all(len(dump(part)["articles"]) < len(dump(whole)["articles"]) for part in parts)
    merged(tmp_path / "again.db", *reversed(parts))
    assert dump(tmp_path / "again.db") == dump(whole)


def test_a_part_may_not_take_the_place_of_the_archive(whole: Path) -> None:
    itself = whole.rename(whole.with_name("el_kz.db"))
    result = CliRunner().invoke(main, ["split", str(itself), "--by", "agency", "--out", str(itself.parent)])

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        1,
        f"{itself} is the archive itself: there is nothing to merge.",
    )
