"""`muragat parts FOLDER`: whether the Parquet parts of a re-reading are all there, and are what the indexes have."""

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from crawler.reread.checking import check_parts


@click.command("parts")
@click.argument("folder")
def parts_command(folder: str) -> None:
    """Check a folder of parts, made by `muragat reread --to-parquet` or `--parts`; s3://bucket/prefix too.

    Each part must be as its manifest has it, and the records those of the WARC files' indexes; a file without one must
    be covered once. Reads no WARC file. Exit code 1 where anything differs.
    """
    try:
        checked = check_parts(folder)
    except ArchiveError as error:
        raise Sentence(str(error)) from error
    for sentence in checked.disagreements:
        click.echo(sentence)
    counted = f"{checked.warc_files:,} WARC files, {checked.parts:,} parts"
    if checked.disagreements:
        click.echo(f"{counted}: {len(checked.disagreements):,} disagreements.")
        raise SystemExit(1)
    click.echo(
        f"{counted}, {checked.rows:,} rows: the records are those of {checked.indexed:,} indexes, and "
        f"{checked.covered:,} files have none and are covered once."
    )
