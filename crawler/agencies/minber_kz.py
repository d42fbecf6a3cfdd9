"""Minber.kz: WordPress, known by the numbers of its posts alone (/?p=20040)."""

from crawler.bases.wordpress import MORE, WordPress
from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import Feed, ListPages


class MinberKz(WordPress):
    """The spider of Minber.kz."""

    name = "minber_kz"
    agency_name = "Minber.kz"
    base = "https://minber.kz"
    layouts = (Page(),)
    sources = (Feed("/feed/"), ListPages("/", more=MORE))
    evidence = (
        reported("addresses", "/?p=20040 (a public page); if the site has permalinks, their form is not known"),
        guess("sources", "/feed/ and /page/N/, as WordPress has them unless a site turns them off"),
        reported("layouts", "«1550 рет қаралды» under the headline, and no date (a public page)"),
    )
