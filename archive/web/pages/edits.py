"""What was changed after publication: the most interesting kinds first, how soon, and whether anybody said so."""

from collections.abc import Mapping
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from archive.content import COLUMNS, TRANSLITERATED, Content
from archive.edits.kind import Kind
from archive.edits.respelling import respelled
from archive.edits.words import Piece, difference
from archive.web import charts
from archive.web.pages.page import ask, render, rows_at, select

_MOST = 30
_AROUND = 60
"""Characters of the unchanged text that are shown beside a change."""
_CONTENTS = f"""
SELECT seen_at, {", ".join(COLUMNS)}, (SELECT edition FROM articles WHERE id = :article) AS edition
FROM revisions WHERE article = :article AND seen_at <= :seen_at
ORDER BY seen_at DESC LIMIT 2
"""  # noqa: S608 - our own names
_SECONDS = {
    name: {"seconds_after__gte": str(least), "seconds_after__lt": str(end)}
    for name, least, end in (
        ("1h", -(10**9), 3600),
        ("6h", 3600, 21600),
        ("1d", 21600, 86400),
        ("7d", 86400, 7 * 86400),
        ("30d", 7 * 86400, 30 * 86400),
        ("later", 30 * 86400, 10**10),
    )
}
"""The steps of the query edits_by_delay."""
_TEXTS = ("headline", "description", "article_body")


async def edits(datasette: Datasette, request: Request) -> Response:
    """The page; `agency`, `kind` and `silent` in its address choose among the edits."""
    agency, kind = request.args.get("agency") or "", request.args.get("kind") or ""
    is_silent = "1" if request.args.get("silent") else ""
    found = await ask(datasette, "edits_ranked", agency=agency, kind=kind, silent=is_silent)
    shown = [{**row, "pieces": await _pieces(datasette, row)} for row in found.rows[:_MOST]]
    delays = await ask(datasette, "edits_by_delay")
    by_agency = await ask(datasette, "edits_by_agency")
    context = {
        "found": found,
        "edits": shown,
        "kinds": [str(one) for one in Kind],
        "agencies": await select(datasette, "SELECT id, name FROM agencies ORDER BY id"),
        "asked": {"agency": agency, "kind": kind, "silent": is_silent},
        "delays": delays,
        "delay_bars": charts.bars(
            [(row["delay"], row["edits"], _edits_at(datasette, **_SECONDS[row["delay"]])) for row in delays.rows],
            width=100,
        ),
        "by_agency": by_agency,
        "agency_bars": charts.bars(
            [(row["agency_name"], row["edits"], _edits_at(datasette, agency=row["agency"])) for row in by_agency.rows],
            width=100,
        ),
    }
    return await render(datasette, request, "edits.html", context)


def _edits_at(datasette: Datasette, **filters: str) -> str:
    """Where the edits are that a number counts: all but typos."""
    return rows_at(datasette, "edits_with_articles", kind__not="typo", **filters)


async def pieces_of(datasette: Datasette, article: str, seen_at: str) -> list[tuple[str, tuple[Piece, ...]]]:
    """Of one edit each text that it changed, by the name of its field, as what stayed, was removed and was added."""
    rows = await select(datasette, _CONTENTS, article=article, seen_at=seen_at)
    after, before = (Content(*(row[name] for name in COLUMNS)) for row in (rows * 2)[:2])
    if rows[0]["edition"] in TRANSLITERATED:
        before = respelled(before, after)
    changed = []
    for name in _TEXTS:
        old, new = getattr(before, name) or "", getattr(after, name) or ""
        if old != new:
            changed.append((name, shortened(difference(old, new))))
    return changed


async def _pieces(datasette: Datasette, row: Mapping[str, Any]) -> list[tuple[str, tuple[Piece, ...]]]:
    return await pieces_of(datasette, str(row["article"]), row["seen_at"])


def shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with long unchanged stretches cut: what stands beside a change is enough.

    >>> [piece.text for piece in shortened((Piece("same", "а" * 200), Piece("added", "б")))][0][:3]
    '… а'
    """
    found = []
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "same" and len(text) > 2 * _AROUND:
            start = "" if place == 0 else f"{text[:_AROUND]} "
            end = "" if place == len(pieces) - 1 else f" {text[-_AROUND:]}"
            text = f"{start}…{end}"
        found.append(Piece(piece.kind, text))
    return tuple(found)
