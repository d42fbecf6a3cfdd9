"""Addresses of azattyq_org as they were reported (press_sites.tsv), with invented slugs."""

import pytest

from crawler.addresses import ArticleAddress
from crawler.agencies.azattyq_org import AzattyqOrg
from tests.crawler.agencies.stand_in import record

ADDRESSES = AzattyqOrg.addresses_at("")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        (
            "https://www.azattyq.org/a/auyl-mektebi-zhabylmaq/33671234.html",
            ArticleAddress("33671234", "kk-Cyrl", "https://www.azattyq.org/a/auyl-mektebi-zhabylmaq/33671234.html"),
        ),
        (
            "https://www.azattyq.org/a/33671234.html",
            ArticleAddress("33671234", "kk-Cyrl", "https://www.azattyq.org/a/33671234.html"),
        ),
        (
            "https://rus.azattyq.org/a/selskaya-shkola/33671240.html",
            ArticleAddress("33671240", "ru", "https://rus.azattyq.org/a/selskaya-shkola/33671240.html"),
        ),
        (
            "https://d3b0a1c2e4f5g6.cloudfront.net/a/auyl-mektebi-zhabylmaq/33671234.html?nocache=1",
            ArticleAddress("33671234", "kk-Cyrl", "https://www.azattyq.org/a/auyl-mektebi-zhabylmaq/33671234.html"),
        ),
        ("https://cloudfront.net/a/33671234.html", None),
        ("https://www.azattyq.org/z/330", None),
        ("https://www.azattyq.org/", None),
        ("https://www.svoboda.org/a/33671234.html", None),
    ],
)
def test_a_number_is_one_article_on_all_hosts_and_mirrors(url: str, article: ArticleAddress | None) -> None:
    assert ADDRESSES.identify(url) == article


def test_a_date_in_utc_that_only_json_ld_has_is_kept_in_the_agencys_zone() -> None:
    found = record("azattyq_org", "eski-fotoapparat")
    assert found["date_published"] == "2026-01-15T02:30:00+05:00"
    assert (found["date_published_shown"], found["layers"]["date_published"]) == ("2026-01-14 21:30:00Z", "structured")
