"""docs/values.md says what the readers do today."""

import pytest

from benchmarks.kazakh_values import page, tables
from benchmarks.kazakh_values.tables import DateRow, ValueRow


def test_the_page_of_values_is_up_to_date() -> None:
    assert page.PAGE.read_text("utf-8") == page.page(), "docs/values.md is out of date: run `make docs`"


def test_a_table_that_says_otherwise_than_the_reader_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    row = tables.date_rows()[0]
    wrong = DateRow(row.shown, row.at, row.zone, "2001-01-01", "day", row.category, "")
    monkeypatch.setattr(page, "date_rows", lambda: [wrong])

    with pytest.raises(ValueError, match=r"'13\.01\.2023 18:19' is read as 2023-01-13T18:19:00\+06:00, and means 2001"):
        page.page()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ValueRow("1188", "", "", "", ""), "'1188' is read as '1188', and means ''"),
        (ValueRow("көп", "5", "", "", ""), "'көп' is read as '', and means '5'"),
    ],
)
def test_other_tables_too(monkeypatch: pytest.MonkeyPatch, row: ValueRow, message: str) -> None:
    monkeypatch.setattr(page, "value_rows", lambda name: [row] if name == "views" else [])

    with pytest.raises(ValueError, match=message):
        page.page()


def test_it_says_so_and_writes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise ValueError("'a' is read as 'b'")

    monkeypatch.setattr(page, "page", fail)

    assert page.main() == 1
    assert capsys.readouterr().err == "docs/values.md was not written: 'a' is read as 'b'\n"


def test_every_category_of_dates_has_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    row = tables.date_rows()[0]
    new = DateRow(row.shown, row.at, row.zone, row.expected, row.precision, "lunar", "")
    monkeypatch.setattr(page, "date_rows", lambda: [row, new])

    with pytest.raises(ValueError, match="no title for the category lunar"):
        page.page()
