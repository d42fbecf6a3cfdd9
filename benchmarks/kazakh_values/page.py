"""Writes docs/values.md: every form of value that is read, and what is refused, by running the readers over the tables.

`make docs` calls it. It fails when a row is read otherwise than its table says, so the page can't tell what is not so.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.kazakh_values.markdown import plain, script_of, shown_cell
from benchmarks.kazakh_values.tables import DateRow, ValueRow, date_rows, value_rows
from crawler.normalise.attributions import find_attribution
from crawler.normalise.bylines import read_byline
from crawler.normalise.credits import read_credit
from crawler.normalise.dates import Moment, read_date
from crawler.normalise.dates.tokens import tokens_of
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views

PAGE = Path(__file__).parents[2] / "docs" / "values.md"
_USUAL_ZONE = "Asia/Almaty"
_CATEGORIES = {
    "numeric": "In digits",
    "cyr-full": "Kazakh in Cyrillic script",
    "cyr-months": "All months",
    "cyr-case": "Cases, possessives, ordinals",
    "abbr": "Abbreviations",
    "weekday": "With a day of the week",
    "no-year": "Without a year: the latest such day before the capture",
    "relative": "Counted from the capture",
    "latin": "Latin alphabets",
    "arabic": "Arabic script",
    "ru-en": "Russian and English",
    "lookalike": "Letters that look alike",
    "encoding": "Spaces, marks, digits and encodings",
    "composite": "Beside something else",
    "zone": "With a zone",
    "machine": "As machines write them",
    "partial": "A month, a year",
}
_INTRODUCTION = """# Values: what is read, and what is refused

This page is made by `make docs` from the tables in `tests/crawler/normalise/`, by running the readers over every row.
It isn't made at all when a reader says otherwise than its table, so what stands here is what the readers do.

**Nothing is guessed.** A text without a certain meaning is refused: the value stays empty, the article is kept, and the
text is listed by `muragat unread` with the reason that stands in the tables below. `muragat read date "…"` (or `views`,
`credit`) tries one text and names the rule.

What is stored:

- with every value the text as the page showed it (`date_published_shown`, `view_count_shown`, `credit_text_shown` …)
  and the version of the reader, so that `muragat renormalise` can read it again when the reader has got better;
- with a date its precision (second, minute, hour, day, week, month, year), the rule that read it, where its zone comes
  from, whether the year had to be inferred, and a conflict: the page shows an offset that its place didn't have then;
  what other parts of the page say against the date is in the table `date_conflicts`;
- with a count what it was rounded to; with a credit the form of the picture and each party with its kind.

A date is written as precisely as it is known and no more: a day is `2023-01-13`, never a made-up midnight. An offset is
the one in force at the site on that day: in Almaty and Astana +06:00 before 1 March 2024, +05:00 since.

*Zone from* says who decides which instant it is: the site's zone (Asia/Almaty, where no other is named), or the text
itself, by an offset, a place or a timestamp; a day needs none.

The tables show one example of each form in each script. ⟨NBSP⟩ and the like name a character that can't be seen (ZWSP,
ZWNJ, ZWJ: spaces and joiners without width; LRM, RLM: marks of direction), ⏎ a line break.
"""


def page() -> str:
    """The whole page; raises ValueError when a reader and a table disagree."""
    parts = [_INTRODUCTION, *_dates()]
    for title, name, read, header in (
        ("View counts", "views", _views, "count"),
        ("Photo credits", "credits", _credit, "form of the picture, and parties with their kind"),
        ("Bylines", "bylines", _byline, "authors (role; place)"),
        ("Who reports, and on whose word", "attributions", _attribution, "reporter, source"),
    ):
        parts += _values(title, value_rows(name), read, header)
    return "\n".join(parts).rstrip() + "\n"


def _dates() -> Iterator[str]:
    read = [(row, _read_date(row)) for row in date_rows()]
    untitled = {row.category for row, found in read if isinstance(found, Moment)} - _CATEGORIES.keys()
    if untitled:
        raise ValueError(f"no title for the category {', '.join(sorted(untitled))}")
    right = sum(isinstance(found, Moment) for _, found in read)
    yield f"## Dates\n\nThe tables have {len(read):,} rows: {right:,} are read, {len(read) - right:,} are refused.\n"
    for category, title in _CATEGORIES.items():
        forms: dict[tuple[str, str, str], str] = {}
        for row, found in read:
            if row.category == category and isinstance(found, Moment):
                script = script_of(row.shown)
                cells = (
                    f"`{found.text}`",
                    found.precision,
                    plain(found.rule),
                    script,
                    _zone(row, found),
                    plain(_remarks(row, found)),
                )
                forms.setdefault((found.rule, tokens_of(row.shown).shape, script), _line(row.shown, *cells))
        if forms:
            header = ("shown", "means", "precision", "rule", "script", "zone from", "remarks")
            yield from (f"### {title}\n", *_table(header, forms.values()))
    yield "### Dates that are refused\n"
    reasons: dict[str, dict[str, str]] = {}
    for row, found in read:
        if isinstance(found, Unreadable):
            examples = reasons.setdefault(_form(found.reason), {})
            examples.setdefault(_form(row.shown)[:12], _line(row.shown, plain(found.reason), script_of(row.shown)))
    yield from _table(("shown", "why", "script"), (line for examples in reasons.values() for line in examples.values()))


def _zone(row: DateRow, found: Moment) -> str:
    of = {"agency": "site" if row.zone == _USUAL_ZONE else f"site, {row.zone}", "shown": "text", "": ""}
    return of[found.zone_from]


def _remarks(row: DateRow, found: Moment) -> str:
    """What was inferred, and what is against it."""
    how = "counted from" if found.relative else "year inferred," if found.year_inferred else ""
    inferred = f"{how} capture {row.at.astimezone(ZoneInfo(row.zone)):%Y-%m-%d %H:%M}" if how else ""
    return "; ".join(filter(None, (inferred, found.conflict)))


def _form(text: str) -> str:
    return re.sub(r"\d", "9", text)


def _read_date(row: DateRow) -> Moment | Unreadable:
    try:
        found = read_date(row.shown, at=row.at, zone=row.zone)
    except Unreadable as error:
        if row.expected:
            raise ValueError(f"{row.shown!r} is refused ({error.reason}), and means {row.expected}") from None
        return error
    if (found.text, found.precision) != (row.expected, row.precision):
        raise ValueError(f"{row.shown!r} is read as {found.text}, and means {row.expected or 'nothing'}")
    return found


def _values(title: str, rows: list[ValueRow], read: Callable[[ValueRow], str], header: str) -> Iterator[str]:
    right: dict[str, str] = {}
    refused: dict[str, str] = {}
    for row in rows:
        try:
            found, reason = read(row), ""
        except Unreadable as error:
            found, reason = "", error.reason
        if found != row.expected:
            raise ValueError(f"{row.shown!r} is read as {found!r}, and means {row.expected!r}")
        source = "made up" if row.source == "constructed" else plain(row.source)
        script = script_of(row.shown)
        if found:
            spaced = found.replace("=", " = ").replace(":  = ", ": = ")
            right.setdefault(_form(row.shown), _line(row.shown, plain(spaced), script, source))
        else:
            why = plain(reason or "nothing in it names who reports")
            refused.setdefault(_form(row.shown), _line(row.shown, why, script, plain(row.note)))
    yield f"## {title}\n"
    yield from _table(("shown", header, "script", "seen on"), right.values())
    yield f"### {title}: refused\n"
    yield from _table(("shown", "why", "script", "what it is"), refused.values())


def _views(row: ValueRow) -> str:
    count = read_views(row.shown)
    return str(count.value) + (f", rounded to {count.rounded_to}" if count.rounded_to > 1 else "")


def _credit(row: ValueRow) -> str:
    line = read_credit(row.shown)
    return f"{line.form}: {' + '.join(f'{party.name}={party.kind}' for party in line.parties)}"


def _byline(row: ValueRow) -> str:
    authors = (
        f"{author.name} ({author.role}; {author.city})" if author.role or author.city else author.name
        for author in read_byline(row.shown)
    )
    return " + ".join(authors) or "nobody"


def _attribution(row: ValueRow) -> str:
    found = find_attribution(row.shown.split(" ¶ "), row.language)
    if found is None:
        return ""
    named = (f"reporter {found.reporter}" if found.reporter else "", f"source {found.source}" if found.source else "")
    return ", ".join(filter(None, named))


def _line(shown: str, *cells: str) -> str:
    return "| " + " | ".join((shown_cell(shown), *cells)) + " |"


def _table(header: tuple[str, ...], lines: Iterable[str]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    yield from lines
    yield ""


def main() -> int:
    """Writes the page; a disagreement is a sentence and exit code 1."""
    try:
        text = page()
    except ValueError as error:
        sys.stderr.write(f"docs/values.md was not written: {error}\n")
        return 1
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
