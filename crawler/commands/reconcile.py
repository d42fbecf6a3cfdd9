"""`muragat reconcile WARC…`: which articles were announced and never answered, in the WARC files of all workers."""

from collections.abc import Sequence
from pathlib import Path

import click

from archive.cli import Sentence
from crawler.capture.files import OPEN
from crawler.commands.reread import warc_files
from crawler.reconcile import reconcile
from crawler.reread.agencies import Agencies
from crawler.reread.inputs import PATTERNS

_SHOWN = 20


@click.command(name="reconcile")
@click.argument("warcs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="WARC...")
@click.option("--agency", "names", multiple=True, help="Only this agency; may be given again.")
@click.option(
    "--write", type=click.Path(path_type=Path), help="Write the missing addresses there, for scrapy crawl -a url=FILE."
)
def reconcile_command(warcs: Sequence[Path], names: Sequence[str], write: Path | None) -> None:
    """Find articles that the sources announced and that no answer is of, in WARC files or folders of them.

    For crawls on several machines: give the files of all workers; of folders, files in progress are read as well. Exit
    code 1 when any is missing.
    """
    agencies = Agencies(names)
    for name in names:
        if name not in agencies.known:
            raise Sentence(f"There is no agency {name!r}; there are: {', '.join(agencies.known)}.")
    try:
        found = reconcile(warc_files(warcs, (*PATTERNS, f"*.warc.gz{OPEN}")), agencies)
    except OSError as error:
        raise Sentence(f"{error.filename}: {error.strerror or error}.") from error
    missing = list(found.missing())
    for name in sorted({key[0] for key in found.announced}):
        announced, answered = found.count(name)
        missed = announced - answered
        click.echo(f"{name}: {announced:,} articles announced, {answered:,} of them answered, {missed:,} missing.")
    if not found.announced:
        click.echo("No source in these files announces an article.")
    for _, url in missing[:_SHOWN]:
        click.echo(url)
    if len(missing) > _SHOWN:
        click.echo(f"and {len(missing) - _SHOWN:,} more" + ("" if write else "; --write FILE writes all of them"))
    for problem in found.problems:
        click.echo(problem, err=True)
    if write is not None:
        if len({name for name, _ in missing}) > 1:
            raise Sentence("They are of several agencies; name one with --agency to write a file for its crawl.")
        try:
            write.write_text("".join(f"{url}\n" for _, url in missing), "utf-8")
        except OSError as error:
            raise Sentence(f"{write} can't be written: {error.strerror or error}.") from error
    if missing or found.problems:
        raise SystemExit(1)
