"""All that is asked of an archive after a soak, together, and the figures for people."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from crawler.commands.muragat import main
from tests.crawl.test_law import rows
from tests.soak.complete import Found, found, too_late
from tests.soak.judge import judge
from tests.soak.manners import impolite
from tests.soak.soak import Soaked


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, a sentence each, and what the soak came to."""

    differences: tuple[str, ...]
    found: Found
    lost: int
    """Answers that died with a crawl that was killed."""
    rows: Counter[str]
    """Of the archive, by table."""


def verdict(soaked: Soaked, workers: int = 1) -> Verdict:
    """Compares everything; twenty seconds for thirty days. `workers` is for the reading anew."""
    judged = judge(soaked)
    mine = rows(soaked.archive)
    anew = soaked.folder / "anew.db"
    differences = (
        *_said(soaked.folder / "said"),
        *judged.differences,
        *too_late(soaked, judged.seen),
        *impolite(soaked),
        *_set_aside(soaked.folder / "frontier" / "el_kz.db"),
        *_ran("verify", str(soaked.archive)),
        *_ran("reread", str(anew), str(soaked.folder / "warc"), "--workers", str(workers)),
        *_compared(mine, rows(anew)),
    )
    counts = Counter({name: len(found) for name, found in mine.items()})
    return Verdict(differences, found(soaked, judged.truth), judged.lost, counts)


def _said(path: Path) -> Iterator[str]:
    """What no crawl may ever say."""
    for line in path.read_text("utf-8").splitlines():
        if "Traceback" in line or "CRITICAL" in line or "Unhandled" in line:
            yield f"{path}: {line}"


def _set_aside(frontier: Path) -> Iterator[str]:
    """Kills from outside are no page's own doing."""
    with closing(sqlite3.connect(frontier)) as database:
        for url, reason in database.execute("SELECT url, reason FROM set_aside"):
            yield f"frontier: {url} was set aside: {reason}"


def _ran(*command: str) -> Iterator[str]:
    done = CliRunner().invoke(main, command)
    if done.exit_code:
        yield f"muragat {command[0]}: exit code {done.exit_code}: {done.output}"


def _compared(crawled: dict[str, list[dict[str, object]]], anew: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """The law: what is made anew of the captures has the same rows."""
    for table in sorted(crawled.keys() | anew.keys()):
        mine = Counter(map(repr, crawled.get(table, ())))
        made = Counter(map(repr, anew.get(table, ())))
        yield from (f"law: {table}: not in the archive made anew: {row}" for row in mine - made)
        yield from (f"law: {table}: only in the archive made anew: {row}" for row in made - mine)
