"""Azattyq, the Kazakh service of RFE/RL: /a/<slug>/<id>.html, in Russian at rus.; mirrors on cloudfront.net."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import FrontPage
from crawler.spider import AgencySpider


class AzattyqOrg(AgencySpider):
    """The spider of Azattyq."""

    name = "azattyq_org"
    agency_name = "Азаттық"
    base = "https://www.azattyq.org"
    edition_hosts: ClassVar = {"https://rus.azattyq.org": "rus"}
    mirrors = ("*.cloudfront.net",)
    time_zone = "Asia/Almaty"
    article = re.compile(r"/a/(?:[^/]+/)?(?P<id>\d+)\.html")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "ru": ("rus", "ru")}
    # body.pg-article is the whole page; JSON-LD has headline, authors and dates («2021-09-01 16:45:29Z»).
    layouts = (Page(),)
    sources = (FrontPage("/", edition="kk"), FrontPage("https://rus.azattyq.org/", edition="ru"))
    evidence = (
        reported("addresses", "/a/<slug>/<id>.html, /a/<id>.html (2021-09)"),
        reported("editions", "www. is Kazakh, rus. Russian"),
        guess("editions", "RFE/RL numbers all its articles in one sequence, so one number is one article"),
        reported("hosts", "many mirrors on *.cloudfront.net show the same id"),
        guess("hosts", "a mirror that a page links to is one of www.azattyq.org, not of another service"),
        reported("sources", "lists at /z/<n>; which of them has all news is not known"),
        guess("sources", "the home pages link to the newest articles"),
        reported("layouts", "JSON-LD or OpenGraph with the title, datePublished, dateModified, author (2021-09)"),
    )
