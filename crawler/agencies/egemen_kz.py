"""Egemen Qazaqstan. One article in Cyrillic, Latin (lat.) and Arabic letters (ar.) has one number; also ru. and en."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, maybe, one
from crawler.sources import Feed, ListPages, Sitemap
from crawler.spider import AgencySpider


class EgemenKz(AgencySpider):
    """The spider of Egemen Qazaqstan."""

    name = "egemen_kz"
    agency_name = "Egemen Qazaqstan"
    base = "https://egemen.kz"
    edition_hosts: ClassVar = {
        "https://lat.egemen.kz": "lat",
        "https://ar.egemen.kz": "ar",
        "https://ru.egemen.kz": "ru",
        "https://en.egemen.kz": "en",
    }
    time_zone = "Asia/Almaty"
    article = re.compile(r"/article/(?P<id>\d+)(?:-[^/]*)?/?")
    final_slash = False
    editions: ClassVar = {
        "kk": ("", "kk-Cyrl"),
        "latn": ("lat", "kk-Latn"),
        "arab": ("ar", "kk-Arab"),
        "ru": ("ru", "ru"),
        "en": ("en", "en"),
    }
    # Two reports of 2024 and 2026-05 name different bodies, a test of 2026-09 found neither: the lines decide.
    layouts = (Page(headline=one("h1.responsive_title"), authors=maybe("div.name-auth h4")),)
    sources = (
        Feed("/rss", edition="kk"),
        Sitemap("/sitemap.xml", edition="kk"),
        ListPages("/articles", edition="kk"),
        ListPages("https://lat.egemen.kz/articles", edition="latn"),
        Sitemap("https://ar.egemen.kz/sitemap.xml", edition="arab"),
        Sitemap("https://ru.egemen.kz/sitemap.xml", edition="ru"),
        Sitemap("https://en.egemen.kz/sitemap.xml", edition="en"),
    )
    evidence = (
        reported("addresses", "/article/<id>-<slug>, /amp/article/<id>-<slug> (2026-05)"),
        reported("editions", "lat., ar. and /amp/ show one article under one number; ru. and en. exist"),
        guess("editions", "ru. and en. number their articles in the same sequence"),
        reported("sources", "/rss with 50 items (2026-09-06); sitemap.xml on egemen.kz, ar., ru., en.; /articles"),
        reported("sources", "/search?page=N&year=YYYY&month=M (2026-05): not asked, as the sitemaps name all"),
        guess("sources", "lat. has no sitemap; /articles has pages at ?page=N there and on egemen.kz"),
        reported("layouts", "h1.responsive_title, div.name-auth h4 (2026-05)"),
        reported("layouts", "«Аймақтар • 01 Қаңтар, 2021», «4236 рет көрсетілді», «24 мин оқу үшін»"),
    )
