"""Aqshamnews.kz, «Алматы ақшамы»: no numbers, the slug names the article in /kz, /latyn and /tote alike."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class AqshamnewsKz(AgencySpider):
    """The spider of Aqshamnews.kz."""

    name = "aqshamnews_kz"
    agency_name = "Aqshamnews.kz"
    base = "https://aqshamnews.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>kz|latyn|tote)/article/(?P<id>[^/]+)\.html")
    editions: ClassVar = {"kk": ("kz", "kk-Cyrl"), "latn": ("latyn", "kk-Latn"), "arab": ("tote", "kk-Arab")}
    # Reaction counters («ۇنامايدى 0») stand below the text, and no view count was seen: no bare number is one.
    layouts = (Page(),)
    sources = (
        ListPages("/kz/", edition="kk"),
        ListPages("/latyn/", edition="latn"),
        ListPages("/tote/", edition="arab"),
    )
    evidence = (
        reported("addresses", "/kz/article/qazaq-qyzy-ulybritaniiada-kolik-….html (public pages, 2025)"),
        reported("editions", "/kz, /latyn, /tote (public pages)"),
        guess("editions", "an article has the same slug in all three"),
        guess("sources", "/kz/, /latyn/ and /tote/ list the newest, with pages at ?page=N"),
        reported("layouts", "a time («17:29»), «سۋرەت: Egemen.kz», reactions below the text (a page of /tote, 2025)"),
    )
