"""Turkystan.kz, the weekly «Түркістан»: /article/208140-slug/ (older slugs lose Kazakh letters: t-l-ta-yryby)."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, maybe
from crawler.sources import ListPages, Sitemap
from crawler.spider import AgencySpider

LAYOUTS = (
    # From a reader of the site in public code (of 2024 or later). The date it takes for the article's own.
    Page(date_published=maybe(".news-date")),
)


class TurkystanKz(AgencySpider):
    """The spider of Turkystan.kz."""

    name = "turkystan_kz"
    agency_name = "Turkystan.kz"
    base = "https://turkystan.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/article/(?P<id>\d+)(?:-[^/]*)?/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = LAYOUTS
    sources = (ListPages("/"), Sitemap("/sitemap-articles-1.xml"))
    evidence = (
        reported("addresses", "/article/<id>-<slug>/, ids 208140 to 282605 (public pages)"),
        reported("sources", "the front page; /sitemap-articles-1.xml and on (public code, 2024 or later); no feed"),
        guess("sources", "the first sitemap has the newest articles; the front page has pages at ?page=N"),
        reported("layouts", ".news-date and .article-content; article:published_time in the head (public code)"),
        reported(
            "layouts", "the headline up to three times, then «ашық дереккөзі» as the photo's credit (a public page)"
        ),
    )
