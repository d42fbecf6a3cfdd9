"""Gov.kz, the ministries' press pages: /memleket/entities/dsm/press/news/details/1060054."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider

BODIES = ("mti", "mod", "ecogeo", "dsm", "mfa", "maidd")
"""Bodies that public pages link to; the first three to their news. There are many more, each with a short name."""


class GovKz(AgencySpider):
    """The spider of Gov.kz."""

    name = "gov_kz"
    agency_name = "Gov.kz"
    base = "https://www.gov.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/memleket/entities/[^/]+/press/news/details/(?:[^/]*-)?(?P<id>\d+)/?")
    editions: ClassVar = {"kk": ("kk", "kk-Cyrl"), "ru": ("ru", "ru"), "en": ("en", "en")}
    edition_parameter = "lang"
    final_slash = False
    layouts = (Page(),)
    sources = tuple(ListPages(f"/memleket/entities/{body}/press/news/", more="{page}") for body in BODIES)
    evidence = (
        reported(
            "addresses", "/memleket/entities/<body>/press/news/details/<id>?lang=kk, ids 326171 to 1060054 (links)"
        ),
        reported(
            "editions", "?lang=kk, ?lang=ru, ?lang=en (links); without it no language is known, so it is not read"
        ),
        guess("editions", "the number is the same in all"),
        guess("sources", "/memleket/entities/<body>/press/news/ lists a body's news, with pages at …/news/2"),
        guess("layouts", "the pages are said to be filled by scripts: what a crawl gets may have no text at all"),
    )
