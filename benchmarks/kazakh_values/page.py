"""Writes docs/values.md: every form of value that is read, and what is refused, by running the readers over the tables.

`make docs` calls it. It fails when a row is read otherwise than its table says, so the page can't tell what is not so.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.kazakh_values.tables import DateRow, ValueRow, date_rows, value_rows
from crawler.normalise.attributions import find_attribution
from crawler.normalise.bylines import read_byline
from crawler.normalise.credits import read_credit
from crawler.normalise.dates import Moment, read_date
from crawler.normalise.dates.tokens import tokens_of
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views

PAGE = Path(__file__).parents[2] / "docs" / "values.md"
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
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

This page is made by `make docs` from the tables in `tests/crawler/normalise/`, by running the readers over them.

Every value is kept beside the text that the page showed (`date_published_shown`, `view_count_shown`,
`credit_text_shown` …). With a date there is also the rule that read it, how precise it is, where its offset comes from
(the agency's place on that day, or the page), whether the year had to be inferred, and what other places of the page
say against it (table `date_conflicts`). With every value there is the version of its reader, so that
`muragat renormalise` can read it again when the reader has got better.

**Nothing is guessed.** A text without a certain meaning is refused: the value stays empty, the article is kept, and the
text is listed by `muragat unread` with the reason. `muragat read date "…"` tries one text.

The tables show one example of each form. ␣ marks a space that is not the plain one, ¬ a character that can't be seen.
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
    rows = date_rows()
    read = [(row, _read_date(row)) for row in rows]
    right = sum(isinstance(found, Moment) for _, found in read)
    refused = len(rows) - right
    yield f"## Dates\n\n{right:,} of {len(rows):,} rows are read, {refused:,} are refused; none is read wrong.\n"
    for category, title in _CATEGORIES.items():
        forms: dict[tuple[str, str, str], str] = {}
        for row, found in read:
            if row.category == category and isinstance(found, Moment):
                key = (found.rule, tokens_of(row.shown).shape, _script(row.shown))
                counted = f" (seen {row.at:%Y-%m-%d %H:%M})" if found.relative or found.year_inferred else ""
                forms.setdefault(key, _line(row.shown, f"`{found.text}`{counted}", found.precision, found.rule))
        if forms:
            yield from (f"### {title}\n", *_table(("shown", "means", "precision", "rule"), forms.values()))
    yield "### Refused\n"
    reasons: dict[tuple[str, str], str] = {}
    for row, found in read:
        if isinstance(found, Unreadable):
            form = (found.reason, re.sub(r"\d", "9", row.shown)[:12])
            reasons.setdefault(form, _line(row.shown, found.reason))
    yield from _table(("shown", "why"), reasons.values())


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
    right: list[str] = []
    refused: list[str] = []
    for row in rows:
        try:
            found, reason = read(row), ""
        except Unreadable as error:
            found, reason = "", error.reason
        if found != row.expected:
            raise ValueError(f"{row.shown!r} is read as {found!r}, and means {row.expected!r}")
        source = "" if row.source == "constructed" else row.source
        if found:
            right.append(_line(row.shown, found.replace("=", " = ").replace(":  = ", ": = "), source))
        else:
            refused.append(_line(row.shown, reason or "nothing in it names who reports", row.note))
    yield f"## {title}\n"
    yield from _table(("shown", header, "seen on"), right)
    yield "### Refused\n"
    yield from _table(("shown", "why", "what it is"), refused)


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


def _script(text: str) -> str:
    return "".join(name for name, letters in (("A", _ARABIC), ("L", _LATIN), ("C", _CYRILLIC)) if letters.search(text))


def _line(shown: str, *cells: str) -> str:
    return "| " + " | ".join((cell(shown), *(plain(one) for one in cells))) + " |"


def _table(header: tuple[str, ...], lines: Iterable[str]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    yield from lines
    yield ""


def cell(shown: str) -> str:
    """A text as a cell of a Markdown table: what can't be seen is marked, Arabic script runs from the right.

    >>> cell("59\\u00a0685 | <b>"), cell("")
    ('59␣685 \\\\| &lt;b&gt;', '*(nothing)*')
    """
    if not shown.strip():
        return "*(nothing)*"
    text = shown if len(shown) <= 90 else shown[:90] + "…"
    marked = "".join(map(_marked, text))
    return f'<bdi dir="rtl">{plain(marked)}</bdi>' if _ARABIC.search(shown) else plain(marked)


def _marked(character: str) -> str:
    if character == "\n":
        return " ⏎ "
    if character != " " and character.isspace():
        return "␣"
    return "¬" if unicodedata.category(character) in ("Cf", "Cc", "Co") else character


def plain(text: str) -> str:
    """A text without meaning for Markdown."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([|*_\[\]])", r"\\\1", " ".join(escaped.split()))


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
