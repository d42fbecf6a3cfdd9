"""Aikyn.kz, the daily «Айқын»: /268514/slug, also with /amp."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, maybe
from crawler.sources import ListPages
from crawler.spider import AgencySpider

LAYOUTS = (
    # From a reader of the site in public code (undated, of 2021 or later).
    Page(date_published=maybe("time.content-info__date")),
)


class AikynKz(AgencySpider):
    """The spider of Aikyn.kz."""

    name = "aikyn_kz"
    agency_name = "Aikyn.kz"
    base = "https://aikyn.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<id>\d{4,})/(?!\d+/?$)[^/]+/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    final_slash = False
    layouts = LAYOUTS
    sources = (ListPages("/news"),)
    evidence = (
        reported("addresses", "/<id>/<slug>, with /amp for the other form of the page (public pages)"),
        reported("addresses", "before 2019: /2018/03/13/45755.html (one address; not read as an article's)"),
        reported("sources", "/news?page=N, 1,366 pages (public code, undated); no feed"),
        reported(
            "layouts", "time.content-info__date, div.content-tags, div.content-body__detail (public code, undated)"
        ),
        guess("layouts", "tags and text need no selector: the lower layers find them there"),
    )
