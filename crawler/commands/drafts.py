"""Writes the draft of an agency's file after a crawl of a site that has none, from what the archive has of it."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from crawler.drafting import SeenArticle, draft
from crawler.spider import AgencySpider

FOLDER = "drafts"
_MOST_SOURCES = 6


def write_draft(archive: Path, agency: type[AgencySpider]) -> Path | None:
    """The file that was written, in a folder beside the archive; None when no article was seen. Raises OSError."""
    with closing(sqlite3.connect(f"{archive.absolute().as_uri()}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT url, native_id, edition, layers FROM articles WHERE agency = ?", (agency.name,)
        ).fetchall()
        pages = database.execute(
            "SELECT DISTINCT url FROM captures WHERE agency = ? AND status = 200 AND article IS NULL", (agency.name,)
        ).fetchall()
    articles = [SeenArticle(url, native_id, edition) for url, native_id, edition, _ in rows]
    if not articles:
        return None
    path = archive.parent / FOLDER / f"{urlsplit(agency.base).netloc.replace('.', '_').replace(':', '_')}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    sources = _sources(agency, [url for (url,) in pages])
    path.write_text(draft(agency.base, articles, sources, _fields([layers for *_, layers in rows])), "utf-8")
    return path


def _sources(agency: type[AgencySpider], urls: list[str]) -> list[str]:
    """The front page, and the feeds and sitemaps that answered, the shortest addresses first, as indexes have them."""
    addresses = agency.addresses_at("")
    paths = {addresses.short(url) for url in urls}
    machine = [path for path in paths if path not in ("/", "/robots.txt") and agency.sources[0].owns(path)]
    return ["/", *sorted(machine, key=lambda path: (len(path), path))[: _MOST_SOURCES - 1]]


def _fields(layers: list[str]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for text in layers:
        for name, layer in json.loads(text).items():
            counts.setdefault(name, Counter())[layer] += 1
    return {name: found.most_common(1)[0][0] for name, found in counts.items()}
