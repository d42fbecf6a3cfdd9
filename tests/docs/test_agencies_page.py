"""docs/agencies.md says what the agencies' files say; each of them says what is known of it."""

import pytest

from crawler.evidence_page import PAGE, page
from crawler.reread.agencies import Agencies
from crawler.spider import AgencySpider

AGENCIES = Agencies().all


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(AGENCIES), "run: make docs"


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda one: one.name)
def test_every_agency_says_of_its_addresses_sources_and_layouts_how_they_are_known(agency: AgencySpider) -> None:
    assert {"addresses", "sources", "layouts"} <= {one.part for one in agency.evidence}
    assert all(one.how for one in agency.evidence if one.verified)
