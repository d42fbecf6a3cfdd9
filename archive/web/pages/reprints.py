"""Who copies whom, how much of a text and how soon. What counts as a reprint is told in docs/reprints.md."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.web import charts
from archive.web.pages.page import ask, render, rows_at, select

_SHADES = ((0, 0), (0.05, 1), (0.25, 2), (0.6, 3), (1.01, 4))
"""Of the largest number in the matrix, the share up to which a cell has a shade (static/pages.css)."""
_LISTED = 20
_BETWEEN = "reprints_between_agencies"
_SECONDS = {
    name: {"delay__gt": str(more), "delay__lte": str(most)}
    for name, more, most in (
        ("10m", -1, 600),
        ("1h", 600, 3600),
        ("6h", 3600, 21600),
        ("1d", 21600, 86400),
        ("later", 86400, 10**10),
    )
}
"""The steps of the query reprints_by_delay."""


async def reprints(datasette: Datasette, request: Request) -> Response:
    """The page."""
    matrix = await ask(datasette, "who_copies_whom")
    delays = await ask(datasette, "reprints_by_delay")
    most = max((row["reprints"] for row in matrix.rows), default=0) or 1
    cells = {(row["agency"], row["earlier_agency"]): row for row in matrix.rows}
    ids = sorted({one for pair in cells for one in pair})
    names = {row["id"]: row["name"] for row in await select(datasette, "SELECT id, name FROM agencies")}
    context = {
        "matrix": matrix,
        "agencies": [(one, names.get(one, one)) for one in ids],
        "cells": cells,
        "shade": {pair: _shade(row["reprints"] / most) for pair, row in cells.items()},
        "delays": delays,
        "delay_bars": charts.bars(
            [
                (row["delay"], row["reprints"], rows_at(datasette, _BETWEEN, **_SECONDS[row["delay"]]))
                for row in delays.rows
            ],
            width=100,
        ),
        "clusters": await ask(datasette, "largest_reprints"),
        "listed": _LISTED,
        "cell_at": lambda later, earlier: rows_at(datasette, _BETWEEN, agency=later, earlier_agency=earlier),
    }
    return await render(datasette, request, "reprints.html", context)


def _shade(share: float) -> int:
    return next(shade for end, shade in _SHADES if share <= end)
