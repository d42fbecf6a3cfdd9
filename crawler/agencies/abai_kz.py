"""Abai.kz. One post in Cyrillic (/post/1), Latin (/lt/post/1) and Arabic letters (/tt/post/1) under one number.

The Latin alphabet of /lt was another in 2019 than in 2025: the Cyrillic edition is the master.
"""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class AbaiKz(AgencySpider):
    """The spider of Abai.kz."""

    name = "abai_kz"
    agency_name = "Abai.kz"
    base = "https://abai.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>lt/|tt/)?post/(?P<id>\d+)/?")
    final_slash = False
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "latn": ("lt/", "kk-Latn"), "arab": ("tt/", "kk-Arab")}
    # div.single-news holds the counts and other posts, too, so it is no body; today's date stands above the post's own.
    layouts = (Page(views_beside_date=True),)
    sources = (
        ListPages("/", edition="kk"),
        ListPages("/part/69", edition="kk"),
        ListPages("/lt/", edition="latn"),
        ListPages("/tt/", edition="arab"),
    )
    evidence = (
        reported("addresses", "/post/<id>, /lt/post/<id>, /tt/post/<id>, also under /index.php/ (2024-2026)"),
        reported("editions", "/lt in w/ş/ñ letters (2019), in gh/ý letters (2025); /tt in Arabic letters"),
        reported("sources", "/part/69?page=N are the opinions; no feed (2026-09-06)"),
        guess("sources", "the home pages list the newest posts and have pages at ?page=N"),
        reported("layouts", "«Жұма, 18 қазан 2019» (today), then «30 Қаңтар, 2026 сағат 13:48»"),
        reported("layouts", "the number before «0 пікір» is the view count («Aqmyltyq 579 0 pikir»)"),
    )
