"""The truth about the stand-in, and what two crawls of it come to."""

import json
import tomllib
from collections import Counter

import pytest

from crawler.replica.__main__ import main
from crawler.replica.manifest import (
    BadPage,
    Counts,
    Expected,
    ExpectedArticle,
    ExpectedPhoto,
    GoneArticle,
    Manifest,
    counts,
    manifest,
)
from crawler.replica.press import FOLDER
from crawler.replica.records import Fault, Party, Site


@pytest.mark.parametrize(
    ("from_day", "to_day", "come_to"),
    [
        (None, 1, Counts(new=6, revised=0, unchanged=0, gone=0)),
        (None, 3, Counts(new=5, revised=0, unchanged=0, gone=0)),
        (1, 1, Counts(new=0, revised=0, unchanged=6, gone=0)),
        # Headline, paragraph, removed paragraph; moved and unchanged ones count as unchanged.
        (1, 2, Counts(new=1, revised=3, unchanged=2, gone=1)),
        # Edited back, new credit.
        (2, 3, Counts(new=0, revised=2, unchanged=3, gone=1)),
        (1, 3, Counts(new=1, revised=2, unchanged=2, gone=2)),
    ],
)
def test_what_a_crawl_comes_to_after_another(little: Site, from_day: int | None, to_day: int, come_to: Counts) -> None:
    assert counts(little, from_day, to_day) == come_to


def test_the_manifest_has_whole_records(little: Site) -> None:
    found = manifest(little, 3)
    assert found == Manifest(
        agency="kishi_kz",
        day=3,
        articles=found.articles,
        bad_pages=(),
        gone=(
            GoneArticle("5274", "kk-Cyrl", "https://kishi.kz/tort-5274/", 404),
            GoneArticle("5284", "kk-Cyrl", "https://kishi.kz/bes-5284/", 410),
        ),
        forbidden="/draft-999/",
    )
    bir = next(one for one in little.articles if one.slug == "bir")
    assert found.articles[-1] == ExpectedArticle(
        native_id="5234",
        edition="kk-Cyrl",
        url="https://kishi.kz/bir-5234/",
        headline="Біріншінің жаңа тақырыбы",
        description="",
        article_section="Спорт",
        article_body=("Бірінші: бір абзац.", "Бірінші: Екі абзац."),
        authors=(),
        tags=(),
        photos=(
            ExpectedPhoto(
                url="https://kishi.kz" + bir.photos[0].path,
                alt="Біріншінің жаңа тақырыбы",
                caption="",
                credit="Фото: pexels",
                parties=(Party("Pexels", "stock"),),
                largest_url="https://kishi.kz" + bir.photos[0].path,
                encoding_format="image/jpeg",
                width=1200,
                height=675,
            ),
        ),
        date_published="2024-02-28T10:00:00+06:00",
        date_published_shown="28.02.2024 10:00",
        view_count=found.articles[-1].view_count,
        attribution="",
        reporter="",
        source="",
    )


def test_dates_have_the_offset_of_their_day(little: Site) -> None:
    dates = [one.date_published for one in manifest(little, 1).articles]
    assert dates[-2:] == ["2024-03-01T10:00:00+05:00", "2024-02-28T10:00:00+06:00"]


def test_every_article_in_the_files_is_expected_with_the_fields_of_its_file(site: Site) -> None:
    """Read by another road than the loader's: straight from TOML."""
    written = [
        one
        for file in (FOLDER / "el_kz/articles").glob("*.toml")
        for one in tomllib.loads(file.read_text("utf-8"))["article"]
        if one.get("day", 1) == 1
    ]
    expected = {one.headline: one for one in manifest(site, 1).articles}
    for one in written:
        found = expected[one["headline"]]
        assert (
            found.description,
            found.article_section,
            found.tags,
            tuple(author.shown for author in found.authors),
            found.attribution,
            found.reporter,
            found.source,
            tuple((photo.alt, photo.caption, photo.credit) for photo in found.photos),
        ) == (
            one.get("description", ""),
            one["section"],
            tuple(one["tags"]),
            tuple(one["authors"]),
            one.get("attribution", ""),
            one.get("reporter", ""),
            one.get("source", ""),
            tuple((p.get("alt", ""), p.get("caption", ""), p.get("credit", "")) for p in one.get("photos", [])),
        )
    faulty = [one for one in manifest(site, 1).bad_pages if one.expected.value.startswith("article")]
    assert len(expected) == len(written) + len(faulty)


def test_every_fault_is_there_once(site: Site) -> None:
    assert Counter(one.fault for one in manifest(site, 1).bad_pages) == Counter(fault.value for fault in Fault)


def test_bad_pages_say_what_must_come_of_them(site: Site) -> None:
    bad = {one.fault: one for one in manifest(site, 1).bad_pages}
    other = bad["link to another host"]
    assert other == BadPage(
        native_id="400040441",
        edition="kk-Cyrl",
        link="http://zhanalyqtar.stand-in.example/serik-sait-maqalasy_400040441/",
        fault="link to another host",
        expected=Expected.REFUSED,
    )
    stored = {one.native_id: one for one in manifest(site, 1).articles}
    assert stored[bad["no date"].native_id].date_published_shown == ""
    assert stored[bad["unreadable date"].native_id].date_published_shown == "көктемде"
    assert {name for name, one in bad.items() if one.native_id in stored} == {
        "no date",
        "unreadable date",
        "windows-1251, not declared",
        "500 on every other try",
    }


def test_the_manifest_is_printed_as_json(capsys: pytest.CaptureFixture[str], site: Site) -> None:
    assert main(["--manifest", "--day", "2"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["agency"], printed["day"]) == ("el_kz", 2)
    assert [one["url"] for one in printed["articles"]] == [one.url for one in manifest(site, 2).articles]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--day", "4"], "the stand-in of El.kz has days 1 to 3, not 4\n"),
        (["--agency", "zhoq_kz"], "no stand-in for 'zhoq_kz': there are abai_kz, "),
        (["--articles", "0"], "can't make 0 articles of "),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main([*arguments, "--port", "0"]) == 1
    assert capsys.readouterr().err.startswith(said)
