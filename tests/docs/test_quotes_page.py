"""docs/quotes.md says how well quotes are found today."""

from pathlib import Path

import pytest

from benchmarks.quotes import page, speed


def test_the_page_of_quotes_is_up_to_date() -> None:
    assert page.PAGE.read_text("utf-8") == page.page(), "docs/quotes.md is out of date: run `make docs`"


def test_it_is_written_where_it_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page, "PAGE", tmp_path / "page.md")

    assert page.main() == 0
    assert page.PAGE.read_text("utf-8") == page.page()


def test_the_speed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main() == 0
    assert capsys.readouterr().out.endswith(" articles a second\n")
