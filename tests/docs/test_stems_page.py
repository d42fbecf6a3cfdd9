"""docs/kazakh_stemming.md says how well words are stemmed today."""

from pathlib import Path

import pytest

from benchmarks.kazakh_stems import page, speed


def test_the_page_of_stems_is_up_to_date() -> None:
    assert page.PAGE.read_text("utf-8") == page.page(), "docs/kazakh_stemming.md is out of date: run `make docs`"


def test_it_is_written_where_it_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page, "PAGE", tmp_path / "page.md")

    assert page.main() == 0
    assert page.PAGE.read_text("utf-8") == page.page()


def test_the_speed_is_told_beside_its_aim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "words", lambda: ["мектептерге", "қалаларымыз"])
    monkeypatch.setattr(speed, "AIM", 0)

    figures = speed.measure(articles=1, rounds=1)

    assert [row[0] for row in figures.rows][:3] == ["stem", "skeleton key", "Russian keyboard's key"]
    assert figures.note == (
        "2 distinct words, nothing kept from before, by the time of one core. Aim: 0 stems a second (reached)."
    )
