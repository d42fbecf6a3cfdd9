"""Turns an article with a fault into the bad answer that it gets. The good pages are `pages`' business."""

import json
from dataclasses import dataclass, replace

from crawler.replica import addresses
from crawler.replica.pages import Pages, notice
from crawler.replica.records import Fault, StandInArticle

HUGE_SIZE = 30_000_000
HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site says to a request: status, type, body; `location` of a redirect; whether validators go with it."""

    status: int
    content_type: str = HTML
    body: bytes = b""
    location: str = ""
    lasting: bool = True
    """False for what must be neither kept in memory nor compressed."""


def bad_answer(pages: Pages, article: StandInArticle, fault: Fault, tries: int) -> Answer:
    """The answer to a request for an article with that fault, after so many earlier `tries` of the same address."""
    said = notice(pages.site)
    match fault:
        case Fault.NO_HEADLINE:
            photos = tuple(replace(photo, alt="") for photo in article.photos)
            return _page(pages, replace(article, headline="", photos=photos))
        case Fault.NO_DATE | Fault.UNREADABLE_DATE:
            return _page(pages, article)
        case Fault.CUT_OFF:
            text, last = pages.article(article), article.text[-1]
            return Answer(200, body=text[: text.rindex(last) + len(last) // 2].encode())
        case Fault.WINDOWS_1251:
            text = pages.article(article).replace('<meta charset="utf-8">\n', "")
            return Answer(200, "text/html", text.encode("windows-1251", "xmlcharrefreplace"))
        case Fault.HUGE:
            body = pages.article(article).encode()
            filler = b"<!-- " + b"0123456789abcdef" * 64 + b" -->\n"
            end = body.rindex(b"</body>")
            padding = filler * ((HUGE_SIZE - len(body)) // len(filler) + 1)
            return Answer(200, body=body[:end] + padding + body[end:], lasting=False)
        case Fault.ENDLESS_REDIRECT:
            here = addresses.article_path(pages.site, article)
            return Answer(302, location=f"{here}?from={tries + 1}", lasting=False)
        case Fault.FAILS_FIRST:
            if tries % 2 == 0:
                return Answer(
                    500,
                    "text/plain; charset=UTF-8",
                    f"{said}\nInternal Server Error\n".encode(),
                    lasting=False,
                )
            return replace(_page(pages, article), lasting=False)
        case Fault.JSON:
            values = {
                "stand-in": said,
                "id": article.id,
                "title": article.headline,
                "text": list(article.text),
            }
            return Answer(200, body=json.dumps(values, ensure_ascii=False).encode())
        case Fault.OTHER_HOST:
            return Answer(404, body=pages.missing(pages.site.edition(article.edition)).encode())


def _page(pages: Pages, article: StandInArticle) -> Answer:
    return Answer(200, body=pages.article(article).encode())
