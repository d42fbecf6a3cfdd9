"""Qazaqadebieti.kz, the weekly «Қазақ әдебиеті»: WordPress, /28984/baspas-z-ltty-ni (the slug loses Kazakh letters)."""

from crawler.bases.wordpress import MORE, WordPress
from crawler.evidence import guess, reported
from crawler.page import Page
from crawler.sources import Feed, ListPages

LAYOUTS = (
    # «29.06.2021», «6268», «0» under the headline, each on its own line: the day, the views, the comments.
    Page(views_beside_date=True),
)


class QazaqAdebietiKz(WordPress):
    """The spider of Qazaqadebieti.kz."""

    name = "qazaqadebieti_kz"
    agency_name = "Қазақ әдебиеті"
    base = "https://qazaqadebieti.kz"
    final_slash = False
    layouts = LAYOUTS
    sources = (Feed("/feed/"), ListPages("/", more=MORE))
    evidence = (
        reported(
            "addresses", "/?p=<id> and /<id>/<slug> (PRESS.md; ids 2522 of 2015 to 28984 of 2021 on public pages)"
        ),
        guess("sources", "/feed/ and /page/N/, as WordPress has them unless a site turns them off"),
        reported("layouts", "date, views and comments on three lines under the headline (a page of 2021-06-29)"),
    )
