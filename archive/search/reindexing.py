"""`muragat reindex ARCHIVE`: makes the search index whole, or anew. The articles are only read."""

from pathlib import Path

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.progress import counting
from archive.store import Archive

_BATCH = 1000
"""Articles in one transaction: some seconds, for which a crawl that writes meanwhile waits."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--anew", is_flag=True, help="Even an index that is whole and by today's rules.")
def reindex(archive: Path, *, anew: bool) -> None:
    """Make the search index again, where it is by older rules or not whole.

    A crawl keeps the index in step by itself, and mends an old one bit by bit; this does it at once. Searching,
    crawling and reading go on meanwhile. May be interrupted and run again.
    """
    try:
        with Archive.open(archive, create=False) as opened:
            left = opened.begin_index(anew=anew)
            if not left:
                click.echo("The search index is whole and by today's rules: nothing to do.")
                return
            try:
                done = _run(opened, left)
            except KeyboardInterrupt:
                raise Sentence("Stopped. What was indexed is kept; run it once more to go on.") from None
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    click.echo(f"{done:,} articles are in the search index now.")


def _run(archive: Archive, left: int) -> int:
    done = 0
    with counting() as progress:
        task = progress.add_task("indexing", total=left)
        while more := archive.index_more(_BATCH):
            done += more
            progress.advance(task, more)
            if more < _BATCH:
                break
        progress.update(task, description="merging")
        archive.merge_index()
    return done
