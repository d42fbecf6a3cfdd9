"""Informburo.kz: no numbers, the slug names the article: /novosti/slug, /stati/slug; Kazakh ones under /kaz."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page, maybe, one
from crawler.sources import ListPages
from crawler.spider import AgencySpider

LAYOUTS = (
    # From two readers of the site in public code (2025-05-16, and an undated one).
    Page(
        headline=one("h1.head-single, h1.article__title"),
        date_published=maybe("div.article-meta time[datetime]"),
        views=maybe("div.article-meta small.uk-text-muted:nth-of-type(2), small[id^='arrilot-widget-container']"),
        views_beside_date=True,
    ),
)


class InformburoKz(AgencySpider):
    """The spider of Informburo.kz."""

    name = "informburo_kz"
    agency_name = "Informburo.kz"
    base = "https://informburo.kz"
    time_zone = "Asia/Almaty"
    # Under /kaz sections are many (newskaz): any one, and a slug with a hyphen, which sections' own names lack.
    article = re.compile(
        r"/(?:(?P<edition>kaz)/(?:[^/]+/)?|(?:novosti|stati|cards)/)(?P<id>[^/.]*-[^/.]*)(?:\.html)?/?"
    )
    editions: ClassVar = {"kk": ("kaz", "kk-Cyrl"), "ru": ("", "ru")}
    final_slash = False
    layouts = LAYOUTS
    sources = (
        ListPages("/kaz", edition="kk"),
        ListPages("/novosti", edition="ru"),
        ListPages("/stati", edition="ru"),
    )
    evidence = (
        reported(
            "addresses", "/novosti/<slug>, /stati/<slug>, /cards/<slug> (public pages), /kaz/newskaz/<slug> (a link)"
        ),
        guess("addresses", "a slug is never given twice; the editions' slugs differ, so they are not joined"),
        reported("sources", "/novosti?page=N (public code, 2025); feeds answer 403"),
        guess("sources", "/stati and /kaz have pages in the same way"),
        reported(
            "layouts", "h1.head-single or h1.article__title, div.article-meta with the time and the views (2025-05-16)"
        ),
        reported("layouts", "«11 мая 2022, 11:01» and a bare number, the views (public pages)"),
    )
