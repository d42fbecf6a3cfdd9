"""Gov.kz: news of one body, by number."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.gov_kz import GovKz

OWN = GovKz.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://www.gov.kz/memleket/entities/mod/press/news/details/1060054?lang=kk",
            ArticleAddress(
                "1060054", "kk-Cyrl", "https://www.gov.kz/memleket/entities/mod/press/news/details/1060054?lang=kk"
            ),
        ),
        (
            "https://gov.kz/memleket/entities/mti/press/news/details/326171?lang=en",
            ArticleAddress(
                "326171", "en", "https://www.gov.kz/memleket/entities/mti/press/news/details/326171?lang=en"
            ),
        ),
    ],
)
def test_an_articles_address_in_each_form(url: str, article: ArticleAddress) -> None:
    assert OWN.identify(url) == article


@pytest.mark.parametrize(
    "url",
    [
        "https://www.gov.kz/",
        "https://www.gov.kz/memleket/entities/ecogeo/press/news/details/970471",
        "https://www.gov.kz/memleket/entities/mod",
        "https://www.gov.kz/memleket/entities/mod/press/news/2",
        "https://www.gov.kz/memleket/entities/qogam/services?lang=en",
        "https://www.mod.gov.kz/press/news/details/1",
    ],
)
def test_what_is_no_articles(url: str) -> None:
    assert OWN.identify(url) is None
