"""Adyrna.kz: /post/140456 in Cyrillic, /lt/post/… in Latin letters, and an Arabic edition."""

import re
from typing import ClassVar

from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import ListPages
from crawler.spider import AgencySpider

LAYOUTS = (
    # «2543» alone under the headline, with no date (pages of /lt): the views.
    Page(views_beside_date=True),
)


class AdyrnaKz(AgencySpider):
    """The spider of Adyrna.kz."""

    name = "adyrna_kz"
    agency_name = "Adyrna.kz"
    base = "https://adyrna.kz"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?P<edition>lt/|tt/)?(?:kk/)?post/(?P<id>\d+)/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl"), "latn": ("lt/", "kk-Latn"), "arab": ("tt/", "kk-Arab")}
    final_slash = False
    layouts = LAYOUTS
    sources = (
        ListPages("/category/zhanalyktar", edition="kk"),
        ListPages("/lt/", edition="latn"),
        ListPages("/tt/", edition="arab"),
    )
    evidence = (
        reported("addresses", "/post/140456 (2022-11) and /lt/post/26923, /lt/post/85619 (public pages)"),
        reported("editions", "pages in Arabic letters were seen, their addresses not kept"),
        guess(
            "editions", "the Arabic edition is at /tt/post/<id>, as abai.kz's is; the number is the same in all three"
        ),
        reported("sources", "/category/zhanalyktar, and since 2026 /kk (public code, 2023 and 2026)"),
        guess("sources", "/lt/ and /tt/ list the newest; all have pages at ?page=N"),
        reported("layouts", "a bare number under the headline, «Pıkırler» and «Ūqsas jaŋalyqtar» below (pages of /lt)"),
    )
