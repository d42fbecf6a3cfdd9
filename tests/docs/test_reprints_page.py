"""docs/reprints.md says how well reprints are found today."""

from pathlib import Path

import pytest

from benchmarks.reprints import page, speed


def test_the_page_of_reprints_is_up_to_date(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = page.PAGE.read_text("utf-8")
    monkeypatch.setattr(page, "PAGE", tmp_path / "page.md")

    assert page.main() == 0
    assert page.PAGE.read_text("utf-8") == kept, "docs/reprints.md is out of date: run `make docs`"


def test_the_cost_in_a_large_archive_is_measured() -> None:
    figures = speed.measure(articles=1, rounds=1)

    assert [row[0] for row in figures.rows] == ["in an archive of 8", "in an archive of 833", "large / small"]
