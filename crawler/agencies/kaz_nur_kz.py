"""NUR.KZ in Kazakh: /<rubric>/<id>-<slug>/ at kaz.nur.kz."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import Feed, ListPages
from crawler.spider import AgencySpider


class KazNurKz(AgencySpider):
    """The spider of kaz.nur.kz."""

    name = "kaz_nur_kz"
    agency_name = "NUR.KZ"
    base = "https://kaz.nur.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?:[^/]+/)+(?P<id>\d{6,})-[^/]*/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    # The text is in <article>, and so may be cards of other articles: no selector.
    layouts = (Page(),)
    sources = (Feed("/rss/all.rss"), ListPages("/latest/"))
    evidence = (
        reported("addresses", "/<rubric>/<id>-<slug>/ (2026-05)"),
        guess("addresses", "numbers have six digits or more"),
        reported("sources", "/rss/all.rss with 50 items (2026-09-06); /latest/"),
        reported("sources", "/article-index-sitemap.xml has stood still (2026-09), so it is not asked"),
        guess("sources", "/latest/ has pages at ?page=N"),
        reported("layouts", "<article> with ten paragraphs or more of over 60 letters (2026-09-06)"),
    )
