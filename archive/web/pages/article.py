"""An article as one reads it, and beside it all that the archive knows of it: counts, edits, editions, captures."""

import json
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from archive.web import charts
from archive.web.captures import newest_of
from archive.web.pages.citing import citations, news_article
from archive.web.pages.edits import pieces_of
from archive.web.pages.page import ask, first, render, select
from archive.web.photos import photos_of

_ARTICLE = """
SELECT articles.*, agencies.name AS agency_name, agencies.url AS agency_url, agencies.time_zone
FROM articles JOIN agencies ON agencies.id = agency WHERE articles.id = :article
"""
_AUTHORS = """
SELECT author AS name, name_shown, role, city FROM article_authors WHERE article = :article ORDER BY position
"""
_TAGS = "SELECT tag FROM article_tags WHERE article = :article ORDER BY position"
_SOURCES = "SELECT news_source AS name, role FROM article_news_sources WHERE article = :article ORDER BY position"
_EDITIONS = """
SELECT id AS article, edition, headline FROM articles
WHERE agency = :agency AND native_id = :native_id AND id <> :article ORDER BY edition
"""
_MOST = 50
"""Edits that are shown word by word; all are in the table."""
_FEW = 2
"""Counts from which on a curve says something."""


async def article(datasette: Datasette, request: Request) -> Response:
    """The page; an article that the archive doesn't have is NotFound."""
    number = str(int(request.url_vars["article"]))
    row = await first(datasette, _ARTICLE, article=number)
    views = await ask(datasette, "views_of", article=number)
    points = [(one["seen_at"], one["view_count"]) for one in views.rows if one["view_count"] is not None]
    capture = await newest_of(datasette, int(number))
    revisions = await ask(datasette, "revisions_of", article=number)
    tags = [one["tag"] for one in await select(datasette, _TAGS, article=number)]
    sources = await select(datasette, _SOURCES, article=number)
    photos = await photos_of(datasette, number)
    context = {
        "row": row,
        "paragraphs": row["article_body"].split("\n\n") if row["article_body"] else [],
        "authors": await select(datasette, _AUTHORS, article=number),
        "tags": tags,
        "sources": sources,
        "editions": await select(
            datasette, _EDITIONS, agency=row["agency"], native_id=row["native_id"], article=number
        ),
        "photos": photos,
        "views": views,
        "curve": charts.line(points, width=300, height=90) if len(points) >= _FEW else None,
        "revisions": revisions,
        "edits": [
            {**one, "pieces": await pieces_of(datasette, number, one["seen_at"])}
            for one in revisions.rows[1 : _MOST + 1]
        ],
        "capture": capture,
        "quotes": await ask(datasette, "quotes_in", article=number),
        "reprints": await ask(datasette, "reprints_of", article=number),
        "layers": _json(row["layers"]),
        "readers": _json(row["readers"]),
        "citations": citations(row, capture),
        "news_article": Markup(  # noqa: S704 - it has no <, > or &
            news_article(row, tags=tags, sources=[one["name"] for one in sources], photos=photos)
        ),
    }
    return await render(datasette, request, "article.html", context)


def _json(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
