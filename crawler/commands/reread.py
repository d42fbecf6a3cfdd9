"""`muragat reread ARCHIVE WARC…`: reads captured pages again with today's readers, without Scrapy and its engine."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from archive.cli import Sentence
from archive.store import Archive, ArchiveError
from crawler.changes import print_changes
from crawler.generic import generic_agency
from crawler.normalise.parties import PartiesError
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import Agencies
from crawler.reread.run import Job, Report, run
from crawler.reread.work import Readers, Wanted

PATTERNS = ("*.warc.gz", "*.warc")
_PROBLEMS = 20


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("warcs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="WARC...")
@click.option("--agency", "agencies", multiple=True, help="Only this agency's pages; may be given again.")
@click.option("--since", help="Only captures from this day on, such as 2024-03-01 (UTC).")
@click.option(
    "--site", "sites", multiple=True, help="Where an agency's pages were fetched: el_kz=http://127.0.0.1:8000"
)
@click.option("--workers", type=click.IntRange(1), help="Worker processes (default: one a processor).")
@click.option("--all", "again", is_flag=True, help="Files too that today's readers have read before.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def reread(
    archive: Path,
    warcs: Sequence[Path],
    agencies: Sequence[str],
    since: str | None,
    sites: Sequence[str],
    workers: int | None,
    *,
    again: bool,
    dry_run: bool,
) -> None:
    """Read captured pages again, with the layouts of their days, into the archive (made when there is none).

    WARC... are files, of whatever crawler, or folders of them. May be interrupted and run again: it goes on.
    """
    wanted = Wanted(tuple(agencies), _moment(since), tuple(_sites(sites).items()))
    chosen = Agencies(agencies, dict(wanted.sites))
    for name in (*agencies, *dict(wanted.sites)):
        if name not in chosen.known and generic_agency(name) is None:
            raise Sentence(f"There is no agency {name!r}; there are: {', '.join(chosen.known)}.")
    files = warc_files(warcs)
    try:
        job = Job(files, {**reader_versions(), PAGE: page_version()}, chosen, again=again, dry_run=dry_run)
        readers = Readers(wanted, workers or os.cpu_count() or 1)
        with Archive.open(archive, create=not dry_run) as opened:
            report = _run(opened, job, readers)
    except (ArchiveError, PartiesError) as error:
        raise Sentence(str(error)) from error
    except KeyboardInterrupt:
        raise Sentence("Stopped. What was read again is kept; run it once more to go on.") from None
    _print(report, dry_run=dry_run)
    if report.problems:
        raise SystemExit(1)


def _run(archive: Archive, job: Job, readers: Readers) -> Report:
    columns = (TextColumn("reading again"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading again", total=sum(path.stat().st_size for path in job.files))
        return run(archive, job, readers, lambda done: progress.advance(task, done))


def warc_files(warcs: Sequence[Path], patterns: Sequence[str] = PATTERNS) -> list[Path]:
    """The WARC files, those of a folder by their names: which are those of their times. Raises Sentence for none."""
    files: list[Path] = []
    for path in warcs:
        if path.is_dir():
            inside = {found for pattern in patterns for found in path.rglob(pattern)}
            files += sorted(inside, key=lambda found: (found.parent, found.name))
        else:
            files.append(path)
    if not files:
        raise Sentence(f"There are no WARC files in {', '.join(map(str, warcs))}.")
    return list(dict.fromkeys(files))


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


def _print(report: Report, *, dry_run: bool) -> None:
    console = Console(width=None if Console().is_terminal else 200)
    print_changes(report.changes, console)
    for problem in report.problems[:_PROBLEMS]:
        console.print(problem, markup=False, highlight=False, soft_wrap=True)
    if len(report.problems) > _PROBLEMS:
        console.print(f"and {len(report.problems) - _PROBLEMS:,} more damaged places")
    known = f", {report.known_files:,} of them read before" if report.known_files else ""
    outcomes = _counts(report.outcomes) or "no article"
    would = " (nothing was written)" if dry_run else ""
    console.print(f"{report.files:,} files{known}: {outcomes}{would}.", highlight=False)
    if report.skipped:
        console.print(f"Left out: {_counts(report.skipped)}.", highlight=False)


def _counts(counts: "dict[str, int]") -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items(), key=lambda one: -one[1]))
