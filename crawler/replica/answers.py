"""Answers a path on a day. Pure but for its memory of rendered pages; knows nothing of HTTP connections."""

import re
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from crawler.replica import addresses, photos
from crawler.replica.clock import SiteOnDay, on_day
from crawler.replica.faults import HTML, Answer, bad_answer
from crawler.replica.pages import Pages
from crawler.replica.records import Edition, Fault, PhotoFault, Site, StandInArticle, StandInPhoto
from crawler.replica.sizes import PhotoFile, offered

HUGE_PHOTO: Final = 12_000_000
KEPT_PAGES: Final = 5000
"""So many answers are kept in memory (about 60 kB each); then it starts anew."""


class Answers:
    """Everything that one host of a site answers, on all its days."""

    def __init__(self, site: Site, url: str = "") -> None:
        """`url` is the base address of the host; empty for the site's own."""
        self.site, self._url = site, url or site.url
        self._editions = tuple(one for one in site.editions if site.url_of(one) == self._url)
        self._pages = Pages(site)
        self._days = {day: on_day(site, day) for day in range(1, len(site.days) + 1)}
        self._by_id = {day: {(one.edition, one.id): one for one in today.articles} for day, today in self._days.items()}
        self._photos = {
            file.path: (photo, file, file is files[-1])
            for one in site.articles
            for photo in one.photos
            for files in (offered(site, one, photo),)
            for file in files
        }
        self._lists = {addresses.list_path(site, edition) for edition in self._editions}
        self._kept: dict[tuple[int, str, str], Answer] = {}

    def answer(self, day: int, path: str, page: str = "", tries: int = 0) -> Answer:
        """The answer to a path (decoded, without query) on a day.

        `page` is the query's page number as written, `tries` how often the path was asked for before.
        """
        key = (day, path, page)
        if found := self._kept.get(key):
            return found
        answer = self._answer(self._days[day], path, page, tries)
        if answer.lasting:
            if len(self._kept) >= KEPT_PAGES:
                self._kept.clear()
            self._kept[key] = answer
        return answer

    def last_modified(self, day: int, path: str, page: str = "") -> datetime:
        """When the page at that path last changed: the morning of a day of the site, or the article's publication."""
        now = self.answer(day, path, page)
        while day > 1 and self.answer(day - 1, path, page) == now:
            day -= 1
        asked = addresses.asked_article(self.site, path, self._url)
        article = self._by_id[day].get((asked[0], asked[2])) if asked else None
        morning = self.site.moment(datetime.combine(self.site.days[day - 1], time(5)))
        if article is None:
            return morning
        published = self.site.moment(article.published)
        return published if day == 1 else max(published, morning)

    def _answer(self, today: SiteOnDay, path: str, page: str, tries: int) -> Answer:
        site = self.site
        if path == "/robots.txt":
            return Answer(200, "text/plain; charset=UTF-8", self._pages.robots(self._url).encode())
        if path in site.feeds:
            text = self._pages.feed(site.feeds[path], today, self._url)
            return Answer(200, "application/xml; charset=UTF-8", text.encode())
        if path == "/static/logo.png":
            return Answer(200, "image/png", photos.logo())
        if path in self._photos:
            photo, file, is_largest = self._photos[path]
            return self._photo(photo, file, photo.fault if is_largest else None)
        if site.preview and path == site.preview:
            draft = today.articles[-1]
            return Answer(200, HTML, self._pages.article(draft).encode())
        if path.startswith("/print/"):
            path = path.removeprefix("/print")
        return self._listing(today, path, page) or self._article(today, path, tries) or self._missing(path, 404)

    def _photo(self, photo: StandInPhoto, file: PhotoFile, fault: PhotoFault | None) -> Answer:
        match fault:
            case PhotoFault.MISSING:
                return self._missing(file.path, 404)
            case PhotoFault.PAGE:
                return replace(self._missing(file.path, 404), status=200)
            case PhotoFault.TOO_LARGE:
                return Answer(
                    200, file.encoding_format, photos.draw(photo.path, file) + bytes(HUGE_PHOTO), lasting=False
                )
            case None:
                return Answer(200, file.encoding_format, photos.draw(photo.path, file))

    def _listing(self, today: SiteOnDay, path: str, page: str) -> Answer | None:
        if not path.endswith("/") and path not in self._lists:
            whole = f"{path}/"
            return Answer(301, location=whole) if self._listing(today, whole, page) else None
        for edition in self._editions:
            if path == f"{edition.root}/search/":
                return Answer(200, HTML, self._pages.search(edition).encode())
            lists = {f"{edition.root}/": "", addresses.list_path(self.site, edition): ""} | {
                addresses.section_path(edition, name): name for name in edition.sections
            }
            for listed, section in lists.items():
                if path == listed:
                    text = self._pages.listing(today, edition, section, _number(page))
                    return Answer(200, HTML, text.encode()) if text else self._missing(path, 404)
        return None

    def _article(self, today: SiteOnDay, path: str, tries: int) -> Answer | None:
        asked = addresses.asked_article(self.site, path, self._url)
        if asked is None:
            return None
        code, slug, number = asked
        if number in today.gone:
            return self._missing(path, today.gone[number])
        article = self._by_id[today.day].get((code, number))
        if article is None or self.site.edition(code) not in self._editions:
            return None
        canonical = addresses.article_path(self.site, article)
        if slug in article.former_slugs or path.endswith("/") != canonical.partition("?lang=")[0].endswith("/"):
            return Answer(301, location=canonical)
        return self._page(article, article.fault, tries)

    def _page(self, article: StandInArticle, fault: Fault | None, tries: int) -> Answer:
        if fault:
            return bad_answer(self._pages, article, fault, tries)
        return Answer(200, HTML, self._pages.article(article).encode())

    def _missing(self, path: str, status: int) -> Answer:
        return Answer(status, HTML, self._pages.missing(self._edition(path)).encode())

    def _edition(self, path: str) -> Edition:
        """The edition that a path belongs to: of those whose root it starts with, the one with the longest."""
        fitting = [one for one in self._editions if path.startswith(f"{one.root}/")]
        return max(fitting or self._editions[:1], key=lambda one: len(one.root))


def _number(page: str) -> int:
    """The number of a list's page as a query writes it; 0, which no list has, for what isn't one."""
    return int(page or 1) if re.fullmatch("[0-9]{0,9}", page) else 0
