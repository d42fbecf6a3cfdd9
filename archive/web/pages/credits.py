"""Who supplies the pictures: parties and their kinds, by agency and month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.kazakh.alphabet import sort_key
from archive.web import charts
from archive.web.pages.page import ask, month_of, render, rows_at
from archive.web.pages.search import every_month

_LISTED = 30
_ROWS = "credits_with_articles"


async def credits_page(datasette: Datasette, request: Request) -> Response:
    """The page; the months are those of the agency that is asked for (`agency`), else of all."""
    kinds = await ask(datasette, "credit_kinds")
    parties = await ask(datasette, "photos_by_credit")
    by_agency = await ask(datasette, "credits_by_agency")
    asked = request.args.get("agency") or ""
    by_month = await ask(datasette, "credits_by_month", agency=asked)
    counts = Counter[tuple[str, str]]()
    names: dict[str, str] = {}
    for row in by_agency.rows:
        counts[row["agency"], row["kind"]] += row["photos"]
        names[row["agency"]] = row["agency_name"]
    in_order = [row["kind"] for row in kinds.rows]
    context = {
        "kinds": kinds,
        "parties": parties,
        "by_agency": by_agency,
        "by_month": by_month,
        "asked": asked,
        "kind_bars": charts.bars(
            [(row["kind"], row["photos"], rows_at(datasette, "credits", kind=row["kind"])) for row in kinds.rows],
            width=100,
        ),
        "party_bars": charts.bars(
            [
                (row["name"], row["photos"], rows_at(datasette, "credits", name=row["name"]))
                for row in parties.rows[:_LISTED]
            ],
            width=100,
        ),
        "in_order": in_order,
        "agencies": [
            (agency, name, [counts[agency, kind] for kind in in_order], sum(counts[agency, kind] for kind in in_order))
            for agency, name in sorted(names.items(), key=lambda one: sort_key(one[1]))
        ],
        "months": _months(datasette, by_month.rows, in_order, asked),
        "cell_at": lambda agency, kind: rows_at(datasette, _ROWS, agency=agency, kind=kind),
    }
    return await render(datasette, request, "credits.html", context)


def _months(
    datasette: Datasette, rows: Sequence[Mapping[str, Any]], in_order: Sequence[str], agency: str
) -> list[tuple[str, tuple[charts.Bar, ...]]]:
    """For each kind its months as upright bars; all to one scale."""
    counts = {(row["kind"], row["month"]): row["photos"] for row in rows}
    months = [month for month, _ in every_month([(row["month"], 1) for row in rows])]
    most = max(counts.values(), default=0)
    only = {"agency": agency} if agency else {}

    def bars(kind: str) -> tuple[charts.Bar, ...]:
        values = [
            (
                month,
                counts.get((kind, month), 0),
                rows_at(datasette, _ROWS, kind=kind, **month_of("published_day", month), **only),
            )
            for month in months
        ]
        return charts.columns(values, width=720, height=28, most=most)

    return [(kind, bars(kind)) for kind in in_order if any(counts.get((kind, month)) for month in months)]
