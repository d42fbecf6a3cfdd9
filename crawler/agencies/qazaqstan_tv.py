"""Qazaqstan.tv, the national channel's news: /news/214009."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class QazaqstanTv(AgencySpider):
    """The spider of Qazaqstan.tv."""

    name = "qazaqstan_tv"
    agency_name = "Qazaqstan.tv"
    base = "https://qazaqstan.tv"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/news/(?P<id>\d+)/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    final_slash = False
    # No selectors: the page shows only other articles' times, and the lower layers know not to take those.
    layouts = (Page(),)
    sources = (ListPages("/news/"),)
    evidence = (
        reported("addresses", "/news/<id>, such as 214009 (public pages)"),
        reported("sources", "/news is a list that goes on as one scrolls (public code, undated)"),
        guess("sources", "the list has pages at ?page=N for those who don't scroll"),
        reported("layouts", "«Автор» with the name below it; times only of other articles (pages of 2025-11 and -12)"),
    )
