"""`muragat merge INTO OTHER…`: archives of several institutions become one, with their WARC files when asked for."""

import csv
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from archive.cli import Sentence
from archive.merging.check import check_files
from archive.merging.join import Conflict
from archive.merging.run import Report, merge, reading_other, warc_files
from archive.progress import counting, weighing
from archive.store import Archive, ArchiveError
from crawler.capture.adopt import Adopted, adopt, find
from crawler.capture.exchange import CaptureError
from crawler.capture.salvage import restore_indexes

_SHOWN = 20


@click.command(name="merge")
@click.argument("into", type=click.Path(path_type=Path))
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OTHER...")
@click.option(
    "--warc",
    "warcs",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take the WARC files of the other archive from this folder; once for each OTHER.",
)
@click.option(
    "--own-warc",
    "own",
    type=click.Path(path_type=Path),
    help="The folder of INTO's own WARC files (default: warc beside it).",
)
@click.option("--link", is_flag=True, help="Hard links instead of copies, on the same disk.")
@click.option("--conflicts", "table", type=click.Path(path_type=Path), help="Write all conflicts into a CSV file.")
def merge_command(
    into: Path, others: Sequence[Path], warcs: Sequence[Path], own: Path | None, table: Path | None, *, link: bool
) -> None:
    """Make one archive of several: OTHER... are put into INTO (made when there is none), and are only read.

    Articles are joined by agency, number and edition. May be interrupted and run again: it goes on. Crawls may go on
    meanwhile in all of them.
    """
    if warcs and len(warcs) != len(others):
        raise Sentence(
            f"{len(others)} archives and {len(warcs)} folders: give --warc once for each, in the same order."
        )
    folder = own or into.parent / "warc"
    conflicts: list[Conflict] = []
    missing: list[str] = []
    try:
        check_files(into, others)
        for other in others:
            with reading_other(other):
                pass  # says what is wrong with any of them, before the first is merged
        with closing(Archive.open(into)) as archive:
            for number, other in enumerate(others):
                names: dict[str, str] = {}
                if warcs:
                    adopted, lost = _adopt(other, warcs[number], folder, link=link)
                    names = adopted.names
                    missing += lost
                    _print_adopted(adopted, warcs[number], folder)
                report = _merge(archive, other, names)
                _print(report, other)
                conflicts += report.conflicts
        if table is not None:
            _write(table, conflicts)
    except (ArchiveError, CaptureError) as error:
        raise Sentence(str(error)) from error
    except OSError as error:
        raise Sentence(f"{error.filename}: {error.strerror}.") from error
    except KeyboardInterrupt:
        raise Sentence("Stopped. What was merged is kept; run it once more to go on.") from None
    _print_conflicts(conflicts)
    for sentence in missing:
        click.echo(sentence)
    if missing:
        raise SystemExit(1)


def _adopt(other: Path, folder: Path, own: Path, *, link: bool) -> tuple[Adopted, list[str]]:
    """The WARC files that the other archive's captures name; and a sentence for each that is not in the folder."""
    with reading_other(other) as opened:
        agencies = warc_files(opened.connection)
    found = find(list(agencies), folder)
    with weighing() as progress:
        task = progress.add_task("taking WARC files", total=found.size)
        adopted = adopt(found, agencies, own, link=link, advance=lambda size: progress.advance(task, size))
    for one in sorted(adopted.folders):
        for _ in restore_indexes(one):
            pass
    lost = [f"{name}, which captures of {other} name, is not in {folder}." for name in found.missing]
    return adopted, lost


def _merge(archive: Archive, other: Path, names: dict[str, str]) -> Report:
    with reading_other(other, names) as opened, counting() as progress:
        task = progress.add_task(f"merging {other.name}", total=opened.count())
        return merge(archive, opened, lambda rows: progress.advance(task, rows))


def _print_adopted(adopted: Adopted, folder: Path, own: Path) -> None:
    known = f"; {adopted.known:,} are there already" if adopted.known else ""
    renamed = f"; {len(adopted.names):,} got another name" if adopted.names else ""
    click.echo(
        f"{folder}: {adopted.files:,} WARC files taken into {own} ({adopted.size / 1e6:,.1f} MB){known}{renamed}."
    )


def _print(report: Report, other: Path) -> None:
    click.echo(
        f"{other}: {report.articles:,} articles, {report.new:,} of them new; {report.captures:,} captures, "
        f"{report.new_captures:,} of them new; {len(report.conflicts):,} conflicts."
    )
    for agency in report.agencies:
        click.echo(f"The agency {agency} was described otherwise: kept as by the archive that looked at it last.")


def _print_conflicts(conflicts: Sequence[Conflict]) -> None:
    """What one capture was read as by two readers."""
    for one in conflicts[:_SHOWN]:
        click.echo(f"{one.url}, {one.fetched_at}: {one.what}")
        click.echo(f"  kept as read by {one.kept_by}, left as by {one.left_by}")
    if len(conflicts) > _SHOWN:
        click.echo(f"and {len(conflicts) - _SHOWN:,} more conflicts (--conflicts FILE.csv writes all)")


def _write(path: Path, conflicts: Sequence[Conflict]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["url", "fetched_at", "what", "kept_by", "left_by"])
        writer.writerows((one.url, one.fetched_at, one.what, one.kept_by, one.left_by) for one in conflicts)
