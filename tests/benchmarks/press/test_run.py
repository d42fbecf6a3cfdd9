"""Running a reader: in a process of its own, with what it raises counted."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.kazakh_values.judging import Verdict
from benchmarks.press import __main__, page, results
from benchmarks.press.pages import pages
from benchmarks.press.records import Page, write
from benchmarks.press.results import Look, Measured, Result
from benchmarks.press.run import Failed, Reader, ask, measure

THEIRS = """
def read(html, url, hints):
    if hints.language == "ru":
        raise LookupError("no Russian")
    return {"headline": "Тақырып", "date": hints.captured[:10]}

def leave(html, url, hints):
    raise SystemExit("out of words")
"""


@pytest.fixture(scope="module")
def drawn() -> list[Page]:
    return pages(5, 24)


@pytest.fixture
def folder(tmp_path: Path, drawn: list[Page], monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "theirs.py").write_text(THEIRS, "utf-8")
    write(drawn, tmp_path / "pages", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pages"


def test_what_a_reader_raises_is_counted_and_what_it_has_no_field_for_is_left_out(
    folder: Path, drawn: list[Page]
) -> None:
    result = ask(Reader("theirs", "theirs:read"), folder, drawn)
    russian = sum(one.language == "ru" for one in drawn)

    assert 0 < russian < len(drawn)
    assert result.errors == {"LookupError: no Russian": russian}
    assert result.all().verdicts.keys() == {"headline", "day"}
    assert result.all().verdicts["headline"] == {Verdict.WRONG: len(drawn) - russian, Verdict.NOTHING: russian}
    assert result.rate > 0


def test_ours_reads_most_of_it(drawn: list[Page]) -> None:
    found, failures = measure([Reader("ours", "benchmarks.press.readers.muragat:read_told")], drawn)

    assert failures == []
    assert found[0].errors == {}
    assert found[0].all().verdicts["headline"][Verdict.RIGHT] > 9


@pytest.mark.parametrize(
    ("reader", "why"),
    [
        (Reader("x", "nowhere:read"), "no reader nowhere:read"),
        (Reader("x", "theirs:missing"), "no reader theirs:missing"),
        (Reader("x", "theirs:leave"), "out of words"),
        (Reader("x", "theirs:read", Path("gone/python")), "x needs gone/python: make press-peers"),
    ],
)
def test_a_reader_that_cannot_be_run_says_why(folder: Path, drawn: list[Page], reader: Reader, why: str) -> None:
    with pytest.raises(Failed, match=why):
        ask(reader, folder, drawn)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["press", *arguments])
    return __main__.main()


def test_anybody_can_join_with_a_module(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--from", str(folder), "--reader", "theirs:read", "--markdown") == 0
    assert "| theirs:read |" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--pages", "12", "--write", "."], "is not empty"),
        (["--from", "nothing-here"], "no pages in nothing-here"),
        (["--record", "--from", "pages"], "--record is for all readers on drawn pages"),
    ],
)
def test_bad_input_gets_a_sentence(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    why: str,
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(monkeypatch, *arguments)

    assert why in capsys.readouterr().err


def test_a_run_is_kept_and_read_again(tmp_path: Path) -> None:
    verdicts = {"headline": Counter({Verdict.RIGHT: 2, Verdict.WRONG: 1})}
    result = Result("ours", "3.11", {"lxml": "6"}, 120.5, {"ValueError: x": 1}, {"own": Look(3, verdicts, 2.5)})
    measured = Measured("2026-11-30", 1, 3, ("el_kz",), [result])
    results.save(measured, tmp_path / "run.json")

    assert results.load(tmp_path / "run.json") == measured


def test_the_page_is_that_of_the_recorded_run() -> None:
    assert page.PAGE.read_text("utf-8") == page.page(results.load()), "docs/press_reading.md: run `make docs`"
