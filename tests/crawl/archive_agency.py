"""An agency for tests that has a list for each day, and no other."""

from typing import ClassVar

from crawler.agencies.el_kz import LAYOUTS, ElKz
from crawler.sources import DateArchive
from crawler.spider import AgencySpider


class ArchiveKz(AgencySpider):
    """Not a real agency."""

    name = "archive_kz"
    agency_name = "Archive.kz"
    base = "https://archive.example"
    time_zone = "Asia/Almaty"
    article = ElKz.article
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = LAYOUTS
    evidence: ClassVar = ()
    sources = (DateArchive("/archive/{day:%Y-%m-%d}/", edition="kk"),)
