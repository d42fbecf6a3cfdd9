"""Ours and the peers on the same strings and the same pages: right, wrong, nothing found."""

import warnings
from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

import htmldate
import newspaper
import trafilatura

from benchmarks import peers
from benchmarks.figures import Figures
from benchmarks.kazakh_values.dates import READERS, REFUSED, RIGHT, WRONG, judge
from benchmarks.kazakh_values.tables import DateRow, date_rows
from benchmarks.reader import SavedPage, saved_pages, truth
from crawler.normalise.dates import read_date
from crawler.normalise.unreadable import Unreadable
from crawler.page import Page
from crawler.read import ChangedPage, CutOff, NotArticle, read_page

if TYPE_CHECKING:
    from collections.abc import Callable

_URL = "https://example.kz/zhanalyk_58700/"
_PAGE = """<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>Ауылда жаңа кітапхана ашылды</title></head>
<body><header><a href="/">Басты бет</a></header><article><h1>Ауылда жаңа кітапхана ашылды</h1><div>{date}</div>
<p>Аудан орталығында жаңа кітапхана ашылды, оның қорында он мыңнан астам кітап бар, балалар бөлмесі мен оқу залы да жасақталған.</p>
<p>Ашылу рәсіміне ауыл тұрғындары мен мектеп оқушылары қатысты, ардагерлер кітапханаға өз кітаптарын сыйға тартты.</p>
<p>Кітапхана сенбіден басқа күндері таңғы тоғыздан кешкі жетіге дейін жұмыс істейді.</p></article>
<footer>Барлық құқықтар қорғалған</footer></body></html>"""  # noqa: E501 - a page's lines
_FIELDS = ("authors", "views", "credit", "day", "minute")


def strings(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Dates as strings, by category of the tables."""
    rows = date_rows()
    categories = list(dict.fromkeys(row.category for row in rows))
    found = {name: {category: Counter[str]() for category in categories} for name in READERS}
    for name, read in READERS.items():
        for row in rows:
            found[name][row.category][judge(row, read(row))] += 1
    lines = [
        (
            category,
            str(sum(row.category == category for row in rows)),
            *(_three(found[name][category]) for name in READERS),
        )
        for category in categories
    ]
    total = ("all", f"{len(rows):,}", *(_three(sum(found[name].values(), Counter())) for name in READERS))
    return Figures(
        "Dates as strings",
        "Right / wrong / nothing read, of the rows of tests/crawler/normalise/dates_kk.tsv and dates_more.tsv. In the "
        "categories none and ambiguous only silence is right. dateparser is told the languages kk, ru and en, the "
        "order of day and month, the zone, the time of the capture; an answer without an offset counts as local time.",
        ("category", "rows", *READERS),
        (*lines, total),
    )


def pages_of_dates(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Each date of a real page in a plain page of news, read to the day by readers of pages."""
    rows = [row for row in date_rows()[:420] if "\n" not in row.shown]
    readers: dict[str, Callable[[DateRow, str], str]] = {
        "Muragat": _muragat, "htmldate": _htmldate, "trafilatura": _trafilatura, "newspaper4k": _newspaper,
    }  # fmt: skip
    found = {name: Counter[str]() for name in readers}
    nothing = {name: Counter[str]() for name in readers}
    for row in rows:
        page = _PAGE.format(date=row.shown.replace("&", "&amp;").replace("<", "&lt;"))
        for name, read in readers.items():
            day = read(row, page)[:10]
            if not row.expected:
                nothing[name][WRONG if day else RIGHT] += 1
            elif row.precision in ("day", "minute", "second"):
                found[name][REFUSED if not day else RIGHT if day == row.expected[:10] else WRONG] += 1
    return Figures(
        "Dates on pages",
        "A plain page of news with a headline, the date in a div, three paragraphs; compared to the day. Right / wrong "
        "/ nothing found of the dates, then of what is no date for certain, where only silence is right. htmldate, and "
        "trafilatura through it, are told that nothing is later than the capture, and search extensively.",
        ("reader", "dates", "no dates"),
        tuple((name, _three(found[name]), _three(nothing[name])) for name in readers),
    )


def values_on_pages(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Authors, counts, credits and dates on the stand-in's pages."""
    readers: dict[str, Callable[[SavedPage], object]] = {
        "Muragat": peers.muragat, "trafilatura": peers.trafilatura, "newspaper4k": peers.newspaper,
    }  # fmt: skip
    counts = {name: {field: Counter[str]() for field in _FIELDS} for name in readers}
    for page in saved_pages():
        expected = truth(page.truth)
        for name, read in readers.items():
            values = read(page)
            if not isinstance(values, dict):
                continue
            for field in _FIELDS:
                value = values.get(field)
                right = value == expected[field]
                counts[name][field][RIGHT if right else WRONG if value else REFUSED] += 1
    return Figures(
        "Values on the stand-in's pages",
        "Right / wrong / nothing found. The pages are our own work, with the shapes of El.kz's visible text: the "
        "figures say what the readers know of such pages, not how they do on the live press. A dash: no such field.",
        ("reader", *_FIELDS),
        tuple(
            (name, *(_three(counts[name][field]) if field in peers.KNOWS[name] else "-" for field in _FIELDS))
            for name in readers
        ),
    )


def _three(counts: "Counter[str]") -> str:
    return " / ".join(f"{counts[kind]:,}" for kind in (RIGHT, WRONG, REFUSED))


def _muragat(row: DateRow, page: str) -> str:
    try:
        shown = read_page(page.encode(), _URL, layouts=[Page()], captured=row.at.date())
        return read_date(shown.date_published, at=row.at, zone=row.zone).text if shown.date_published else ""
    except (Unreadable, NotArticle, ChangedPage, CutOff):
        return ""


def _htmldate(row: DateRow, page: str) -> str:
    return htmldate.find_date(page, url=_URL, original_date=True, max_date=row.at.date().isoformat()) or ""


def _trafilatura(row: DateRow, page: str) -> str:
    parameters = {"original_date": True, "extensive_search": True, "max_date": row.at.date().isoformat()}
    found = trafilatura.bare_extraction(page, url=_URL, with_metadata=True, date_extraction_params=parameters)
    return (found.date or "") if found else ""


def _newspaper(row: DateRow, page: str) -> str:
    del row
    article = newspaper.Article(_URL, fetch_images=False)  # it has no Kazakh
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        article.download(input_html=page)
        article.parse()
    published = article.publish_date
    return published.astimezone(UTC).isoformat() if published and published.tzinfo else str(published or "")
