"""Which days and counts a transaction has changed: noted by SQLite itself, as in `archive.search.texts`.

What is done with the notes is for `archive.summaries.keeping`. A day without a date is noted as ''.
"""

import sqlite3
from collections.abc import Iterator

_IDENTITY = "agency, native_id, edition"


def _days_of(row: str) -> str:
    """Notes all days on which an identity may count: its article's, and those that sources tell."""
    key = ", ".join(f"{row}.{name}" for name in _IDENTITY.split(", "))
    return f"""
  INSERT INTO changed_days SELECT agency, ifnull(published_day, '') FROM announcements
  WHERE ({_IDENTITY}) = ({key})
  UNION SELECT agency, ifnull(published_day, '') FROM articles WHERE ({_IDENTITY}) = ({key});
"""  # noqa: S608 - our own names


def _days_at(row: str) -> str:
    """Notes the days of missing articles that were announced at an address."""
    return f"""
  INSERT INTO changed_days
  SELECT told.agency, ifnull(told.published_day, '') FROM announcements AS hit
  JOIN announcements AS told USING ({_IDENTITY})
  WHERE hit.url = {row}.url AND NOT EXISTS (
    SELECT 1 FROM articles AS held
    WHERE (held.agency, held.native_id, held.edition) = (hit.agency, hit.native_id, hit.edition)
  );
"""  # noqa: S608


def _day(row: str) -> str:
    return f"INSERT INTO changed_days VALUES ({row}.agency, ifnull({row}.published_day, ''));"  # noqa: S608


def _when(columns: str) -> str:
    old, new = (", ".join(f"{row}.{name}" for name in columns.split(", ")) for row in ("old", "new"))
    return f"WHEN ({old}) IS NOT ({new})"


def _triggers() -> Iterator[tuple[str, str]]:
    """What is watched, and what is noted then."""
    dated = f"{_IDENTITY}, published_day"
    yield "AFTER INSERT ON main.articles", _days_of("new")
    yield "AFTER DELETE ON main.articles", _day("old") + _days_of("old")
    yield f"AFTER UPDATE OF {dated} ON main.articles {_when(dated)}", _day("old") + _days_of("old") + _days_of("new")
    yield "AFTER INSERT ON main.announcements", _days_of("new")
    yield "AFTER DELETE ON main.announcements", _day("old") + _days_of("old")
    told = f"{dated}, url"
    yield f"AFTER UPDATE OF {told} ON main.announcements {_when(told)}", _day("old") + _days_of("old") + _days_of("new")
    for table, columns in (("captures", "url, status, fetched_at"), ("crawl_missed", "url, reason")):
        yield f"AFTER INSERT ON main.{table}", _days_at("new")
        yield f"AFTER DELETE ON main.{table}", _days_at("old")
        changed = f"AFTER UPDATE OF {columns} ON main.{table} {_when(columns)}"
        yield changed, _days_at("old") + _days_at("new")
    of_article = "INSERT INTO changed_days SELECT agency, ifnull(published_day, '') FROM articles WHERE id = {};"
    of_photo = of_article.format("(SELECT article FROM photos WHERE id = {}.photo)")
    # A photo that is deleted takes its credits with it, and then nothing leads from them to the article any more.
    yield "AFTER DELETE ON main.photos", of_article.format("old.article")
    yield "AFTER INSERT ON main.credits", of_photo.format("new")
    yield "AFTER DELETE ON main.credits", of_photo.format("old")
    yield f"AFTER UPDATE ON main.credits {_when('photo, name, kind')}", of_photo.format("old") + of_photo.format("new")
    counted = "article, seen_at, view_count, rounded_to"
    yield "AFTER INSERT ON main.views", "INSERT INTO changed_counts VALUES (new.article);"
    yield "AFTER DELETE ON main.views", "INSERT INTO changed_counts VALUES (old.article);"
    yield (
        f"AFTER UPDATE OF {counted} ON main.views {_when(counted)}",
        "INSERT INTO changed_counts VALUES (old.article), (new.article);",
    )


def watch(connection: sqlite3.Connection) -> None:
    """From now on notes are taken of what this connection changes."""
    # Neither has a key: the conflict clause of the statement that fires a trigger overrides that of the trigger's own
    # statements (sqlite.org/lang_createtrigger.html), so that OR IGNORE would not do.
    connection.execute("CREATE TEMP TABLE changed_days (agency TEXT, day TEXT)")
    connection.execute("CREATE TEMP TABLE changed_counts (article INTEGER)")
    for number, (event, noted) in enumerate(_triggers()):
        connection.execute(f"CREATE TEMP TRIGGER summed_{number} {event} BEGIN {noted} END")


def changed_days(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The agencies' days that were noted since the last call; forgets them."""
    return [(str(agency), str(day)) for agency, day in _taken(connection, "changed_days")]


def changed_counts(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The articles whose counts were changed since the last call; forgets them."""
    return _taken(connection, "changed_counts")


def _taken(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    found = connection.execute(f"SELECT DISTINCT * FROM {table}").fetchall()  # noqa: S608
    if found:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    return found
