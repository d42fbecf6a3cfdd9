"""Every page of every stand-in reads to what its author wrote: whole records, of all agencies but El.kz.

El.kz's are crawled in tests/crawl, with its bad pages.
"""

import pytest

from crawler.replica.press import agencies
from tests.crawler.agencies.stand_in import articles, read, written

PAGES = [(agency, *page) for agency in agencies() if agency != "el_kz" for page in articles(agency)]


@pytest.mark.parametrize(
    ("agency", "slug", "edition", "day"), PAGES, ids=[f"{one[0]}/{one[2]}/{one[1]}/{one[3]}" for one in PAGES]
)
def test_a_page_reads_to_what_its_author_wrote(agency: str, slug: str, edition: str, day: int) -> None:
    assert read(agency, slug, edition, day=day) == written(agency, slug, edition, day=day)
