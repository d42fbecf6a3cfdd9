"""What every agency's spider does about articles: asks for their pages, and reads what comes.

What values mean is for the pipelines.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from scrapy import Request
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.addresses import ArticleAddress
from crawler.answers import NOT_MODIFIED, content_type_of, fetched_of
from crawler.description import AgencyDescription
from crawler.health.challenge import challenge_in
from crawler.item import ArticleItem, Fetched, GoneItem, MissedItem, SameItem
from crawler.polite.postponed import Postponed
from crawler.read import Challenged, ChangedPage, CutOff, NotArticle, read_page
from crawler.safe.kinds import Kind
from crawler.safe.refused import Refused
from crawler.summary import PREFIX
from crawler.unkept import LimitReached

logger = logging.getLogger(__name__)

GONE = (404, 410)
_FAILED = "failed"
_REVISITS = -2
"""The priority of what is known already: it comes last."""


class ArticleSpider(AgencyDescription):
    """Knows only how to ask for articles; a part of `crawler.spider.AgencySpider`."""

    def article_request(self, article: ArticleAddress, *, revisit: bool = False) -> Request:
        """The request for one article; known ones come after all others."""
        return Request(
            self.addresses.fetched(article.url),
            callback=self.parse_article,
            errback=self.failed,
            meta={"article": article, "handle_httpstatus_list": (*GONE, NOT_MODIFIED)},
            priority=_REVISITS if revisit else 0,
        )

    def parse_article(self, response: Response) -> Iterator[ArticleItem | GoneItem | SameItem | MissedItem | Request]:
        """What an article's page showed; a page that is no article is counted and leaves nothing."""
        self._answered()
        asked: ArticleAddress = response.meta["article"]
        fetched = fetched_of(response, self.addresses)
        if response.status in GONE:
            yield GoneItem(self.name, asked, fetched)
            return
        address = self.addresses.identify(response.url)
        if response.status == NOT_MODIFIED and address is not None:
            self._count("pages/not-modified")
            yield SameItem(self.name, address, fetched)
            return
        if address is None:
            self._count("pages/not-article")
            logger.warning("%s: not an article: it leads to %s", asked.url, response.url)
            return
        redirects = tuple(response.meta.get("redirect_urls", ()))
        try:
            item = self.item_of(response.body, fetched, address, content_type=content_type_of(response))
        except Challenged as error:
            self._challenged(error.guard, address.url)
            yield MissedItem(self.name, asked, "guard", datetime.now(UTC))
            return
        except NotArticle as error:
            self._count("pages/not-article")
            logger.warning("%s: not an article: %s", address.url, error)
            return
        except ChangedPage as error:
            self._count("pages/changed")
            logger.warning("%s: the page has changed: %s", address.url, error)
            return
        except CutOff as error:
            yield from self._once_more(response, error)
            return
        for doubt in item.shown.doubts:
            logger.info("%s: %s", address.url, doubt)
        others = {asked.url, fetched.url, *map(self.addresses.own, redirects)} - {item.address.url}
        yield replace(item, other_urls=tuple(sorted(others)))

    def _once_more(self, response: Response, error: CutOff) -> Iterator[Request]:
        """Asks again for a page that came cut off; after the last try it counts as the site's own way of giving it."""
        request = response.request
        again = get_retry_request(request, spider=self, reason="cut off") if request is not None else None
        if again is not None:
            yield again
            return
        self._count("pages/cut-off")
        logger.warning("%s: cut off: %s", response.url, error)

    def item_of(
        self, body: bytes, fetched: Fetched, address: ArticleAddress, *, content_type: str | None = None
    ) -> ArticleItem:
        """The item of one article's page, with all addresses on the agency's own site.

        Needs no running crawl. Raises `NotArticle` and `ChangedPage` of `crawler.read`.
        """
        shown = read_page(
            body,
            fetched.url,
            layouts=self.layouts,
            captured=fetched.at.astimezone(ZoneInfo(self.time_zone)).date(),
            content_type=content_type,
            names=(self.agency_name,),
        )
        own = self.addresses.own
        photos = tuple(replace(one, url=own(one.url), largest_url=own(one.largest_url)) for one in shown.photos)
        shown = replace(shown, photos=photos, canonical=own(shown.canonical))
        canonical = self.addresses.identify(shown.canonical)
        if canonical is not None and (canonical.native_id, canonical.edition) == (address.native_id, address.edition):
            address = canonical
        return ArticleItem(self.name, address, fetched, shown, self.agency_name, self.time_zone)

    def failed(self, failure: Failure) -> Iterator[MissedItem]:
        """Counts an article's page that could not be fetched, or was not wanted, and says why."""
        reason, request = failure.value, failure.request  # type: ignore[attr-defined]
        missed = ""
        if isinstance(reason, HttpError):
            self._answered()
            self._count("pages/failed")
            logger.warning("%s: HTTP status %s", reason.response.url, reason.response.status)
            missed = "guard" if self._is_challenge(reason.response) else _FAILED
        elif isinstance(reason, LimitReached):
            return
        elif isinstance(reason, Postponed):
            pass  # never sent, and counted where it was put off
        elif isinstance(reason, DownloadCancelledError):
            self._count("pages/refused")  # too large: Scrapy has said so
            missed = Kind.TOO_LARGE
        elif isinstance(reason, IgnoreRequest):
            self._count("pages/refused")
            logger.warning("%s: refused: %s", _request_url(failure), reason)
            missed = reason.kind if isinstance(reason, Refused) else ""
        else:
            self._count("pages/failed")
            logger.warning("%s: failed: %s", _request_url(failure), failure.getErrorMessage() or type(reason).__name__)
            missed = _FAILED
        # A failure has its own capture, unless a redirect led there.
        if missed and (missed != _FAILED or "redirect_urls" in request.meta):
            yield MissedItem(self.name, request.meta["article"], str(missed), datetime.now(UTC))

    def _is_challenge(self, response: Response) -> bool:
        """Whether a guard answered in the site's place; counted then."""
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        challenge = challenge_in(headers, response.body)
        if challenge is not None:
            self._challenged(challenge.guard, self.addresses.own(response.url))
        return challenge is not None

    def _challenged(self, guard: str, url: str) -> None:
        self._count(f"challenges/{guard}")
        self.crawler.stats.set_value(f"{PREFIX}challenges/{guard}/example", url)
        logger.warning("%s: %s asked whether we are a person", url, guard)


def _request_url(failure: Failure) -> str:
    return getattr(getattr(failure, "request", None), "url", "?")
