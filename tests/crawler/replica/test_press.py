"""An agency's folder becomes a site, or says what is wrong with it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from crawler.replica.press import load
from crawler.replica.records import Block, BlockKind, Party, Site, StandInArticle, StandInPhoto
from crawler.replica.tables import BadContent
from crawler.replica.writing import IdSpan


def test_another_agency_joins_by_adding_a_folder(little: Site) -> None:
    assert (little.name, little.url, len(little.articles)) == ("Kishi.kz", "https://kishi.kz", 7)
    assert little.articles[0] == StandInArticle(
        id=5234,
        edition="kk",
        slug="bir",
        section="Спорт",
        published=datetime(2024, 2, 28, 10, 0),  # noqa: DTZ001 - a wall clock
        headline="Бірінші",
        body=(
            Block(BlockKind.PARAGRAPH, "Бірінші: бір абзац."),
            Block(BlockKind.PARAGRAPH, "Бірінші: Екі абзац."),
        ),
        views=100,
        photos=(
            StandInPhoto(
                path=little.articles[0].photos[0].path,
                alt="Бірінші",
                credit="Фото: gov.kz",
                parties=(Party("Gov.kz", "state"),),
            ),
        ),
    )


def test_an_unknown_agency_is_named_beside_those_there_are(little_folder: Path) -> None:
    with pytest.raises(LookupError, match="no stand-in for 'baq_kz': there are kishi_kz"):
        load("baq_kz", little_folder)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('slug = "eki"', 'slug = "bir"', "two articles have the slug bir"),
        ('headline = "Екінші"', 'headline = "Бірінші"', "two articles have the headline Бірінші"),
        ('section = "Қоғам"', 'section = "Қогам"', "edition kk has no section 'Қогам'"),
        ("day = 2", "day = 4", "zheti: there is no day 4"),
        ("views = 100", 'views = "100"', "article bir: views = '100' is not a int"),
        ("views = 100", "", "article bir: views is missing"),
        ("views = 100", "views = 100\nveiws = 1", "article bir: unknown: veiws"),
        ("views = 100", 'views = 100\nattribution = "деп жазады"', "attribution 'деп жазады' is in no paragraph"),
        ("2024-02-28T10:00:00", "2024-02-28T10:00:31", "must be a local time without seconds"),
        ("2024-02-28T10:00:00", "2022-02-28T10:00:00", "before the site's first id"),
        ("бір абзац.\n", "бір абзац.\n\n{photo 3}\n", r"1 photos, but marks for \[3\]"),
        ('slug = "bir"', 'slug = "on"', "no article has the slug 'bir'"),
        ("[[article]]", "[[article]", "all.toml: "),
    ],
)
def test_a_wrong_article_is_refused_with_its_name(little_folder: Path, old: str, new: str, said: str) -> None:
    file = little_folder / "kishi_kz/articles/all.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(BadContent, match=said):
        load("kishi_kz", little_folder)


@pytest.mark.parametrize(
    ("published", "number"),
    [
        (datetime(2022, 9, 1, 12, 12), 48505),  # noqa: DTZ001
        (datetime(2024, 1, 17, 9, 30), 104078),  # noqa: DTZ001
        (datetime(2026, 4, 6, 12, 0), 400045726),  # noqa: DTZ001
    ],
)
def test_ids_of_el_kz_are_near_those_that_were_seen(published: datetime, number: int) -> None:
    spans = IdSpan(date(2022, 1, 1), 21657, 110.485), IdSpan(date(2025, 7, 1), 400000000, 163.8)
    span = spans[published.year > 2024]
    assert abs(span.id(published) - number) < 165


def test_the_stand_in_of_el_kz_has_enough_to_read() -> None:
    articles = load("el_kz").articles
    assert sum(article.edition == "kk" for article in articles) >= 80
    assert sum(article.edition == "ru" for article in articles) >= 20
