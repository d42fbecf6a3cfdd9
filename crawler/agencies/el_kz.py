"""El.kz. Kazakh articles stand at the root (/slug_400045726/), Russian ones under /ru/."""

import re
from datetime import date
from typing import ClassVar

from crawler.bases.el import ElSystem
from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages

LAYOUTS = (
    # 2022: «01.09.2022 12:12» under the headline and no count of views (a Russian page of that day).
    Page(until=date(2022, 12, 31)),
    # From 2023-01-13 (the one page known): «Фото: gov.kz 13.01.2023 18:19 1188», the last number being the views.
    # No markup of El.kz has been seen: no selectors, until somebody runs `scrapy probe el_kz` on the live site.
    Page(views_beside_date=True),
)


class ElKz(ElSystem):
    """The spider of El.kz."""

    name = "el_kz"
    agency_name = "El.kz"
    base = "https://el.kz"
    # Ids 48505 (2022-09-01) to 400045726 (2026-04). The slug may be cut, wrong or missing: the id is the identity.
    article = re.compile(r"/(?P<edition>ru/)?(?:[^/]*_)?(?P<id>\d{4,})/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "ru": ("ru/", "ru")}
    layouts = LAYOUTS
    # No RSS and no known sitemap (2026-09). That the lists have pages at ?page=N is a guess.
    sources = (ListPages("/", edition="kk"), ListPages("/ru/", edition="ru"))
    evidence = (
        *ElSystem.shared_evidence,
        reported("addresses", "ids 48505 (2022-09-01) to 400045726 (2026-04) on public pages"),
        reported("sources", "/ and /ru/ serve as start pages; no feed (two aggregators, 2026)"),
        guess("sources", "the lists have pages at ?page=N"),
        reported("layouts", "the visible lines of one page (2023-01-13) and of a Russian one (2022-09-01)"),
        guess("layouts", "the bare number beside the date is the view count since 2023-01-01"),
    )
