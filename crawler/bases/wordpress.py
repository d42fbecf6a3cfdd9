"""WordPress: what its sites share. It names no site, and none of its classes is an agency."""

import re
from typing import ClassVar

from crawler.spider import AgencySpider

MORE = "page/{page}/"
"""What WordPress appends to a list's address for its later pages («/page/2/»)."""


class WordPress(AgencySpider):
    """A site in Kazakh on WordPress.

    Every post answers to `/?p=20040`, whatever permalinks the site has. `article` also takes permalinks of number and
    slug («/28984/baspas-z/»), and leaves out the archives of a year or month («/2021/06/»).
    """

    time_zone = "Asia/Almaty"
    article = re.compile(r"/(?:\?p=(?=\d+$)|(?=\d+/[^/]*[^\d/]))(?P<id>\d+)(?:/[^/]+/?)?")
    editions: ClassVar = {"kk": ("", "kk-Cyrl")}
