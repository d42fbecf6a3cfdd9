"""The questions in `questions.toml`, with the values that they are asked with in an archive. Asks none itself."""

import re
import sqlite3
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("questions.toml")
_SECTION = "SELECT article_section FROM articles GROUP BY article_section ORDER BY count(*) DESC LIMIT 1"
_ARTICLE = "SELECT id FROM articles WHERE revision_count > 1 ORDER BY revision_count DESC, id LIMIT 1"
_NAMED = re.compile(r"\$(\w+)")

Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both dialects; SQLite, too, takes values by `$name`."""

    name: str
    title: str
    sqlite: str
    duckdb: str


def questions() -> tuple[Question, ...]:
    """All of them, in the file's order."""
    return tuple(Question(name, **told) for name, told in tomllib.loads(_FILE.read_text("utf-8")).items())


def values_of(connection: sqlite3.Connection) -> Values:
    """The largest section, and the article that was edited most."""
    section, article = (connection.execute(sql).fetchone() for sql in (_SECTION, _ARTICLE))
    return {"section": section[0], "article": article[0]}


def needed(sql: str, values: Values) -> dict[str, str | int]:
    """Those of the values that a statement names: DuckDB refuses others."""
    return {name: values[name] for name in _NAMED.findall(sql)}


def views_sql(folder: str, tables: tuple[str, ...] = ()) -> str:
    """DuckDB's statements that make the folders of an export look like the archive's tables."""
    return "\n".join(
        f"CREATE VIEW {table} AS FROM read_parquet('{folder}/{table}/*/*/*.parquet', hive_partitioning = true);"
        for table in tables or TABLES
    )


TABLES = (
    "articles",
    "article_authors",
    "captures",
    "credits",
    "photos",
    "quotes",
    "reprints",
    "revisions",
    "views",
)
"""Those that the questions ask."""
