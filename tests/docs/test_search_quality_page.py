"""docs/search_quality.md says how well articles are found today."""

from pathlib import Path

import pytest

from benchmarks.search import page


def test_the_page_of_search_quality_is_up_to_date(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    committed = page.PAGE.read_text("utf-8")
    monkeypatch.setattr(page, "PAGE", tmp_path / "page.md")

    assert page.main() == 0
    assert page.PAGE.read_text("utf-8") == committed, "docs/search_quality.md is out of date: run `make docs`"
