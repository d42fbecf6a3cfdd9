"""A plain page of news made out of one shown text: a headline, a line with the text, three paragraphs. Pure."""

from enum import StrEnum
from html import escape

from benchmarks.kazakh_values.tables import DateRow, ValueRow

URL = "https://example.kz/zhanalyk_58700/"
HEADLINE = "Ауылда жаңа кітапхана ашылды"
_TEXT = (
    "Аудан орталығында жаңа кітапхана ашылды, оның қорында он мыңнан астам кітап бар, балалар бөлмесі де жасақталған.",
    "Ашылу рәсіміне ауыл тұрғындары мен мектеп оқушылары қатысты, ардагерлер кітапханаға өз кітаптарын сыйға тартты.",
    "Кітапхана сенбіден басқа күндері таңғы тоғыздан кешкі жетіге дейін жұмыс істейді.",
)


class Markup(StrEnum):
    """How the line is marked."""

    PLAIN = "plain"
    """A `div` without a name."""
    MARKED = "marked"
    """Microdata of NewsArticle, `time` with the class that WordPress gives it, an author's usual class."""


_DATE = {
    Markup.PLAIN: "<div>{}</div>",
    Markup.MARKED: '<p class="meta"><time class="entry-date published" itemprop="datePublished">{}</time></p>',
}
_OPEN_GRAPH = (
    f'<meta property="og:type" content="article"><meta property="og:title" content="{HEADLINE}">'
    '<meta property="article:published_time" content="{}">'
)
_BYLINE = {
    Markup.PLAIN: "<div>{}</div>",
    Markup.MARKED: '<p class="meta"><span class="author" itemprop="author">{}</span></p>',
}


def page_of_date(row: DateRow, markup: Markup) -> str:
    """A page that shows a date under its headline; a machine's date stands where machines look, in `meta`.

    >>> from datetime import UTC, datetime
    >>> row = DateRow("13 қаңтар 2023", datetime(2023, 1, 20, tzinfo=UTC), "Asia/Almaty", "2023-01-13", "day", "", "")
    >>> "<h1>Ауылда жаңа кітапхана ашылды</h1><div>13 қаңтар 2023</div><p>" in page_of_date(row, Markup.PLAIN)
    True
    """
    if row.category == "machine":
        return _page(_OPEN_GRAPH.format(escape(row.shown)), "", markup)
    return _page("", _DATE[markup].format(_html(row.shown)), markup)


def page_of_byline(row: ValueRow, markup: Markup) -> str:
    """A page that shows who wrote it, and its date."""
    byline = _BYLINE[markup].format(_html(row.shown))
    return _page("", byline + _DATE[markup].format("13.01.2023 18:19"), markup)


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _page(head: str, line: str, markup: Markup) -> str:
    scope = ' itemscope itemtype="https://schema.org/NewsArticle"' if markup is Markup.MARKED else ""
    return (
        f'<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>{HEADLINE}</title>{head}</head>'
        f'<body><header><a href="/">Басты бет</a></header><main><article{scope}><h1>{HEADLINE}</h1>{line}'
        f"{''.join(f'<p>{paragraph}</p>' for paragraph in _TEXT)}</article></main>"
        "<footer>Барлық құқықтар қорғалған</footer></body></html>"
    )
