"""Addresses of abai_kz as they were reported (press_sites.tsv), with invented slugs."""

from dataclasses import replace

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.abai_kz import AbaiKz
from tests.crawler.agencies.stand_in import read, written

ADDRESSES = AbaiKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://abai.kz/post/198765", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        ("https://abai.kz/post/198765/", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        ("https://abai.kz/lt/post/198765", ArticleAddress("198765", "kk-Latn", "https://abai.kz/lt/post/198765")),
        ("https://abai.kz/tt/post/198765", ArticleAddress("198765", "kk-Arab", "https://abai.kz/tt/post/198765")),
        ("https://abai.kz/index.php/post/198765", ArticleAddress("198765", "kk-Cyrl", "https://abai.kz/post/198765")),
        (
            "http://www.abai.kz./index.php/lt/post/198765",
            ArticleAddress("198765", "kk-Latn", "https://abai.kz/lt/post/198765"),
        ),
        ("https://abai.kz/part/69?page=3", None),
        ("https://abai.kz/lt/", None),
        ("https://abai.kz/", None),
        ("https://adyrna.kz/lt/post/198765", None),
    ],
)
def test_one_number_joins_the_letters_and_the_old_address(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_todays_date_above_the_headline_is_not_the_posts_date() -> None:
    old = "eski-qalanyn-kilti"
    assert read("abai_kz", old) == written("abai_kz", old)
    without = read("abai_kz", old, changes={"31 Тамыз, 2012 сағат 11:16": ""})
    assert without == replace(written("abai_kz", old), date_published=None, date_published_shown="")


def test_a_post_has_the_same_number_of_views_in_all_letters_and_no_count_of_comments() -> None:
    found = {edition: read("abai_kz", "tuban-zhailaudagy-kitap", edition) for edition in ("kk", "latn", "arab")}
    assert {(one.native_id, one.view_count) for one in found.values()} == {("198765", 579)}
    without = read("abai_kz", "tuban-zhailaudagy-kitap", changes={"<span>579</span> ": ""})
    assert without.view_count is None


def test_another_latin_alphabet_on_the_next_day_changes_the_letters_and_nothing_else() -> None:
    slug = "tuban-zhailaudagy-kitap"
    first, second = (read("abai_kz", slug, "latn", day=day) for day in (1, 2))
    assert (first.headline, second.headline) == ("Jaylawda qalğan kitap", "Jaılaýda qalǵan kitap")
    assert (first.native_id, first.edition, first.url) == (second.native_id, second.edition, second.url)
    master = [read("abai_kz", slug, day=day) for day in (1, 2)]
    assert replace(master[1], view_count=master[0].view_count) == master[0]
