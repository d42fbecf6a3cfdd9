"""`muragat pack ARCHIVE --out FILE.wacz`: the captures as one file that is shown in a browser, without a server."""

from datetime import date
from pathlib import Path

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.progress import weighing
from crawler.capture.exchange import CaptureError
from crawler.wacz.pack import Job, Report, pack, size_of_work
from crawler.wacz.package import PackError
from crawler.wacz.selection import Wanted
from crawler.wacz.sources import open_files

_PROBLEMS = 20


@click.command(name="pack")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to make, such as el_kz.wacz.")
@click.option("--warc", "warcs", type=click.Path(path_type=Path), help="Its WARC files (default: warc beside it).")
@click.option("--agency", default="", help="Only this agency's captures, such as el_kz.")
@click.option("--since", help="Only captures from this day on, such as 2024-03-01 (UTC).")
@click.option("--until", help="Only captures up to this day, which is included (UTC).")
@click.option("--text", is_flag=True, help="The texts of the articles too, to be searched in ReplayWeb.page.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def pack_command(
    archive: Path,
    out: Path,
    warcs: Path | None,
    agency: str,
    since: str | None,
    until: str | None,
    *,
    text: bool,
    force: bool,
) -> None:
    """Pack the WARC files into one WACZ file, with an index and a list of the articles, for ReplayWeb.page and pywb.

    Without --agency, --since and --until they are in it as they are; else only the records of those captures,
    unaltered, the pictures of their articles, and the records that they repeat.
    """
    wanted = Wanted(agency, _day("--since", since), _day("--until", until))
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise Sentence(f"--since {since} is after --until {until}.")
    job = Job(archive, warcs or archive.parent / "warc", out, wanted, text=text, replace=force)
    try:
        report = _pack(job)
    except (ArchiveError, CaptureError, PackError) as error:
        raise Sentence(str(error)) from error
    except OSError as error:
        raise Sentence(f"{error.filename}: {error.strerror}.") from error
    except KeyboardInterrupt:
        raise Sentence(f"Stopped. There is no {out} from this run.") from None
    _print(report, job)
    if report.problems:
        raise SystemExit(1)


def _pack(job: Job) -> Report:
    if not job.archive.is_file():
        raise ArchiveError(f"There is no archive at {job.archive}.")
    with weighing() as progress:
        task = progress.add_task("packing", total=size_of_work(job))
        return pack(job, lambda done: progress.advance(task, done))


def _day(option: str, day: str | None) -> date | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Sentence(f"{option} {day}: write the day as YYYY-MM-DD.") from None


def _print(report: Report, job: Job) -> None:
    for problem in report.problems[:_PROBLEMS]:
        click.echo(problem)
    if len(report.problems) > _PROBLEMS:
        click.echo(f"and {len(report.problems) - _PROBLEMS:,} more")
    left = report.captures - report.replayed
    beside = f" ({left:,} of them not in the index: twice within a second, or nothing to be shown)" if left else ""
    for path in open_files(job.warcs):
        click.echo(f"{path.name} is still being written, or was left by a killed crawl: not packed.")
    click.echo(
        f"{job.out}: {report.pages:,} pages, {report.captures:,} captures{beside} from {report.files:,} WARC files, "
        f"{job.out.stat().st_size / 1e6:,.1f} MB. To look at it, open it at https://replayweb.page/ or with pywb."
    )
