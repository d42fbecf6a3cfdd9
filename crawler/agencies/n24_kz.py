"""24.kz, the news channel: Joomla with K2, /kz/zha-aly-tar/item/12345-slug (the sections lose Kazakh letters)."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class N24Kz(AgencySpider):
    """The spider of 24.kz, whose name can't begin with a digit in Python."""

    name = "n24_kz"
    agency_name = "24.kz"
    base = "https://24.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>kz|ru)/(?:[^/]+/)+(?:item/)?(?P<id>\d{4,})-[^/]+/?")
    editions: ClassVar = {"kk": ("kz", "kk-Cyrl"), "ru": ("ru", "ru")}
    final_slash = False
    layouts = (Page(),)
    sources = (ListPages("/kz/zha-aly-tar", edition="kk"), ListPages("/ru/news", edition="ru"))
    evidence = (
        reported("addresses", "/kz/<section>/item/<id>-<slug> (PRESS.md), and /kz/zha-aly-tar/kogam/767772-<slug>"),
        guess("addresses", "the two forms are of one time line of ids, each edition with its own"),
        reported("sources", "/kz/zha-aly-tar (public code, undated); no feed"),
        guess("sources", "/ru/news, and pages at ?page=N: Joomla's own are ?start=20, which could not be tried"),
        guess("layouts", "«13.01.2023, 18:19»: the form is known, a page with it was not seen"),
    )
