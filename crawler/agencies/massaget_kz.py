"""Massaget.kz, a youth portal: /rubric/slug-5726, also with /amp, and older ones at /layfstayl/debiet/proza/35231/."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider


class MassagetKz(AgencySpider):
    """The spider of Massaget.kz."""

    name = "massaget_kz"
    agency_name = "Massaget.kz"
    base = "https://massaget.kz"
    time_zone = "Asia/Almaty"
    # /blogs/, /forum/ and /userdata/ have numbers of their own.
    article = re.compile(r"/(?!blogs/|forum/|userdata/)(?:[^/]+/)+(?:[^/]*-)?(?P<id>\d{3,})/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = (Page(),)
    sources = (ListPages("/"),)
    evidence = (
        reported("addresses", "/bizge-1-zhyl/k-nauryizaliev-…-kaml-5726/amp (a public page)"),
        reported("addresses", "/layfstayl/debiet/proza/35231/ and /mangilik_el/shanyirak/salt-dastur/45734/ (links)"),
        reported("addresses", "images at /userdata/news/news_<id>/image_l.jpg, with the article's id (public pages)"),
        guess("addresses", "both forms share one sequence of ids"),
        guess("sources", "the front page lists the newest, with pages at ?page=N"),
        guess("layouts", "nothing of the page is known"),
    )
