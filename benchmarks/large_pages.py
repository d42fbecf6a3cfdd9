"""Pages of 60 KB, as news sites serve them, made of the stand-in's: longer articles, longer lists of other articles.

No page is like another: paragraphs and lists are drawn anew for each, by a seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from markupsafe import escape

from crawler.replica import addresses, wording
from crawler.replica.pages import Pages
from crawler.replica.press import load
from crawler.replica.records import Block, BlockKind, Site, StandInArticle
from crawler.replica.repeat import repeated

SIZE = 60_000
_TEASERS = 60
_FOOTER = '<footer class="foot">'


@dataclass(frozen=True, slots=True)
class LargePage:
    """One page: its address on the agency's own site, and its bytes."""

    url: str
    html: bytes


def large_pages(count: int, *, seed: int = 20260406) -> Iterator[LargePage]:
    """`count` different pages of about `SIZE` bytes."""
    random = Random(seed)  # noqa: S311 - the same pages in every run
    site = repeated(load("el_kz"), count)
    pages = Pages(site)
    paragraphs = {
        edition.code: [
            block
            for article in load("el_kz").articles
            if article.edition == edition.code
            for block in article.body
            if block.kind is BlockKind.PARAGRAPH
        ]
        for edition in site.editions
    }
    for article in site.articles:
        teasers = _teasers(site, random.sample(site.articles, min(_TEASERS, len(site.articles))))
        page = _with(pages.article(article), teasers)
        missing = SIZE - len(page.encode())
        longer = replace(article, body=(*article.body, *_drawn(random, paragraphs[article.edition], missing)))
        page = _with(pages.article(longer), teasers)
        yield LargePage(addresses.canonical_url(site, article), page.encode())


def _drawn(random: Random, paragraphs: list[Block], size: int) -> Iterator[Block]:
    while size > 0:
        block = random.choice(paragraphs)
        size -= len(block.text.encode())
        yield block


def _teasers(site: Site, articles: list[StandInArticle]) -> str:
    items = (
        f'<li><small>{wording.date_shown(site, one)}</small> <a href="{addresses.linked_path(site, one)}">'
        f"{escape(one.headline)}</a></li>"
        for one in articles
    )
    return f'<section class="box"><ul>{"".join(items)}</ul></section>\n'


def _with(page: str, teasers: str) -> str:
    before, footer, after = page.rpartition(_FOOTER)
    return before + teasers + footer + after
