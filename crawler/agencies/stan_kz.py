"""Stan.kz: /<slug>-<id>/ with six digits."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, one
from crawler.sources import FrontPage
from crawler.spider import AgencySpider


class StanKz(AgencySpider):
    """The spider of Stan.kz."""

    name = "stan_kz"
    agency_name = "Stan.kz"
    base = "https://stan.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/[^/]*-(?P<id>\d{6})/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = (Page(headline=one("h1")),)
    sources = (FrontPage("/"),)
    evidence = (
        reported("addresses", "ids 327141 (2020-02), 340750 (2020-12-11), 379289 (2023-03), 426037 (2025-11)"),
        guess("addresses", "ids have six digits until the millionth"),
        reported("sources", "the home page (2024)"),
        reported("layouts", "h1 (2024); where date and text stand is not known"),
    )
