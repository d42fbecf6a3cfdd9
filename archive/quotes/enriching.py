"""`muragat enrich ARCHIVE`: finds quotes again where older rules found them. The articles are only read."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.store import Archive

_BATCH = 200
"""Articles in one transaction: about a fifth of a second, for which a crawl that writes meanwhile waits."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
def enrich(archive: Path) -> None:
    """Find quotes again in articles that older rules have read.

    A crawl finds them by itself in all that it stores; this is for an archive of an older Muragat. Crawling and
    reading go on meanwhile. May be interrupted and run again.
    """
    try:
        with Archive.open(archive, create=False) as opened:
            left = opened.stale_quotes()
            if not left:
                click.echo("The quotes of all articles are by today's rules: nothing to do.")
                return
            try:
                done = _run(opened, left)
            except KeyboardInterrupt:
                raise Sentence("Stopped. What was found is kept; run it once more to go on.") from None
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    click.echo(f"{done:,} articles were searched for quotes.")


def _run(archive: Archive, left: int) -> int:
    done = last = 0
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(show_speed=True),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("finding quotes", total=left)
        while found := archive.find_quotes_again(last, _BATCH):
            last = found[-1]
            done += len(found)
            progress.advance(task, len(found))
    return done
