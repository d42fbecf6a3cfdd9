"""Primeminister.kz, the Government's news: /kz/news/slug-31770, Russian ones under /ru/news/."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class PrimeministerKz(AgencySpider):
    """The spider of Primeminister.kz."""

    name = "primeminister_kz"
    agency_name = "Primeminister.kz"
    base = "https://primeminister.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>kz|ru|en)/news/(?:[^/]+/)?[^/]*-(?P<id>\d{4,})/?")
    editions: ClassVar = {"kk": ("kz", "kk-Cyrl"), "ru": ("ru", "ru"), "en": ("en", "en")}
    final_slash = False
    layouts = (Page(),)
    sources = (
        ListPages("/kz/news", edition="kk", more="/page/{page}"),
        ListPages("/ru/news", edition="ru", more="/page/{page}"),
    )
    evidence = (
        reported("addresses", "/ru/news/<slug>-<id>, ids 280497 (2021), 30000 and 31770 (2025): started anew (links)"),
        guess("addresses", "/kz and /en in the same form; whether an article has one id in all is not known"),
        reported("sources", "/kz/news/page/N, 1,441 pages (public code, undated); /ru/news"),
        guess("layouts", "nothing of the page is known"),
    )
