"""Search in datasette: its own search box finds any form of a word, and SQL has functions of the Kazakh language."""

import sqlite3

from datasette import hookimpl

from archive.kazakh.alphabet import sort_key
from archive.kazakh.cyrillic import to_cyrillic
from archive.kazakh.stem import stem
from archive.kazakh.text import fold
from archive.search.expression import expression_of
from archive.search.query import parse
from archive.web.configuration import DATABASE

_NOTHING = '"\ue000\ue000"'
"""An expression that no article matches: FTS5 takes an empty one for an error."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Adds kk_stem, kk_fold, kk_cyrillic, kk_sort and kk_query to SQL; escape_fts, which the search box calls, too.

    Only in an archive. Comes last, for datasette registers an escape_fts of its own, which only puts words into
    quotation marks.
    """
    if database != DATABASE:
        return

    def matching(text: object) -> str:
        return kk_query(conn, str(text or ""))

    conn.create_function("kk_stem", 1, lambda word: stem(str(word or "")), deterministic=True)
    conn.create_function("kk_fold", 1, lambda text: fold(str(text or "")), deterministic=True)
    conn.create_function("kk_cyrillic", 1, lambda text: to_cyrillic(str(text or "")), deterministic=True)
    conn.create_function("kk_sort", 1, lambda text: sort_key(str(text or "")), deterministic=True)
    conn.create_function("kk_query", 1, matching)
    conn.create_function("escape_fts", 1, matching)


def kk_query(connection: sqlite3.Connection, text: str) -> str:
    """A typed text as an expression for `articles_fts MATCH`; filters such as agency: are for the search page only."""
    found = expression_of(connection, parse(text))
    if not found.match:
        return _NOTHING
    return f"({found.match}) NOT ({found.exclude})" if found.exclude else found.match
