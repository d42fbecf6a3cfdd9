"""Tengrinews.kz in Kazakh. The Russian and English sites number their articles apart: they are no editions of it."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, every
from crawler.sources import ListPages, Sitemap
from crawler.spider import AgencySpider


class KazTengrinewsKz(AgencySpider):
    """The spider of kaz.tengrinews.kz."""

    name = "kaz_tengrinews_kz"
    agency_name = "Tengrinews.kz"
    base = "https://kaz.tengrinews.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/[^/]+/[^/]*-(?P<id>\d{5,})/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    # The count of views is filled in by JavaScript, so no page as fetched shows it.
    layouts = (Page(article_body=every("div.content_main_text p, div.tn-article-body p")),)
    sources = (ListPages("/news/", more="page/{page}/"), Sitemap("/kk-sitemap-index.xml"))
    evidence = (
        reported("addresses", "/<rubric>/<slug>-<id>/ (2026-04)"),
        guess("addresses", "ids have five digits or more; a year at the end of a slug is none"),
        guess("editions", "tengrinews.kz and en.tengrinews.kz have other articles under the same numbers"),
        reported("sources", "/news/page/N/, /kk-sitemap-index.xml (2026-04); /news.rss in one report, 404 in another"),
        reported(
            "layouts", "JSON-LD NewsArticle in @graph; div.content_main_text, older div.tn-article-body (2026-04)"
        ),
        reported("layouts", ".content_main_meta_stat_view [data-views] is filled by JavaScript"),
    )
