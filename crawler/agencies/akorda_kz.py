"""Ақорда, the President's press service: /kz/<slug>-<id>, and the same number under /ru and /en."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, every, one
from crawler.sources import FrontPage
from crawler.spider import AgencySpider


class AkordaKz(AgencySpider):
    """The spider of Akorda.kz."""

    name = "akorda_kz"
    agency_name = "Ақорда"
    base = "https://www.akorda.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>kz|ru|en)/(?:[^/]+/)*[^/]*-(?P<id>\d{5,})/?")
    final_slash = False
    editions: ClassVar = {"kk": ("kz", "kk-Cyrl"), "ru": ("ru", "ru"), "en": ("en", "en")}
    layouts = (Page(headline=one("h2.mt-5"), date_published=one("h2.mt-5 + h5"), article_body=every("article p")),)
    sources = (
        FrontPage("/kz", edition="kk"),
        FrontPage("/ru", edition="ru"),
        FrontPage("/en", edition="en"),
    )
    evidence = (
        reported("addresses", "/kz/<slug>-<id> (2026-05)"),
        guess("addresses", "ids have five digits or more; a year at the end of a slug is none"),
        reported("editions", "kz, ru and en"),
        guess("editions", "one number is one event in all three"),
        guess("sources", "the home page of each edition links to its newest articles"),
        reported("layouts", "h2.mt-5, h5 right after it with the date, <article> with the text (2026-05)"),
    )
