"""Who is quoted, by whom and when, with the sentences. How quotes are found is told in docs/quotes.md."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.page import ask, month_of, render, rows_at
from archive.web.pages.search import every_month

_LISTED = 40
_SHOWN = 50
"""Sentences on the page; the table has 200 of them."""


async def people(datasette: Datasette, request: Request) -> Response:
    """The page: the most quoted, or what one of them said (`?speaker=`)."""
    speaker = (request.args.get("speaker") or "").strip()[:200]
    if not speaker:
        most = await ask(datasette, "most_quoted")
        bars = charts.bars([(row["speaker"], row["quotes"], "") for row in most.rows[:_LISTED]], width=100)
        context = {"speaker": "", "most": most, "bars": list(zip(most.rows, bars, strict=False))}
        return await render(datasette, request, "people.html", context)
    found = {
        query: await ask(datasette, query, speaker=speaker)
        for query in ("quotes_by", "quoted_in_agencies", "quoted_in_months", "speakers_like")
    }
    months = every_month([(row["month"], row["quotes"]) for row in found["quoted_in_months"].rows])
    context = {
        "speaker": speaker,
        "found": found,
        "shown": _SHOWN,
        "agencies": charts.bars(
            [
                (row["name"], row["quotes"], _said_at(datasette, speaker, agency=row["agency"]))
                for row in found["quoted_in_agencies"].rows
            ],
            width=100,
        ),
        "months": charts.columns(
            [
                (month, count, _said_at(datasette, speaker, **month_of("published_day", month)))
                for month, count in months
            ],
            width=720,
            height=60,
        ),
    }
    return await render(datasette, request, "people.html", context)


def _said_at(datasette: Datasette, speaker: str, **filters: str) -> str:
    """Where the quotes of somebody are that a number counts."""
    return rows_at(datasette, "quotes_with_articles", speaker=speaker, kind__not="document", **filters)
