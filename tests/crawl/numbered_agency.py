"""An agency for tests whose addresses are by number alone, under «/news/123/», with one list of the newest."""

import re
from typing import ClassVar

from crawler.agencies.el_kz import LAYOUTS
from crawler.sources import Feed, IdRange
from crawler.spider import AgencySpider


class NumberedKz(AgencySpider):
    """Not a real agency."""

    name = "numbered_kz"
    agency_name = "Numbered.kz"
    base = "https://numbered.example"
    time_zone = "Asia/Almaty"
    article = re.compile(r"/news/(?P<id>\d+)/?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
    layouts = LAYOUTS
    evidence: ClassVar = ()
    sources = (Feed("/rss.xml"), IdRange("/news/{id}/", most=60, first=50_000))
