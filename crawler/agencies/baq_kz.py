"""BAQ.KZ. Kazakh articles stand at the root (/slug-200028780/), Russian ones at rus.baq.kz; the system is El.kz's."""

import re
from typing import ClassVar

from crawler.bases.el import ElSystem
from crawler.evidence import guess, reported
from crawler.page import Page, every
from crawler.sources import ListPages


class BaqKz(ElSystem):
    """The spider of BAQ.KZ."""

    name = "baq_kz"
    agency_name = "BAQ.KZ"
    base = "https://baq.kz"
    edition_hosts: ClassVar = {"https://rus.baq.kz": "rus"}
    # AMP pages keep the older form with the rubric: /amp/news/<rubric>/<slug>-<id>.
    article = re.compile(r"/(?:news/(?:[^/]+/)*)?(?:[^/]*-)?(?P<id>\d{5,})/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "ru": ("rus", "ru")}
    layouts = (Page(article_body=every("div.news-text p, div.news-text h4")),)
    sources = (ListPages("/", edition="kk"), ListPages("https://rus.baq.kz/", edition="ru"))
    evidence = (
        *ElSystem.shared_evidence,
        reported("addresses", "/<slug>-200028780/ (2026-01-05), /amp/news/<rubric>/<slug>-<id>, older /news/…"),
        guess("addresses", "the number alone makes an article out, whatever stands before it"),
        reported("editions", "rus.baq.kz is the Russian one"),
        guess("editions", "both editions number their articles in one sequence, as El.kz does"),
        reported("sources", "no feed (2026-09-06); /tag/<slug>/?page=N has pages"),
        guess("sources", "the home pages list the newest articles and have pages at ?page=N"),
        reported("layouts", "div.news-text with p and h4 is the body (a scraper, 2026-09)"),
    )
