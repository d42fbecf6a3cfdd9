"""`muragat enrich ARCHIVE`: finds again, by today's rules, what older rules have found in the articles' texts.

The articles are only read. What is found, and how, is elsewhere: `archive.quotes`, `archive.reprints`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.progress import counting
from archive.store import Archive

_BATCH = 200
"""Articles in one transaction: up to half a second, for which a crawl that writes meanwhile waits."""


@dataclass(frozen=True, slots=True)
class Enrichment:
    """Something that is found in texts: its name, how many articles are stale, and the steps that mend them.

    A step is one transaction; it gives how many articles it has done. What is done stays done, whenever it stops.
    """

    name: str
    stale: Callable[[Archive], int]
    steps: Callable[[Archive], Iterator[int]]


def _quotes(archive: Archive) -> Iterator[int]:
    last = 0
    while found := archive.find_quotes_again(last, _BATCH):
        last = found[-1]
        yield len(found)


def _reprints(archive: Archive) -> Iterator[int]:
    while found := archive.find_reprints(_BATCH):
        yield found


ENRICHMENTS = (
    Enrichment("quotes", Archive.stale_quotes, _quotes),
    Enrichment("reprints", Archive.begin_reprints, _reprints),
)


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
def enrich(archive: Path) -> None:
    """Find quotes and reprints again in articles that older rules have read.

    A crawl finds them by itself in all that it stores; this is for an archive of an older Muragat. Crawling and
    reading go on meanwhile. May be interrupted and run again.
    """
    try:
        with Archive.open(archive, create=False) as opened:
            try:
                done = {one.name: _run(opened, one) for one in ENRICHMENTS}
                reckoned = opened.reckon()
            except KeyboardInterrupt:
                raise Sentence("Stopped. What was found is kept; run it once more to go on.") from None
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    for name, count in done.items():
        if count:
            click.echo(f"{count:,} articles were searched for {name}.")
        else:
            click.echo(f"The {name} of all articles are by today's rules: nothing to do.")
    if reckoned:
        click.echo(f"Sums of days and counts were reckoned again: {reckoned:,} rows were other ones.")


def _run(archive: Archive, enrichment: Enrichment) -> int:
    stale = enrichment.stale(archive)
    if not stale:
        return 0
    done = 0
    with counting() as progress:
        task = progress.add_task(f"finding {enrichment.name}", total=stale)
        for count in enrichment.steps(archive):
            done += count
            progress.advance(task, count)
    return done
