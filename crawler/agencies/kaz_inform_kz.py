"""Kazinform. One article in Cyrillic (kaz.), Latin (qz.) and Arabic letters (ar.) under the same slug and hash.

Russian articles stand at www.inform.kz/ru, English ones under /en there; the Chinese edition is not read.
"""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, one
from crawler.sources import Feed, ListPages
from crawler.spider import AgencySpider


class KazInformKz(AgencySpider):
    """The spider of Kazinform."""

    name = "kaz_inform_kz"
    agency_name = "Kazinform"
    base = "https://kaz.inform.kz"
    edition_hosts: ClassVar = {
        "https://qz.inform.kz": "qz",
        "https://ar.inform.kz": "ar",
        "https://www.inform.kz": "",  # its paths say the edition: /kz/, /ru/, /en/
    }
    time_zone = "Asia/Almaty"
    # Since 2023 /news/<slug>-<6 hex digits>/; before, seven digits: /news/<slug>_a3912345, /kz/<slug>_a3912345.
    article = re.compile(
        r"/(?:kz/|(?P<edition>ru/|en/))?(?:news/)?[^/]*(?:-(?=[0-9a-f]{6}/?$)|_a(?=\d{7}/?$))(?P<id>[0-9a-f]{6,7})/?"
    )
    editions: ClassVar = {
        "kk": ("", "kk-Cyrl"),
        "latn": ("qz", "kk-Latn"),
        "arab": ("ar", "kk-Arab"),
        "ru": ("ru/", "ru"),
        "en": ("en/", "en"),
    }
    layouts = (Page(headline=one("h1")),)
    sources = (
        Feed("/rss/kz.xml", edition="kk"),
        ListPages("/lenta/", edition="kk"),
        ListPages("https://qz.inform.kz/lenta/", edition="latn"),
        ListPages("https://ar.inform.kz/lenta/", edition="arab"),
        ListPages("https://www.inform.kz/ru/lenta/", edition="ru"),
        ListPages("https://www.inform.kz/en/lenta/", edition="en"),
    )
    evidence = (
        reported("addresses", "/news/<slug>-<6 hex>/ since 2023 (2026-09-06)"),
        reported("addresses", "before 2023 /news/<slug>_a<7 digits>, /kz/<slug>_a<id>, /amp/<slug>_a<id>"),
        reported("editions", "kaz. and qz. share slug and hash; ar. is the Arabic one; www.inform.kz/ru; en; cn"),
        guess("editions", "ar. shares slug and hash, too; en is www.inform.kz/en"),
        reported("sources", "/rss/kz.xml with 200 items (2026-09-06); /lenta/; categories with pages at ?page=N"),
        guess("sources", "the lists of all editions are at /lenta/ and have pages at ?page=N"),
        reported("layouts", "h1; no <article>, no itemprop=articleBody (2026-09-06)"),
        reported("layouts", "«22:34, 24 Қаңтар 2026 | GMT +5» is the date"),
    )
