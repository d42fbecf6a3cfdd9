"""`muragat export ARCHIVE --out FOLDER`: the archive as Parquet, CSV or JSON lines."""

from pathlib import Path

import click

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.export.chosen import Wanted
from archive.export.run import export
from archive.export.writers import FORMATS
from archive.progress import counting
from archive.search.query import is_day


def _day(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not is_day(value):
        raise click.BadParameter(f"«{value}» is no year, month or day, such as 2023, 2023-01 or 2023-01-13.")
    return value


@click.command("export")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder; it is made.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--agency", default="", help="Only this agency's, such as el_kz.")
@click.option("--edition", default="", help="kk (in all scripts), kk-Latn, ru and so on.")
@click.option("--section", default="", help="Only of this section, such as Білім.")
@click.option("--since", default="", callback=_day, help="Published on this day or later: 2023, 2023-01 or 2023-01-13.")
@click.option("--until", default="", callback=_day, help="Published on this day or earlier.")
@click.option("--overwrite", is_flag=True, help="Put it in the place of an earlier export.")
def export_command(archive: Path, out: Path, form: str, *, overwrite: bool, **filters: str) -> None:
    """Write the archive as tables for DuckDB, pandas, R or Excel, with a description of every column.

    Crawling goes on meanwhile; all files are of one moment. The folder's README says how to open them.
    """
    with counting() as progress:
        task = progress.add_task("exporting", total=None)
        try:
            done = export(
                archive,
                out,
                form,
                Wanted(**filters),
                overwrite=overwrite,
                advance=lambda steps, every: progress.update(task, completed=steps, total=every),
            )
        except ArchiveError as error:
            raise Sentence(str(error)) from error
    size = sum(file.size for files in done.files.values() for file in files)
    click.echo(
        f"{done.rows['articles']:,} articles and all that belongs to them, {sum(done.rows.values()):,} rows in "
        f"{size / 1e6:,.1f} MB, are in {out}. Its README.md says how to open them."
    )
