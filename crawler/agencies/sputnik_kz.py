"""Sputnik Қазақстан: /YYYYMMDD/<slug>-<id>.html, Russian at ru.sputnik.kz; sputniknews.kz until its new name."""

import re
from datetime import date
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, every, maybe
from crawler.sources import Sitemap
from crawler.spider import AgencySpider

LAYOUTS = (
    Page(
        until=date(2017, 12, 31),
        date_published=maybe("meta[itemprop=datePublished]::attr(content)"),
        article_body=every("div.b-article__text p"),
    ),
    # Nothing is known of the later designs.
    Page(),
)


class SputnikKz(AgencySpider):
    """The spider of Sputnik Қазақстан."""

    name = "sputnik_kz"
    agency_name = "Sputnik Қазақстан"
    base = "https://sputnik.kz"
    edition_hosts: ClassVar = {"https://ru.sputnik.kz": "ru"}
    mirrors = ("sputniknews.kz",)
    time_zone = "Asia/Almaty"
    article = re.compile(r"/\d{8}/(?:[^/]*-)?(?P<id>\d{5,})\.html")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "ru": ("ru", "ru")}
    layouts = LAYOUTS
    sources = (
        Sitemap("/sitemap_article_index.xml", edition="kk"),
        Sitemap("https://ru.sputnik.kz/sitemap_article_index.xml", edition="ru"),
    )
    evidence = (
        reported("addresses", "/YYYYMMDD/<slug>-<id>.html, AMP under /amp/YYYYMMDD/ (2017-10)"),
        reported("editions", "sputnik.kz is Kazakh, ru.sputnik.kz Russian"),
        guess("editions", "no number of one edition is another article's in the other"),
        reported("hosts", "sputniknews.kz was its host in 2017"),
        reported("sources", "/sitemap_article_index.xml (2017-10, on sputniknews.kz)"),
        guess("sources", "both editions still have it"),
        reported("layouts", "meta itemprop=datePublished, div.b-article__text (2017-10); later designs are not known"),
    )
