"""The hits of one page, in the order that was asked for. Which articles are found, `chosen` tells.

bm25 looks at every article that has any of its words, so common words are not given to it: they tell little about which
article is meant, and cost as much as they are frequent.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.search.chosen import FEW, Chosen
from archive.search.expression import Expression, joined

WEIGHTS = (4.0, 2.0, 10.0, 5.0)
"""Of bm25 for text, the text's stems, headline, the headline's stems: as typed above stem, headline above text."""

MOST_RANKED = 3000
"""A word that more articles have is common. Of so many articles with common words only, those that came to the archive
last, those with the words in their headlines come first, as typed before other forms; the newest of equals."""

_BM25 = f"bm25(articles_fts, {', '.join(map(str, WEIGHTS))})"
_MATCHING = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
_MANY = 3
"""So many times as many articles are looked at as should be enough, if they are spread evenly."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of articles, the greatest value first: the index that has it, and by what it is."""

    index: str
    by: str


def ranked(
    connection: sqlite3.Connection, expression: Expression, these: Chosen, limit: int, offset: int
) -> Sequence[int]:
    """The numbers of the articles of a page, the best first."""
    rare = [part for part in expression.parts if part.documents <= MOST_RANKED]
    if not rare:
        return _common(connection, expression, these, limit, offset)
    match = joined(part.match for part in rare)
    if len(rare) == len(expression.parts) and these.values.keys() == {"match"}:
        sql = f"{_MATCHING} ORDER BY {_BM25}, rowid LIMIT ? OFFSET ?"
        return _numbers(connection.execute(sql, (match, limit, offset)))
    gathered = these.numbers if these.numbers is not None else _numbers(connection.execute(these.sql, these.values))
    every = set(gathered)
    found = _numbers(connection.execute(f"{_MATCHING} ORDER BY {_BM25}, rowid", (match,)))
    return [number for number in found if number in every][offset : offset + limit]


def _common(
    connection: sqlite3.Connection, expression: Expression, these: Chosen, limit: int, offset: int
) -> Sequence[int]:
    """Of articles with common words those with the words in their headlines before the others, newest first."""
    newest = f"{these.sql} ORDER BY articles_fts.rowid DESC LIMIT :limit OFFSET :offset"

    def page(limit: int, offset: int) -> list[int]:
        if these.numbers is not None:
            return list(these.numbers[offset : offset + limit])
        return _numbers(connection.execute(newest, {**these.values, "limit": limit, "offset": offset}))

    if offset >= MOST_RANKED:
        return page(limit, offset)
    last = page(MOST_RANKED, 0)
    places = dict.fromkeys(last, 2)
    if last:
        since = f"{_MATCHING} AND rowid >= ?"
        exact = [part.exact_headline for part in expression.parts]
        for place, asked in ((1, [part.headline for part in expression.parts]), (0, exact)):
            if all(asked):
                for number in _numbers(connection.execute(since, (joined(asked), last[-1]))):
                    if number in places:
                        places[number] = place
    found = [number for place in range(3) for number in last if places[number] == place][offset : offset + limit]
    if len(found) < limit and these.total > MOST_RANKED:
        found += page(limit - len(found), MOST_RANKED)
    return found


def in_order(connection: sqlite3.Connection, these: Chosen, order: Order, limit: int, offset: int) -> Sequence[int]:
    """The numbers of the articles of a page, those with the greatest value first, the newest of equals."""
    if "match" in these.values and these.total > FEW:
        found = _first(connection, these, order, limit + offset)
        if found is not None:
            return found[offset:]
    sql = f"""
SELECT articles.id FROM {these.by(order.index)} WHERE {these.among}
ORDER BY {order.by} DESC, articles.id DESC LIMIT :limit OFFSET :offset
"""  # noqa: S608 - our own words
    return _numbers(connection.execute(sql, {**these.values, "limit": limit, "offset": offset}))


def _first(connection: sqlite3.Connection, these: Chosen, order: Order, most: int) -> list[int] | None:
    """The first so many, where articles with a common word are looked for among the first of all; None if not there.

    Otherwise all that match are gathered before the first is known.
    """
    (last,) = connection.execute("SELECT ifnull(max(id), 0) FROM articles").fetchone()
    looked_at = _MANY * most * max(1, last // these.total)
    if looked_at > last // 4:
        return None
    sql = f"""
SELECT id FROM articles INDEXED BY {order.index} ORDER BY {order.by} DESC, id DESC LIMIT ?
"""  # noqa: S608 - our own words
    first = _numbers(connection.execute(sql, (looked_at,)))
    sql = f"{these.sql} AND articles_fts.rowid BETWEEN :first AND :last"
    within = {**these.values, "first": min(first), "last": max(first)}
    matching = set(_numbers(connection.execute(sql, within)))
    found = [number for number in first if number in matching][:most]
    return found if len(found) == most else None


def _numbers(rows: Iterable[tuple[int]]) -> list[int]:
    return [number for (number,) in rows]
