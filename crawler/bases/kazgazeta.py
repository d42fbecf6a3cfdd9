"""The system of the newspapers at kazgazeta.kz (anatili., ulan. and others). It names no site and reads no page."""

import re
from typing import ClassVar

from crawler.evidence import Evidence, guess, reported
from crawler.page import Page, maybe, one
from crawler.sources import FrontPage
from crawler.spider import AgencySpider


class Kazgazeta(AgencySpider):
    """A newspaper with `/news/28984`, in Cyrillic and, with `?ln=lat`, in Latin letters."""

    time_zone = "Asia/Almaty"
    article = re.compile(r"/news/(?P<id>\d+)/?")
    edition_parameter = "ln"
    final_slash = False
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "latn": ("lat", "kk-Latn")}
    # «• Әдебиет ⏎ • 09 Шілде, 2020»: the span after the clock's icon is the day.
    layouts = (Page(headline=one("h1.title"), date_published=maybe("i.clock + span")),)
    sources = (FrontPage("/", edition="kk"), FrontPage("/?ln=lat", edition="latn"))
    shared_evidence: ClassVar[tuple[Evidence, ...]] = (
        reported("addresses", "/news/<id> on anatili. and ulan.kazgazeta.kz (a scraper, 2026-05)"),
        reported("editions", "?ln=lat shows the same article in Latin letters (the same scraper, 2026-05)"),
        reported("sources", "only the home page lists articles (the same scraper, 2026-05)"),
        guess("sources", "/?ln=lat links to the Latin addresses"),
        reported("layouts", "h1.title, i.clock + span (the same scraper, 2026-05)"),
    )
