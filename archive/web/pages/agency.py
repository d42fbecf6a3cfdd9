"""One agency: how much it publishes and when, its sections, authors and photos, how often it edits and takes down."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.page import Found, ask, first, render, rows_at

_AGENCY = """
SELECT id, name, url, time_zone,
  (SELECT count(*) FROM articles WHERE agency = agencies.id) AS articles,
  (SELECT count(*) FROM articles WHERE agency = agencies.id AND revision_count > 1) AS edited,
  (SELECT count(*) FROM articles WHERE agency = agencies.id AND gone_at IS NOT NULL) AS gone,
  (SELECT max(finished_at) FROM crawls WHERE agency = agencies.id) AS last_crawl
FROM agencies WHERE id = :agency
"""
_LISTED = 12
_HOURS = 24
_LAST_STEP = 2000
"""As in the query lengths_of."""
_WIDTH, _HEIGHT = 720, 90


async def agency(datasette: Datasette, request: Request) -> Response:
    """The page; an agency that the archive doesn't have is NotFound."""
    name = request.url_vars["agency"]
    row = await first(datasette, _AGENCY, agency=name)
    found = {
        query: await ask(datasette, query, agency=name)
        for query in ("months_of", "sections_of", "authors_of", "credits_of", "hours_of", "lengths_of")
    }
    by_hour = {one["hour"]: one["articles"] for one in found["hours_of"].rows}
    hours = [(f"{hour:02}:00", by_hour.get(hour, 0), "") for hour in range(_HOURS)]
    lengths = [
        (f"{one['words']}+", one["articles"], rows_at(datasette, "articles", agency=name, **_words(one["words"])))
        for one in found["lengths_of"].rows
    ]
    months = [
        (
            one["month"],
            one["articles"],
            rows_at(datasette, "articles", agency=name, published_day__startswith=one["month"]),
        )
        for one in found["months_of"].rows
    ]
    context = {
        "agency": row,
        "found": found,
        "months": charts.columns(months, width=_WIDTH, height=_HEIGHT),
        "hours": charts.columns(hours, width=_WIDTH, height=_HEIGHT),
        "lengths": charts.columns(lengths, width=_WIDTH, height=_HEIGHT),
        "sections": _bars(datasette, found["sections_of"], "articles", "articles", "article_section", agency=name),
        "authors": _bars(datasette, found["authors_of"], "articles", "article_authors", "author"),
        "credits": _bars(datasette, found["credits_of"], "photos", "credits", "name"),
    }
    return await render(datasette, request, "agency.html", context)


def _bars(
    datasette: Datasette, found: Found, counted: str, table: str, column: str, **filters: str
) -> tuple[charts.Bar, ...]:
    """The first names of a query with their counts, each leading to its rows."""
    return charts.bars(
        [
            (one["name"], one[counted], rows_at(datasette, table, **filters, **{column: one["name"]}))
            for one in found.rows[:_LISTED]
        ],
        width=100,
    )


def _words(words: int) -> dict[str, str]:
    """What the articles of a step have in common; the last step has no end."""
    least = {"word_count__gte": str(words)}
    return least if words >= _LAST_STEP else {**least, "word_count__lt": str(words + 100)}
