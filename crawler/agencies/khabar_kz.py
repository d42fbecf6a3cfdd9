"""Khabar.kz: /kk/news/…/<id>-<slug>, Russian under /ru; a site on Joomla."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, maybe, one
from crawler.sources import ListPages, Sitemap
from crawler.spider import AgencySpider


class KhabarKz(AgencySpider):
    """The spider of Khabar.kz."""

    name = "khabar_kz"
    agency_name = "Хабар"
    base = "https://khabar.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>kk|ru)/news/(?:[^/]+/)*(?P<id>\d+)-[^/]*/?")
    final_slash = False
    editions: ClassVar = {"kk": ("kk", "kk-Cyrl"), "ru": ("ru", "ru")}
    layouts = (Page(headline=one("h1[itemprop=name]"), date_published=maybe("li.border-gredient-left")),)
    sources = (
        Sitemap("/kk/xml-karta", edition="kk"),
        ListPages("/kk/news", edition="kk", more="?start={offset}", size=20),
        ListPages("/ru/news", edition="ru", more="?start={offset}", size=20),
    )
    evidence = (
        reported("addresses", "/kk/news/…/<id>-<slug> (2026-05); /ru is the Russian edition"),
        guess("editions", "both editions number their articles in one sequence, as Joomla does"),
        reported("sources", "/kk/xml-karta; lists go on at ?start=20 (2026-05)"),
        guess("sources", "/kk/news and /ru/news list all news, twenty a page; the map of the site is a sitemap's XML"),
        reported("layouts", "h1[itemprop=name], li.border-gredient-left with the day, div.iq-blog-box (2026-05)"),
    )
