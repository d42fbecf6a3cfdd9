"""An agency for tests that has sitemaps and an Atom feed, and no list."""

from typing import ClassVar

from crawler.agencies.el_kz import LAYOUTS, ElKz
from crawler.sources import Feed, Sitemap
from crawler.spider import AgencySpider


class MappedKz(AgencySpider):
    """Not a real agency."""

    name = "mapped_kz"
    agency_name = "Mapped.kz"
    base = "https://mapped.example"
    time_zone = "Asia/Almaty"
    article = ElKz.article
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = LAYOUTS
    evidence: ClassVar = ()
    sources = (Sitemap("/sitemap.xml"), Feed("/atom.xml"))
