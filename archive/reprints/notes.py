"""Which articles' order, or whose sources, a transaction may have changed: noted by SQLite, as `search.texts` does.

The texts themselves are noted there. Here is what the direction of a reprint is told by.
"""

import sqlite3

_ORDERED_BY = "first_seen, date_published_utc, date_published_precision, attribution_shown, credit_text"


def _columns(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in _ORDERED_BY.split(", "))


_WATCH = (
    "CREATE TEMP TABLE changed_orders (article INTEGER PRIMARY KEY)",
    f"""
CREATE TEMP TRIGGER order_updated AFTER UPDATE OF {_ORDERED_BY} ON main.articles
WHEN ({_columns("old")}) IS NOT ({_columns("new")})
BEGIN
  INSERT OR IGNORE INTO changed_orders VALUES (old.id);
END
""",  # noqa: S608 - our own names
    """
CREATE TEMP TRIGGER source_inserted AFTER INSERT ON main.article_news_sources BEGIN
  INSERT OR IGNORE INTO changed_orders VALUES (new.article);
END
""",
    """
CREATE TEMP TRIGGER source_deleted AFTER DELETE ON main.article_news_sources BEGIN
  INSERT OR IGNORE INTO changed_orders VALUES (old.article);
END
""",
    """
CREATE TEMP TRIGGER reprinted_deleted BEFORE DELETE ON main.articles BEGIN
  INSERT OR IGNORE INTO changed_orders SELECT article FROM main.reprints WHERE earlier = old.id;
END
""",
    """
CREATE TEMP TRIGGER agency_renamed AFTER UPDATE OF name, url ON main.agencies
WHEN (old.name, old.url) IS NOT (new.name, new.url)
BEGIN
  INSERT OR IGNORE INTO changed_orders
  SELECT article FROM main.reprints WHERE agency = new.id OR earlier_agency = new.id;
END
""",
)


def watch(connection: sqlite3.Connection) -> None:
    """From now on notes are taken of what this connection changes."""
    for statement in _WATCH:
        connection.execute(statement)


def changed_orders(connection: sqlite3.Connection) -> set[int]:
    """The articles that were noted since the last call; forgets them."""
    found = {article for (article,) in connection.execute("SELECT article FROM changed_orders")}
    if found:
        connection.execute("DELETE FROM changed_orders")
    return found
