"""`muragat reread ARCHIVE WARC…`: reads captured pages again with today's readers, without Scrapy and its engine."""

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from archive.cli import Sentence
from archive.progress import weighing
from archive.store import Archive, ArchiveError
from archive.warc.content import RemoteError, Warc, is_address, size_of
from crawler.changes import print_changes
from crawler.generic import generic_agency
from crawler.normalise.parties import PartiesError
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import Agencies
from crawler.reread.by_parts import ByParts
from crawler.reread.dataset import Dataset, make_dataset
from crawler.reread.engines import Engine, dask_engine, local_engine
from crawler.reread.folder import Folder
from crawler.reread.indexes import Indexes
from crawler.reread.inputs import PATTERNS, absolute, inputs, of_different_names
from crawler.reread.run import Job, Report, run
from crawler.reread.settle import parts_by, settle
from crawler.reread.work import Readers, Reads, Wanted, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROBLEMS = 20
_HERE = click.Path(path_type=str, exists=True)


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="[ARCHIVE] WARC...")
@click.option("--agency", "agencies", multiple=True, help="Only this agency's pages; may be given again.")
@click.option("--since", help="Only captures from this day on, such as 2024-03-01 (UTC).")
@click.option(
    "--site", "sites", multiple=True, help="Where an agency's pages were fetched: el_kz=http://127.0.0.1:8000"
)
@click.option("--workers", type=click.IntRange(1), help="Worker processes (default: one a processor).")
@click.option("--scheduler", metavar="ADDRESS", help="Read on the workers of this Dask scheduler: tcp://host:8786")
@click.option("--parts", metavar="FOLDER", help="Keep what was read there, as Parquet; s3://bucket/prefix too.")
@click.option("--to-parquet", metavar="FOLDER", help="Make only the Parquet parts, and no archive.")
@click.option(
    "--by-index", is_flag=True, help="Read only the records whose host is an agency's, by the files' indexes."
)
@click.option("--index", "given", multiple=True, metavar="CDXJ", help="The index, if not beside the WARC files.")
@click.option("--all", "again", is_flag=True, help="Files too that today's readers have read before.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.pass_context
def reread(
    context: click.Context,
    places: Sequence[str],
    agencies: Sequence[str],
    since: str | None,
    sites: Sequence[str],
    workers: int | None,
    scheduler: str | None,
    parts: str | None,
    to_parquet: str | None,
    given: Sequence[str],
    *,
    by_index: bool,
    again: bool,
    dry_run: bool,
) -> None:
    """Read captured pages again, with the layouts of their days, into the archive (made when there is none).

    WARC... are files, of whatever crawler, or folders of them, or addresses such as s3://bucket/prefix/. With
    --to-parquet there is no ARCHIVE. May be interrupted and run again: it goes on.
    """
    if to_parquet and (parts or dry_run or again):
        raise Sentence("--to-parquet goes with none of --parts, --all and --dry-run.")
    if not to_parquet and len(places) == 1:
        raise click.UsageError("Missing argument 'WARC...': first the archive, then what is to be read.")
    archive, warcs = (None, places) if to_parquet else (Path(places[0]), places[1:])
    for place in warcs:
        if not is_address(place):
            _HERE.convert(place, None, context)
    wanted = Wanted(tuple(agencies), _moment(since), tuple(_sites(sites).items()))
    chosen = Agencies(agencies, dict(wanted.sites))
    for name in (*agencies, *dict(wanted.sites)):
        if name not in chosen.known and generic_agency(name) is None:
            raise Sentence(f"There is no agency {name!r}; there are: {', '.join(chosen.known)}.")
    processes, versions = workers or os.cpu_count() or 1, {**reader_versions(), PAGE: page_version()}
    where = to_parquet or parts or (str(archive.with_suffix(".parts")) if archive and scheduler else None)
    try:
        files = absolute(inputs(warcs)) if scheduler else inputs(warcs)
        indexes = Indexes.of(given)
        cut = parts_by(indexes, chosen) if by_index else parts_of
        job = Job(files, versions, chosen, again=again, dry_run=dry_run, parts=cut)
        engine = dask_engine(scheduler) if scheduler else local_engine(processes)
        by_parts = _by_parts(job, wanted, where, engine) if where is not None else None
        if by_parts is not None and archive is None:
            with _progress(files) as advance:
                made = make_dataset(job, by_parts, advance)
            made.problems += settle(job, by_parts, indexes, {}, by_index=by_index)
            problems = _print_dataset(made, by_parts.folder)
        else:
            readers: Reads = by_parts or Readers(wanted, processes)
            with Archive.open(Path(places[0]), create=not dry_run) as opened, _progress(files) as advance:
                report = run(opened, job, readers, advance)
            if by_parts is not None:
                report.problems += settle(job, by_parts, indexes, report.read_from, by_index=by_index)
            problems = _print(report, dry_run=dry_run)
    except (ArchiveError, PartiesError, RemoteError) as error:
        raise Sentence(str(error)) from error
    except KeyboardInterrupt:
        raise Sentence("Stopped. What was read again is kept; run it once more to go on.") from None
    if problems:
        raise SystemExit(1)


def _by_parts(job: Job, wanted: Wanted, where: str, engine: AbstractContextManager[Engine]) -> ByParts:
    of_different_names(job.files)
    place = where if is_address(where) else str(Path(where).resolve())
    return ByParts(wanted, job.readers, Folder.of(place, job.readers, wanted), engine)


@contextmanager
def _progress(files: Sequence[Warc]) -> "Iterator[Callable[[int], None]]":
    with weighing() as progress:
        task = progress.add_task("reading again", total=sum(map(size_of, files)))
        yield lambda done: progress.advance(task, done)


def warc_files(warcs: Sequence[Path], patterns: Sequence[str] = PATTERNS) -> list[Path]:
    """The WARC files, those of a folder by their names: which are those of their times. Raises Sentence for none."""
    try:
        return [file for file in inputs([str(path) for path in warcs], patterns) if isinstance(file, Path)]
    except ArchiveError as error:
        raise Sentence(str(error)) from error


def _moment(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    except ValueError:
        raise Sentence(f"--since {day}: write the day as YYYY-MM-DD.") from None


def _sites(sites: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in sites:
        name, equals, url = text.partition("=")
        if not equals or not url.startswith(("http://", "https://")):
            raise Sentence(f"--site {text}: write AGENCY=URL, such as el_kz=http://127.0.0.1:8000.")
        found[name] = url.rstrip("/")
    return found


def _print(report: Report, *, dry_run: bool) -> Sequence[str]:
    console = _console()
    print_changes(report.changes, console)
    _print_problems(report.problems, console)
    known = f", {report.known_files:,} of them read before" if report.known_files else ""
    outcomes = _counts(report.outcomes) or "no article"
    would = " (nothing was written)" if dry_run else ""
    console.print(f"{report.files:,} files{known}: {outcomes}{would}.", highlight=False)
    if report.skipped:
        console.print(f"Left out: {_counts(report.skipped)}.", highlight=False)
    return report.problems


def _print_dataset(made: Dataset, folder: Folder) -> Sequence[str]:
    console = _console()
    _print_problems(made.problems, console)
    console.print(
        f"{made.files:,} files, {made.parts:,} parts in {folder.place}: {_counts(made.rows) or 'no rows'}.",
        highlight=False, markup=False, soft_wrap=True,
    )  # fmt: skip
    if made.left_out:
        console.print(f"Left out: {_counts(made.left_out)}.", highlight=False)
    return made.problems


def _print_problems(problems: Sequence[str], console: Console) -> None:
    for problem in problems[:_PROBLEMS]:
        console.print(problem, markup=False, highlight=False, soft_wrap=True)
    if len(problems) > _PROBLEMS:
        console.print(f"and {len(problems) - _PROBLEMS:,} more damaged places")


def _console() -> Console:
    return Console(width=None if Console().is_terminal else 200)


def _counts(counts: "dict[str, int]") -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items(), key=lambda one: -one[1]))
