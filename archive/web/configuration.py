"""What datasette is told about an archive: titles, descriptions, facets, queries, settings. It starts nothing."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DATABASE = "archive"
"""The database's name in addresses, whatever the file's: links stay valid and templates find their tables."""


def settings(*, public: bool) -> dict[str, object]:
    """Datasette's settings; `public` is for an address that others can reach: no SQL but the canned queries.

    suggest_facets: off took a table page of 250,000 articles from 2.4-3.0 s to 0.05-0.24 s.
    """
    return {
        "suggest_facets": False,
        "default_allow_sql": not public,
        # Each facet that a stranger adds to an address may take a second.
        "allow_facet": not public,
        "allow_download": not public,
        "default_page_size": 100,
        "truncate_cells_html": 240,
        "facet_time_limit_ms": 1000,
        "sql_time_limit_ms": 5000,
    }


def metadata() -> dict[str, Any]:
    """Datasette's metadata, from tables.toml and queries.toml."""
    return {
        "title": "Мұрағат",
        "description": "An archive of the Kazakh-language press: what was published, edited, read and taken down.",
        "extra_css_urls": ["/muragat/archive.css"],
        "databases": {
            DATABASE: {
                "title": "Мұрағат: the archive",
                "description": "What the agencies' pages said, when they said it, and what was changed later.",
                "tables": _load("tables.toml"),
                "queries": {name: {**query, "hide_sql": True} for name, query in _load("queries.toml").items()},
            }
        },
    }


def table_texts(name: str) -> dict[str, Any]:
    """What tables.toml says of a table or view: title, description, columns and so on."""
    return _load("tables.toml")[name]


def _load(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
