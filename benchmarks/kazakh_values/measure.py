"""The tables of docs/kazakh_values.md: ours and the peers on the same strings and the same pages. Nothing is timed."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from benchmarks import peers
from benchmarks.figures import Figures
from benchmarks.kazakh_values import ours, theirs
from benchmarks.kazakh_values.judging import (
    Answer,
    Verdict,
    alone,
    has_a_day,
    judge,
    judge_day,
    judge_names,
    judge_value,
    three,
)  # fmt: skip
from benchmarks.kazakh_values.made_pages import URL, Markup, page_of_byline, page_of_date
from benchmarks.kazakh_values.page_readers import PAGE_READERS, Found, Seen
from benchmarks.kazakh_values.tables import OF_PAGES, DateRow, date_rows, value_rows
from benchmarks.reader import SavedPage, saved_pages, truth

STRING_READERS: dict[str, Callable[[DateRow], Answer]] = {
    "Muragat": ours.muragat,
    "dateparser": theirs.told,
    "dateparser, guarded": theirs.guarded,
}
_AT = datetime(2026, 4, 6, 12, tzinfo=UTC)
"""When the stand-in's first day was captured."""
_ZONE = "Asia/Almaty"
_FIELDS = ("authors", "views", "credit", "day", "minute")
_KNOWS = {
    "Muragat": _FIELDS,
    "htmldate": ("day",),
    "trafilatura": ("authors", "day"),
    "newspaper4k": ("authors", "day", "minute"),
}
_ALL = "all"
Counts = Counter[Verdict]


def strings(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Dates as strings, by category of the tables."""
    found: dict[str, dict[str, Counts]] = {name: {} for name in STRING_READERS}
    for name, read in STRING_READERS.items():
        for row in date_rows():
            _count(found[name], row.category, judge(row, read(row)))
    return Figures(
        "Dates as strings",
        "All rows of both tables of dates, at the precision of the row. For dates: right / wrong / nothing read; for "
        "what is no date, or none for certain: left alone / read all the same.",
        ("category", *(f"{name}: {what}" for name in STRING_READERS for what in ("dates", "no dates"))),
        tuple(
            (category, *(told(found[name][category]) for name in STRING_READERS for told in (three, alone)))
            for category in _categories(found)
        ),
    )


def dates_on_plain_pages(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Dates on pages that don't say what is a date."""
    return _dates_on_pages("Dates on plain pages", "The date in a `div` without a name", Markup.PLAIN)


def dates_on_marked_pages(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Dates on pages that mark the text of the date."""
    return _dates_on_pages("Dates on marked pages", "The date in `time`, with a class and as microdata", Markup.MARKED)


def authors_on_pages(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Bylines of real pages under the headline of a plain page."""
    rows = []
    for markup in Markup:
        for name in ("Muragat", "trafilatura", "newspaper4k"):
            counts: Counts = Counter()
            for row in value_rows("bylines"):
                seen = Seen(URL, page_of_byline(row, markup), _AT, _ZONE)
                counts[judge_names(_names(row.expected), PAGE_READERS[name](seen).authors)] += 1
            rows.append((f"{name}, {markup}", three(counts), alone(counts)))
    return Figures(
        "Authors on pages",
        "The rows of bylines.tsv: «plain» in a `div`, «marked» with the class `author` and as microdata. Bylines with "
        "a person: right / wrong / nothing found, where capitals and dots make no difference; bylines of an agency, or "
        "of nobody for certain: left alone / a person found all the same.",
        ("reader", "persons", "no persons"),
        tuple(rows),
    )


def values_on_pages(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - nothing is timed
    """Authors, counts, credits and dates on the stand-in's pages."""
    counts: dict[str, dict[str, Counts]] = {name: {} for name in PAGE_READERS}
    pages = saved_pages()
    for page in pages:
        expected = truth(page.truth)
        authors = [author.name for author in page.truth.authors]
        for name in PAGE_READERS:
            values = _stand_in(name, page)
            for field in _KNOWS[name]:
                found = values.get(field)
                verdict = (
                    judge_names(authors, found) if isinstance(found, tuple) else judge_value(expected[field], found)
                )
                _count(counts[name], field, verdict)
    return Figures(
        "Values on the stand-in's pages",
        f"{len(pages)} pages: right / wrong / nothing found of the values that stand there; then left alone / read "
        "all the same, where a page has no such value. A dash: the reader has no such field. Ours reads them as an "
        "agency's pages, the way a crawl does.",
        ("reader", *_FIELDS),
        tuple((name, *(_cell(counts[name].get(field)) for field in _FIELDS)) for name in PAGE_READERS),
    )


def _dates_on_pages(title: str, how: str, markup: Markup) -> Figures:
    found: dict[str, dict[str, Counts]] = {name: {} for name in PAGE_READERS}
    for row in filter(has_a_day, date_rows(OF_PAGES)):
        seen = Seen(URL, page_of_date(row, markup), row.at, row.zone)
        for name, read in PAGE_READERS.items():
            _count(found[name], row.category, judge_day(row, read(seen).date))
    return Figures(
        title,
        f"{how}; each date of a real page (dates_kk.tsv), compared to the day; category machine stands in `meta`. "
        "Right / wrong / nothing found; then left alone / read all the same, of what is no date for certain.",
        ("category", *PAGE_READERS),
        tuple((category, *(_cell(found[name][category]) for name in PAGE_READERS)) for category in _categories(found)),
    )


def _stand_in(name: str, page: SavedPage) -> Mapping[str, object]:
    if name == "Muragat":
        return peers.muragat(page)
    found: Found = PAGE_READERS[name](Seen(page.url, page.html.decode(), _AT, _ZONE))
    return {"authors": found.authors, "day": found.date[:10], "minute": found.date[:16]}


def _names(expected: str) -> list[str]:
    """The names alone, of «Айгерім Сәттібай (тілші; Алматы) + …»."""
    return [name.partition(" (")[0] for name in expected.split(" + ") if name not in ("", "nobody")]


def _count(counts: dict[str, Counts], category: str, verdict: Verdict) -> None:
    for key in (category, _ALL):
        counts.setdefault(key, Counter())[verdict] += 1


def _categories(found: Mapping[str, Mapping[str, Counts]]) -> list[str]:
    """Those of any reader, «all» last."""
    every = dict.fromkeys(category for counts in found.values() for category in counts if category != _ALL)
    return [*every, _ALL]


def _cell(counts: Counts | None) -> str:
    if counts is None:
        return "-"
    none = alone(counts)
    values = three(counts)
    return values if none == "-" else f"{values}; {none}"
