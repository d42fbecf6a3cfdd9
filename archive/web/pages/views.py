"""What is read, and when: of one agency, for each counts in its own way."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.page import ask, render, rows_at, select

_HOURS = 24
_AGENCIES = """
SELECT id, name FROM agencies WHERE EXISTS (
  SELECT 1 FROM articles WHERE agency = agencies.id AND view_count IS NOT NULL
) ORDER BY id
"""


async def views(datasette: Datasette, request: Request) -> Response:
    """The page, of the agency that its address names, else of the first that shows counts."""
    agencies = await select(datasette, _AGENCIES)
    asked = request.args.get("agency") or (agencies[0]["id"] if agencies else "")
    by_hour = await ask(datasette, "views_by_hour", agency=asked)
    by_section = await ask(datasette, "views_by_section", agency=asked)
    counts = {row["hour"]: row["median_views"] for row in by_hour.rows}
    context = {
        "agencies": agencies,
        "asked": asked,
        "by_hour": by_hour,
        "hours": charts.columns(
            [(f"{hour:02}:00", counts.get(hour, 0), "") for hour in range(_HOURS)], width=720, height=90
        ),
        "by_section": by_section,
        "sections": charts.bars(
            [
                (
                    row["name"],
                    row["median_views"],
                    rows_at(datasette, "articles", agency=asked, article_section=row["name"], _sort_desc="view_count"),
                )
                for row in by_section.rows
            ],
            width=100,
        ),
        "most_read": await ask(datasette, "most_read_of", agency=asked),
        "fell": await ask(datasette, "counts_that_fell"),
    }
    return await render(datasette, request, "views.html", context)
