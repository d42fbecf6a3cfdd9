"""Zakon.kz in Kazakh: /<rubric>/<id>-<slug>.html at kaz.zakon.kz, before without the rubric."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class KazZakonKz(AgencySpider):
    """The spider of kaz.zakon.kz."""

    name = "kaz_zakon_kz"
    agency_name = "Zakon.kz"
    base = "https://kaz.zakon.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?:[^/]+/)?(?P<id>\d{5,})-[^/]*\.html")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = (Page(),)
    sources = (ListPages("/news/", more="?handler=LoadMoreNews&p={page}&type=list"),)
    evidence = (
        reported("addresses", "/<rubric>/<id>-<slug>.html, before /<id>-<slug>.html (2026-05)"),
        reported("sources", "/news/?handler=LoadMoreNews&p=N&type=list (2026-05); no feed"),
        guess("sources", "/news/ itself is the list's first page, and p=2 its second"),
        reported("layouts", "«16.01.2026 16:46 Фото: pexels» on one line; no views"),
    )
