"""What the site shows on which day."""

from itertools import pairwise

import pytest

from crawler.replica.clock import evergreen, on_day, views
from crawler.replica.records import Site


@pytest.mark.parametrize(
    ("day", "slugs", "gone"),
    [
        (1, ("alty", "bes", "tort", "ush", "eki", "bir"), {}),
        (2, ("zheti", "altynshy", "bes", "ush", "eki", "bir"), {"tort": 404}),
        (3, ("zheti", "altynshy", "ush", "eki", "bir"), {"tort": 404, "bes": 410}),
    ],
)
def test_articles_come_go_and_move_newest_first(
    little: Site, day: int, slugs: tuple[str, ...], gone: dict[str, int]
) -> None:
    ids = {article.slug: article.id for article in little.articles}
    today = on_day(little, day)
    assert tuple(article.slug for article in today.articles) == slugs
    assert today.gone == {ids[slug]: status for slug, status in gone.items()}


def test_a_moved_article_remembers_its_slug(little: Site) -> None:
    assert [(one.slug, one.former_slugs) for one in on_day(little, 2).articles if one.former_slugs] == [
        ("altynshy", ("alty",))
    ]


@pytest.mark.parametrize(
    ("slug", "texts"),
    [
        ("eki", [("Екінші: бір абзац.", "Екінші: Екі абзац."), ("Екінші: бір абзац.", "Екінші: Екі сөйлем.")]),
        ("ush", [("Үшінші: бір абзац.", "Үшінші: Екі абзац."), ("Үшінші: бір абзац.",)]),
    ],
)
def test_paragraphs_are_changed_changed_back_and_removed(little: Site, slug: str, texts: list[tuple[str, ...]]) -> None:
    days = [next(one.text for one in on_day(little, day).articles if one.slug == slug) for day in (1, 2, 3)]
    assert days == [*texts, texts[0] if slug == "eki" else texts[1]]


def test_an_edited_headline_is_the_alt_of_its_photo_too_and_a_credit_changes_alone(little: Site) -> None:
    shown = []
    for day in (1, 2, 3):
        bir = next(one for one in on_day(little, day).articles if one.slug == "bir")
        shown.append((bir.headline, bir.photos[0].alt, bir.photos[0].credit))
    assert shown == [
        ("Бірінші", "Бірінші", "Фото: gov.kz"),
        ("Біріншінің жаңа тақырыбы", "Біріншінің жаңа тақырыбы", "Фото: gov.kz"),
        ("Біріншінің жаңа тақырыбы", "Біріншінің жаңа тақырыбы", "Фото: pexels"),
    ]


def test_views_never_fall_mostly_grow_and_sometimes_stay(site: Site) -> None:
    growths = [views(one, day + 1) - views(one, day) for one in site.articles for day in range(one.day, 3)]
    assert min(growths) == 0
    assert 0.05 < growths.count(0) / len(growths) < 0.35
    assert all(views(one, one.day) == one.views for one in site.articles)


@pytest.mark.parametrize("day", [0, 4])
def test_a_day_that_the_site_does_not_have_is_refused(little: Site, day: int) -> None:
    with pytest.raises(ValueError, match=f"has days 1 to 3, not {day}"):
        on_day(little, day)


def test_furniture_links_only_to_what_stays(little: Site) -> None:
    assert evergreen(little) == ()


def test_el_kz_has_every_kind_of_event_once_and_each_changes_something(site: Site) -> None:
    kinds = [
        ("headline", [one.slug for one in site.edits if one.headline]),
        ("paragraph", [one.slug for one in site.edits if one.remove_paragraph]),
        ("back", [one.slug for one in site.edits if one.until]),
        ("credit", [one.slug for one in site.edits if one.credit]),
        ("404", [one.slug for one in site.removals if one.status == 404]),
        ("410", [one.slug for one in site.removals if one.status == 410]),
        ("moved", [one.slug for one in site.moves]),
    ]
    assert [(kind, len(slugs)) for kind, slugs in kinds] == [(kind, 1) for kind, _ in kinds]
    written = {one.slug: one.id for one in site.articles}
    edited = {written[one.slug] for one in site.edits}
    texts = [{one.id: (one.headline, one.text, one.photos) for one in on_day(site, day).articles} for day in (1, 2, 3)]
    changed = [
        {number for number in before.keys() & after.keys() if before[number] != after[number]}
        for before, after in pairwise(texts)
    ]
    assert changed[0] | changed[1] == edited
    assert changed[0] & changed[1] == {written[one.slug] for one in site.edits if one.until}
