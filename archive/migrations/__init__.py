"""The SQL that makes the archive's tables, one file a step. It does not run it: `archive.schema` does.

Plain SQL, STRICT tables, nothing newer than SQLite 3.40, so that Debian's sqlite3 can read the file. What each table
and column means is told in one place, `archive/web/tables.toml`; a test compares it with this.

Everything here can be computed again from the captures, and gives the same rows, but for three columns that tell in
which order things arrived in this very file (`articles.id`, `photos.id`, `captures.id`), the table `crawls` and what
belongs to a crawl (`crawl_health`, `crawl_findings`, `crawl_days`, `crawl_missed`).
"""

from collections.abc import Mapping
from importlib.resources import files


def _steps() -> dict[str, str]:
    """By the name of each file; lines of comment are for readers."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".sql"))
    return {
        file.name.removesuffix(".sql"): "".join(
            line for line in file.read_text("utf-8").splitlines(keepends=True) if not line.startswith("--")
        )
        for file in sorted(found, key=lambda one: one.name)
    }


STEPS: Mapping[str, str] = _steps()
"""Each version's SQL by name, in order. A step that was released is never changed: what comes later is a new step."""
