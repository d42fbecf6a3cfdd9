"""Whether the crawls still get what they are after: of each agency its latest crawl, held against those before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.page import Found, ask, render, rows_at

_PER_CENT = 100
_FEW = 4
"""Agencies that are all told of on one page."""
_LISTED = 8
"""Of each kind of count; the table has them all."""


@dataclass(frozen=True, slots=True)
class Agency:
    """What the page says of one agency. `shares` are lying bars of 0 to 100, now and before, field by field."""

    latest: Mapping[str, Any]
    findings: Found
    fields: Found
    shares: Sequence[tuple[Mapping[str, Any], charts.Bar, charts.Bar]]
    counts: Found
    kinds: Mapping[str, Sequence[Mapping[str, Any]]]
    pace: Found
    days: tuple[charts.Bar, ...]


async def health(datasette: Datasette, request: Request) -> Response:
    """The page: every agency that was crawled; of more than a few a table, and the one that is asked for (`agency`)."""
    now = await ask(datasette, "health_now")
    asked = request.args.get("agency") or ""
    is_long = len(now.rows) > _FEW
    agencies = [await _agency(datasette, row) for row in now.rows if not is_long or row["agency"] == asked]
    context = {"now": now, "is_long": is_long, "agencies": agencies, "listed": _LISTED}
    return await render(datasette, request, "health.html", context)


async def _agency(datasette: Datasette, latest: Mapping[str, Any]) -> Agency:
    name = latest["agency"]
    fields = await ask(datasette, "health_fields_of", agency=name)
    counts = await ask(datasette, "health_counts_of", agency=name)
    pace = await ask(datasette, "health_pace_of", agency=name)
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for row in counts.rows:
        kinds.setdefault(row["kind"], []).append(row)
    return Agency(
        latest,
        await ask(datasette, "health_findings_of", agency=name),
        fields,
        [(row, _bar(row["share"]), _bar(row["share_before"])) for row in fields.rows],
        counts,
        kinds,
        pace,
        charts.columns(
            [
                (row["day"], row["articles"], rows_at(datasette, "articles", agency=name, published_day=row["day"]))
                for row in pace.rows
            ],
            width=720,
            height=60,
        ),
    )


def _bar(share: float | None) -> charts.Bar:
    return charts.Bar(0, 0, round(_PER_CENT * (share or 0), 1), 1, share or 0, "", share or 0)
