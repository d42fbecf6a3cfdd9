"""`muragat verify ARCHIVE`: whether the archive and its WARC files are whole and agree. Changes nothing by itself."""

from collections import Counter
from pathlib import Path

import click

from archive.cli import Sentence
from archive.connection import reading
from archive.errors import ArchiveError
from archive.progress import weighing
from archive.store import Archive
from archive.verify import Fault
from crawler.capture.exchange import CaptureError
from crawler.capture.salvage import restore_indexes, salvage
from crawler.generic import GENERIC
from crawler.pipelines.catch_up import catch_up
from crawler.reread.agencies import Agencies
from crawler.verify import verify as find_faults
from crawler.verify import warc_files

_EXAMPLES = 5


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--warc", "warcs", type=click.Path(path_type=Path), help="Its WARC files (default: warc beside it).")
@click.option(
    "--repair", is_flag=True, help="First end files of killed crawls, make lost indexes, read what is missing."
)
def verify(archive: Path, warcs: Path | None, *, repair: bool) -> None:
    """Check an archive: the file itself, its rows, every record of its WARC files; exit code 1 for any fault."""
    folder = warcs or archive.parent / "warc"
    try:
        if repair:
            _repair(archive, folder)
        faults = _find(archive, folder)
    except (ArchiveError, CaptureError) as error:
        raise Sentence(str(error)) from error
    _print(faults, folder)
    if faults:
        raise SystemExit(1)


def _find(archive: Path, folder: Path) -> list[Fault]:
    with reading(archive):
        pass  # says that there is none, before anything is drawn
    with weighing() as progress:
        task = progress.add_task("checking", total=sum(path.stat().st_size for path in warc_files(folder)))
        return list(find_faults(archive, folder, lambda done: progress.advance(task, done)))


def _repair(archive: Path, folder: Path) -> None:
    """Never touches a closed file: ends those of dead writers, makes indexes, reads into the archive what it lacks."""
    generic = (path.name for path in folder.glob(f"{GENERIC}_*"))
    for name in (*Agencies().known, *generic):
        own = folder / name
        if not own.is_dir():
            continue
        for salvaged in salvage(own):
            click.echo(salvaged.sentence())
        for path in restore_indexes(own):
            click.echo(f"{path.name}: its index was made anew")
        with Archive.open(archive, create=False) as opened:
            read = catch_up(opened, own, name)
        if read:
            click.echo(f"{name}: {read:,} WARC files read into the archive")


def _print(faults: list[Fault], folder: Path) -> None:
    files = warc_files(folder)
    size = sum(path.stat().st_size for path in files)
    if not faults:
        click.echo(f"The archive is whole; it agrees with its {len(files):,} WARC files ({size / 1e6:,.1f} MB).")
        return
    counts = Counter(fault.kind for fault in faults)
    for kind, count in counts.most_common():
        click.echo(f"{count:,} {kind}:")
        for fault in [fault for fault in faults if fault.kind == kind][:_EXAMPLES]:
            click.echo(f"  {fault.where}")
        if count > _EXAMPLES:
            click.echo(f"  and {count - _EXAMPLES:,} more")
