"""The command `muragat`: what is in an archive, and the archive in a browser. Crawling is `scrapy crawl`."""

import dataclasses
import ipaddress
import json
import sys
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import click
from rich.console import Console

from archive.connection import reading
from archive.coverage import read_coverage
from archive.coverage_report import as_json as coverage_json
from archive.coverage_report import print_coverage, write_coverage
from archive.errors import ArchiveError
from archive.health_report import print_health, prometheus, read_health
from archive.info import read_info
from archive.report import print_info, print_unread
from archive.schema import is_current
from archive.snapshot import take_snapshot
from archive.store import Archive
from archive.unread import read_unread


class Sentence(click.ClickException):
    """An error for the person at the terminal: the sentence on stderr, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the sentence alone, without click's prefix."""
        click.echo(self.format_message(), file=file, err=file is None)


_archive = click.argument("archive", type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="muragat")
def main() -> None:
    """Look into an archive of the press that `scrapy crawl` has made."""


@main.command()
@_archive
@click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
def info(archive: Path, *, as_json: bool) -> None:
    """What is in the archive: agencies, articles, edits, crawls."""
    try:
        _bring_up_to_date(archive)
        found = read_info(archive)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2))
    else:
        # Rich would fold the tables at 80 columns when the output is a file or another program.
        print_info(found, Console() if sys.stdout.isatty() else Console(width=160))


@main.command()
@_archive
@click.option("--agency", help="Only this agency's, such as el_kz.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many forms.")
@click.option("--json", "as_json", is_flag=True, help="All of them as JSON, for other programs.")
def unread(archive: Path, agency: str | None, limit: int, *, as_json: bool) -> None:
    """What could not be read: texts by agency and form, the most frequent first, each with an example address."""
    try:
        _bring_up_to_date(archive)
        forms = read_unread(archive, agency=agency)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(form) for form in forms], ensure_ascii=False, indent=2))
    else:
        print_unread(forms[:limit], len(forms), Console() if sys.stdout.isatty() else Console(width=200))


@main.command()
@_archive
@click.option("--agency", help="Only this agency's, such as el_kz.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day of publication, such as 2024-03-01.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last one.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, for other programs.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the totals of each agency.")
def coverage(
    archive: Path, agency: str | None, since: datetime | None, until: datetime | None, *, as_csv: bool, as_json: bool
) -> None:
    """How complete it is: per agency and day what was announced, what is held, and why the rest is missing."""
    try:
        _bring_up_to_date(archive)
        days = read_coverage(
            archive,
            agency=agency,
            since=since.date().isoformat() if since else None,
            until=until.date().isoformat() if until else None,
        )
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    if as_json:
        click.echo(json.dumps(coverage_json(days), ensure_ascii=False, indent=2))
    elif as_csv:
        write_coverage(days, sys.stdout)
    else:
        print_coverage(days, Console() if sys.stdout.isatty() else Console(width=160))


@main.command()
@_archive
@click.option("--agency", help="Only this agency, such as el_kz.")
@click.option("--prometheus", "textfile", type=click.Path(path_type=Path), help="Write a node_exporter textfile.")
def health(archive: Path, agency: str | None, textfile: Path | None) -> None:
    """How each agency's latest crawl went: what its pages showed, against the crawls before. Exit code 3: look."""
    try:
        _bring_up_to_date(archive)
        agencies = read_health(archive, agency=agency)
        if textfile is not None:
            # The collector may read at any moment: it must never see half a file.
            draft = textfile.with_name(f".{textfile.name}.new")
            draft.write_text(prometheus(agencies), "utf-8")
            draft.replace(textfile)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    except OSError as error:
        raise Sentence(f"{textfile} could not be written: {error.strerror}.") from error
    if textfile is None:
        print_health(agencies, Console() if sys.stdout.isatty() else Console(width=160))
    if any(one.findings for one in agencies):
        raise SystemExit(3)


@main.command()
@_archive
@click.option("--port", default=8001, show_default=True, help="0 for any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for all who can reach this machine.")
@click.option(
    "--warc", "warcs", type=click.Path(path_type=Path), help="The folder of its WARC files (default: warc beside it)."
)
@click.option("--public", is_flag=True, help="For others, too: no SQL of their own, nothing told of this machine.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def serve(archive: Path, port: int, host: str, warcs: Path | None, *, public: bool, open_browser: bool) -> None:
    """The archive in a browser: search, filter, query, export."""
    # Datasette takes half a second to import: `muragat info` need not wait for it.
    from archive.web.serve import application, check_public, listen, run  # noqa: PLC0415

    if not public and not _is_loopback(host):
        raise Sentence(f"Others can reach {host}, and may ask here what they like. Say --public to show it to them.")
    try:
        _bring_up_to_date(archive)
        if public:
            check_public(archive, warcs)
        listening = listen(host, port)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    with listening:
        shown_host = f"[{host}]" if ":" in host else host
        url = f"http://{shown_host}:{listening.getsockname()[1]}/"
        click.echo(f"{archive} is at {url} (Ctrl+C stops it)")
        if open_browser:
            webbrowser.open(url)
        try:
            run(application(archive, public=public, warcs=warcs), listening, most_at_once=_AT_ONCE if public else None)
        except KeyboardInterrupt:
            click.echo()


@main.command()
@_archive
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The new file, such as public.db.")
@click.option("--replace", is_flag=True, help="Put it in the place of an older one; readers see one or the other.")
def snapshot(archive: Path, out: Path, *, replace: bool) -> None:
    """A copy to publish, of one moment, whole and packed, made while crawls go on."""
    try:
        size = take_snapshot(archive, out, replace=replace)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    click.echo(f"{out}: {size / 1e6:,.1f} MB, of {archive}")


_AT_ONCE = 100
"""Requests of strangers that are answered at the same time."""


def _bring_up_to_date(path: Path) -> None:
    """An older archive gets its newer tables; one that is up to date is not written to, so it may be read-only."""
    with reading(path) as connection:
        current = is_current(connection, path)
    if not current:
        Archive.open(path, create=False).close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
