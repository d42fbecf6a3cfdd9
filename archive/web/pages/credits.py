"""Who supplies the pictures: parties and their kinds, by agency and month."""

from collections import Counter

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.kazakh.alphabet import sort_key
from archive.web import charts
from archive.web.pages.page import ask, render, rows_at

_LISTED = 30


async def credits_page(datasette: Datasette, request: Request) -> Response:
    """The page."""
    kinds = await ask(datasette, "credit_kinds")
    parties = await ask(datasette, "photos_by_credit")
    by_month = await ask(datasette, "credits_by_month")
    shares = Counter[tuple[str, str]]()
    names: dict[str, str] = {}
    for row in by_month.rows:
        shares[row["agency"], row["kind"]] += row["photos"]
        names[row["agency"]] = row["agency_name"]
    in_order = [row["kind"] for row in kinds.rows]
    context = {
        "kinds": kinds,
        "parties": parties,
        "by_month": by_month,
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
            (agency, name, [shares[agency, kind] for kind in in_order], sum(shares[agency, kind] for kind in in_order))
            for agency, name in sorted(names.items(), key=lambda one: sort_key(one[1]))
        ],
    }
    return await render(datasette, request, "credits.html", context)
