"""The pages of the benchmark: which there are, and that they say what they are."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.press.looks import LOOKS
from benchmarks.press.pages import pages
from benchmarks.press.records import Page, load, write
from crawler.replica.press import agencies

SEED = 5


@pytest.fixture(scope="module")
def drawn() -> list[Page]:
    return pages(SEED, 120)


def test_every_look_has_a_third_and_every_agency_its_turn(drawn: list[Page]) -> None:
    assert Counter(page.look for page in drawn) == dict.fromkeys(LOOKS, 40)
    assert {page.agency for page in drawn} == set(agencies())


def test_every_page_says_first_of_all_that_it_is_a_stand_in(drawn: list[Page]) -> None:
    for page in drawn:
        start = page.html.removeprefix(b"\xef\xbb\xbf")[:300].decode("ascii", "ignore")
        assert "stand-in page of the Muragat project: not " in start, page.name


def test_the_same_seed_draws_the_same_pages_and_another_seed_others(drawn: list[Page]) -> None:
    bytes_of = {page.html for page in drawn if page.look != "own"}

    assert pages(SEED, 120) == drawn
    assert not bytes_of & {page.html for page in pages(SEED + 1, 120) if page.look != "own"}


def test_a_truth_is_whole(drawn: list[Page]) -> None:
    for page in drawn:
        assert page.truth.headline, page.name
        assert page.truth.body, page.name
    for field in ("lead", "section", "authors", "date", "views", "credit"):
        assert any(getattr(page.truth, field) for page in drawn), field


def test_what_is_written_is_read_again(drawn: list[Page], tmp_path: Path) -> None:
    write(drawn, tmp_path / "pages", "These pages are ours.")

    assert list(load(tmp_path / "pages")) == drawn
    assert (tmp_path / "pages" / "LICENCE.txt").read_text("utf-8") == "These pages are ours."


def test_no_folder_is_written_over(drawn: list[Page], tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("", "utf-8")

    with pytest.raises(FileExistsError, match="is not empty"):
        write(drawn, tmp_path, "")


def test_a_file_that_is_no_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "0000.json").write_text('{"name": "?"}', "utf-8")

    with pytest.raises(ValueError, match=r"0000\.json is no page of the benchmark"):
        list(load(tmp_path))
