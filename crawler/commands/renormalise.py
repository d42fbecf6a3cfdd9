"""`muragat renormalise ARCHIVE`: reads the values of older readers again, from what the pages showed."""

from pathlib import Path

import click
from rich.console import Console

from archive.cli import Sentence
from archive.progress import counting
from archive.store import Archive, ArchiveError
from crawler.changes import Changes, print_changes
from crawler.normalise.parties import PartiesError
from crawler.normalise.versions import reader_versions
from crawler.renormalise import read_again

_BATCH = 200
"""Articles in one transaction: what is lost when it is interrupted, and half a second's work."""


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--all", "everything", is_flag=True, help="Values of today's readers, too.")
def renormalise(archive: Path, *, dry_run: bool, everything: bool) -> None:
    """Read dates, counts, credits, bylines and attributions again, where an older reader has read them.

    Nothing is fetched: the archive keeps every text as the page showed it. May be interrupted and run again.
    """
    changes = Changes()
    try:
        versions = reader_versions()
        with Archive.open(archive, create=False) as opened:
            stale = opened.stale({} if everything else versions)
            try:
                done = _run(opened, stale, changes, write=not dry_run)
            except KeyboardInterrupt:
                print_changes(changes, Console(stderr=True))
                raise Sentence("Stopped. What was read again is kept; run it once more to go on.") from None
    except (ArchiveError, PartiesError) as error:
        raise Sentence(str(error)) from error
    console = Console(width=None if Console().is_terminal else 200)
    print_changes(changes, console)
    console.print(_sentence(len(stale), done, changes, dry_run=dry_run), highlight=False)


def _run(archive: Archive, stale: list[int], changes: Changes, *, write: bool) -> int:
    """Reads these articles again, batch by batch; gives how many were written, or read when nothing is written."""
    done = 0
    with counting() as progress:
        task = progress.add_task("reading again", total=len(stale))
        for start in range(0, len(stale), _BATCH):
            numbers = stale[start : start + _BATCH]
            again = []
            for one in archive.load(numbers):
                new, differences = read_again(one)
                changes.add(differences)
                again.append(new)
            done += archive.rewrite(again) if write else len(again)
            progress.advance(task, len(numbers))
    return done


def _sentence(stale: int, done: int, changes: Changes, *, dry_run: bool) -> str:
    if not stale:
        return "Every value is by today's readers: nothing to do."
    values = sum(changes.counts.values())
    would = "would change" if dry_run else "changed"
    skipped = stale - done
    left = f"; {skipped:,} were saved by a crawl meanwhile and left alone" if skipped else ""
    return f"{done:,} articles read again: {values:,} values in {changes.articles:,} of them {would}{left}."
