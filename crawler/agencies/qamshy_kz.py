"""Qamshy.kz: /article/30741-slug in Cyrillic, /latyn/article/… and /tote/article/… with the same numbers."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class QamshyKz(AgencySpider):
    """The spider of Qamshy.kz."""

    name = "qamshy_kz"
    agency_name = "Qamshy.kz"
    base = "https://qamshy.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>latyn/|tote/)?article/(?P<id>\d+)(?:-[^/]*)?/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "latn": ("latyn/", "kk-Latn"), "arab": ("tote/", "kk-Arab")}
    final_slash = False
    layouts = (Page(),)
    sources = (
        ListPages("/", edition="kk"),
        ListPages("/latyn/", edition="latn"),
        ListPages("/tote/", edition="arab"),
    )
    evidence = (
        reported("addresses", "/latyn/article/30741-<slug> and /tote/article/7-<slug> (public pages)"),
        reported("addresses", "before 2017: /article/<slug>.html (two addresses; not read as articles')"),
        guess("editions", "the Cyrillic edition is at the root, and the number is the same in all three"),
        reported("sources", "the front page lists the newest with their times (public code, 2023)"),
        guess("sources", "/latyn/ and /tote/ do too; all have pages at ?page=N"),
        reported("layouts", "the photo's path stands as text under the headline (pages of /latyn and /tote)"),
    )
