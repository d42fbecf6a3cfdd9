"""`muragat split ARCHIVE --by agency --out FOLDER`: an archive a part; all of them merged are the whole again.

A part is merged out of the whole, so it is as resumable as that. WARC files stay where they are.
"""

from pathlib import Path

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.merging.check import check_files
from archive.merging.run import Report, merge, reading_other
from archive.merging.selection import Selection, parts_of
from archive.progress import counting
from archive.store import Archive


@click.command(name="split")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(["agency", "year"]), required=True, help="A part for each agency, or year.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder of the parts.")
def split_command(archive: Path, by: str, out: Path) -> None:
    """Make several archives of one: el_kz.db, baq_kz.db, or 2023.db, 2024.db (by the day of publication).

    A picture that articles of several parts show is in each of them. May be interrupted and run again: it goes on.
    """
    try:
        with reading_other(archive) as whole:
            parts = parts_of(whole.connection, by)
        out.mkdir(parents=True, exist_ok=True)
        for part in parts:
            target = out / f"{part.value}.db"
            check_files(target, [archive])
            report = split_off(archive, part, target)
            click.echo(f"{target}: {report.articles:,} articles")
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    except OSError as error:
        raise Sentence(f"{error.filename}: {error.strerror}.") from error
    except KeyboardInterrupt:
        raise Sentence("Stopped. What was split off is kept; run it once more to go on.") from None


def split_off(archive: Path, part: Selection, target: Path) -> Report:
    """Puts a part of an archive into an archive of its own; raises ArchiveError."""
    with (
        reading_other(archive, selection=part) as whole,
        Archive.open(target) as opened,
        counting() as progress,
    ):
        task = progress.add_task(f"splitting off {target.name}", total=whole.count())
        return merge(opened, whole, lambda rows: progress.advance(task, rows))
