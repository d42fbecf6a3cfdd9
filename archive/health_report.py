"""Each agency's health after its latest crawl, for people and for Prometheus' node_exporter. Decides nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from archive import health
from archive.connection import reading
from archive.health import Finding, Seen

_LATELY = 10
"""Crawls before the latest one that it is held against."""


@dataclass(frozen=True, slots=True)
class Health:
    """One agency: its latest crawl that has ended, and the ones before it together."""

    agency: str
    crawl: int
    finished_at: str
    exit_code: int
    newest: str | None
    """When its newest article was published, UTC."""
    seen: Seen
    before: Seen
    findings: tuple[Finding, ...]


def read_health(path: Path, *, agency: str | None = None) -> list[Health]:
    """All agencies that were crawled, or one, by name. Raises ArchiveError."""
    newest = "SELECT max(date_published_utc) FROM articles WHERE agency = ?"
    code = "SELECT ifnull(exit_code, 0) FROM crawls WHERE id = ?"
    found = []
    with reading(path) as connection:
        for name, crawl, finished_at in list(health.known(connection)):
            if agency not in (None, name):
                continue
            seen, findings = health.of_crawl(connection, crawl)
            before = Seen.together(health.before(connection, name, crawl, _LATELY))
            exit_code = connection.execute(code, (crawl,)).fetchone()[0]
            published = connection.execute(newest, (name,)).fetchone()[0]
            found.append(Health(name, crawl, finished_at, exit_code, published, seen, before, tuple(findings)))
    return found


def print_health(agencies: Sequence[Health], console: Console) -> None:
    """A table an agency: each field's share of the pages, now and before; then what was found."""
    for one in agencies:
        title = f"{one.agency}: crawl {one.crawl}, ended {one.finished_at}, exit code {one.exit_code}"
        table = Table("field", "pages", "share", "before", "by", title=title, title_justify="left")
        for name in sorted({*one.seen.fields, *one.before.fields}):
            layers = ", ".join(
                f"{layer} {count:,}"
                for key, count in sorted(one.seen.layers.items())
                for field, _, layer in [key.partition(" ")]
                if field == name
            )
            now = one.seen.fields.get(name, 0)
            before = one.before.fields.get(name, 0)
            table.add_row(name, f"{now:,}", _share(now, one.seen.pages), _share(before, one.before.pages), layers)
        console.print(table)
        newest = f"The newest article is of {one.newest}." if one.newest else "It has no dated article."
        console.print(f"{one.seen.pages:,} pages of articles were read. {newest}", highlight=False)
        for finding in one.findings:
            console.print(finding.sentence, style="bold yellow", highlight=False, markup=False)
        if not one.findings:
            console.print("Nothing is out of the ordinary.", highlight=False)


def prometheus(agencies: Sequence[Health]) -> str:
    """The same as text for node_exporter's textfile collector (Prometheus' exposition format 0.0.4)."""
    return "".join(f"{line}\n" for line in _metrics(agencies))


def _metrics(agencies: Sequence[Health]) -> Iterator[str]:
    yield from _gauge(
        "muragat_crawl_exit_code",
        "Exit code of the agency's latest crawl.",
        ((f'agency="{one.agency}"', one.exit_code) for one in agencies),
    )
    yield from _gauge(
        "muragat_crawl_finished_seconds",
        "When the agency's latest crawl ended.",
        ((f'agency="{one.agency}"', _seconds(one.finished_at)) for one in agencies),
    )
    yield from _gauge(
        "muragat_newest_article_seconds",
        "When the agency's newest article was published.",
        ((f'agency="{one.agency}"', _seconds(one.newest)) for one in agencies if one.newest),
    )
    yield from _gauge(
        "muragat_pages_read",
        "Pages of articles that the latest crawl read.",
        ((f'agency="{one.agency}"', one.seen.pages) for one in agencies),
    )
    yield from _gauge(
        "muragat_findings",
        "What the latest crawl found out of the ordinary.",
        ((f'agency="{one.agency}"', len(one.findings)) for one in agencies),
    )
    yield from _gauge(
        "muragat_field_share",
        "Share of the pages that showed a field.",
        (
            (f'agency="{one.agency}",field="{name}"', round(count / one.seen.pages, 4))
            for one in agencies
            if one.seen.pages
            for name, count in sorted(one.seen.fields.items())
        ),
    )


def _gauge(name: str, about: str, values: "Iterator[tuple[str, float]]") -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} gauge"
    for labels, value in values:
        yield f"{name}{{{labels}}} {value}"


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def _share(count: int, pages: int) -> str:
    return f"{count / pages:.0%}" if pages else "-"
