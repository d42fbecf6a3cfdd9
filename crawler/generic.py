"""An agency for a site that has no file yet: nothing is known of it but its address. See docs/new_agency.md.

Its name says the address, so that what a killed crawl has captured can be read by whoever finds it.
"""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.evidence import guess
from crawler.page import Page
from crawler.plan import PlanError, sites_in
from crawler.sources.named import Named
from crawler.spider import AgencySpider

GENERIC = "generic"
"""In the place of an agency's name: `scrapy crawl generic -a site=https://…`."""
_PREFIX = f"{GENERIC}_"
_WRITTEN = ((":", "___"), ("-", "__"), (".", "_"))

# Of several numbers in the last part the longest kind counts: «820-gramm-bala_148755» is 148755. A short one counts
# at the beginning or the end only, and no year does.
_SHORT = r"(?![^/]*\d{5})(?!(?:19|20)\d\d/?$)"
_NUMBER = rf"(?:(?!20\d{{6}}/)\d{{5,12}}|{_SHORT}(?:(?<=/)\d{{3,4}}(?=[-_./]|$)|\d{{3,4}}(?=/?$|\.html?/?$)))"
_SLUG = r"(?![^/]*[-_]\d{3,})[^/?.\d-]+(?:-[^/?.]+){3,}"
ARTICLE = re.compile(
    rf"/(?P<edition>(?:ru|en|kz|kk)/)?(?:[^?]*?[-_/]|\?p=)??(?P<id>{_NUMBER}|{_SLUG})(?:[-_][^/]*|(?<=\d{{5}})/[^/?]+)?(?:\.html?)?/?"
)
"""What looks like an article's address: its last part has a number of three digits or more, or four words or more; or
the part before it is a long number."""


class GenericSpider(AgencySpider):
    """The description of an unknown site; `generic_agency` gives it an address."""

    agency_name = ""
    base = ""
    time_zone = "Asia/Almaty"
    article = ARTICLE
    editions: ClassVar = {
        "kk": ("", "kk-Cyrl"),
        "kk2": ("kk/", "kk-Cyrl"),
        "kz": ("kz/", "kk-Cyrl"),
        "ru": ("ru/", "ru"),
        "en": ("en/", "en"),
    }
    layouts = (Page(),)
    sources = (Named(),)
    evidence = (guess("addresses", "all of it: the site has no file yet"),)
    # An index of sitemaps may name another one, and that the next: robots.txt, index, sitemap, article is enough.
    custom_settings = {"DEPTH_LIMIT": 4}  # noqa: RUF012 - Scrapy's way


def generic_name(site: str) -> str:
    """The name of the agency at an address; raises ValueError for what is none.

    >>> generic_name("https://www.massaget-jastar.kz/")
    'generic_massaget__jastar_kz'
    """
    host = urlsplit(site).netloc.lower().removeprefix("www.").rstrip(".")
    if not re.fullmatch(r"[a-z0-9.-]+(?::\d+)?", host):
        raise ValueError(f"site={site}: not a base address; write for example https://massaget.kz")
    for mark, written in _WRITTEN:
        host = host.replace(mark, written)
    return _PREFIX + host


def generic_agency(name: str) -> type[AgencySpider] | None:
    """The agency of such a name; None for any other name.

    >>> agency = generic_agency("generic_massaget__jastar_kz")
    >>> agency.base, agency.agency_name
    ('https://massaget-jastar.kz', 'massaget-jastar.kz')
    """
    if not name.startswith(_PREFIX):
        return None
    host = name.removeprefix(_PREFIX)
    for mark, written in _WRITTEN:
        host = host.replace(written, mark)
    values = {"name": name, "base": f"https://{host}", "agency_name": host, "__doc__": f"{host}, without a file yet."}
    return type("Generic", (GenericSpider,), values)


def generic_at(site: str) -> type[AgencySpider]:
    """The agency at what `-a site=` says; raises ValueError with a sentence."""
    main = sites_in(site).get("", "")
    if not main:
        raise PlanError(f"say which site: scrapy crawl {GENERIC} -a site=https://massaget.kz")
    agency = generic_agency(generic_name(main))
    assert agency is not None  # noqa: S101 - the name has the prefix
    return agency
