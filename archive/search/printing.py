"""`muragat search ARCHIVE WORDS`: hits on a terminal, or as JSON or CSV for other programs."""

import csv
import dataclasses
import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from archive.cli import Sentence
from archive.connection import reading
from archive.errors import ArchiveError
from archive.schema import is_current
from archive.search.query import Filters, is_day
from archive.search.searching import BEGIN, END, Hit, Hits, Sort, search

_PLAIN = str.maketrans("", "", BEGIN + END)


def _day(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not is_day(value):
        raise click.BadParameter(f"«{value}» is no year, month or day, such as 2023, 2023-01 or 2023-01-13.")
    return value


@click.command("search", context_settings={"ignore_unknown_options": True})  # «-спорт» is a word that is not wanted
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1)
@click.option("--agency", default="", help="Only this agency's, such as el_kz.")
@click.option("--section", default="", help="Only of this section, such as Білім.")
@click.option("--since", default="", callback=_day, help="Published on this day or later: 2023, 2023-01 or 2023-01-13.")
@click.option("--until", default="", callback=_day, help="Published on this day or earlier.")
@click.option("--credit", default="", help="With a photo credited to somebody of that name, or part of it.")
@click.option("--edition", default="", help="kk, kk-Latn, ru and so on.")
@click.option("--sort", type=click.Choice([str(one) for one in Sort]), default=str(Sort.RELEVANCE), show_default=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
def search_command(
    archive: Path, words: tuple[str, ...], *, sort: str, limit: int, as_json: bool, as_csv: bool, **filters: str
) -> None:
    """Find articles by any form of their words, typed in any script or on a Russian keyboard.

    All words must be there. "A phrase" in quotation marks, -word for what must not be there, OR between two of which
    one will do, word* for a beginning, headline:word for a headline.
    """
    unknown = next((word for word in words if word.startswith("--")), None)
    if unknown:
        raise click.NoSuchOption(unknown)
    try:
        with reading(archive) as connection:
            if not is_current(connection, archive):
                raise Sentence(f"{archive} is of an older Muragat. Bring it up to date with: muragat reindex {archive}")
            # Bytes that are no UTF-8 come as halves of surrogate pairs, which SQLite doesn't take.
            given = {name: value.encode("utf-8", "replace").decode() for name, value in filters.items()}
            found = search(connection, " ".join(words), Filters(**given), sort=Sort(sort), limit=limit)
    except ArchiveError as error:
        raise Sentence(str(error).replace("ARCHIVE", str(archive))) from error
    if as_json:
        rows = [_plain(hit) for hit in map(dataclasses.asdict, found.hits)]
        suggestions = dict(found.suggestions)
        whole = {"total": found.total, "hits": rows, "suggestions": suggestions, "is_whole": found.is_whole}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(field.name for field in dataclasses.fields(Hit))
        writer.writerows(_plain(dataclasses.asdict(hit)).values() for hit in found.hits)
    else:
        print_hits(found, Console() if sys.stdout.isatty() else Console(width=160))


def print_hits(found: Hits, console: Console) -> None:
    """The hits, each with what was found in it; then how many there are, and what may have been meant."""
    for hit in found.hits:
        console.print(_marked(hit.headline, "bold"), soft_wrap=True)
        views = f", {hit.view_count:,} views" if hit.view_count is not None else ""
        when = (hit.date_published or "no date").replace("T", " ")[:16]
        console.print(f"  {hit.agency}, {when}{views}, {hit.url}", style="dim", highlight=False, soft_wrap=True)
        console.print(Text("  ").append_text(_marked(" ".join(hit.snippet.split()), "")), soft_wrap=True)
    for word, near in found.suggestions:
        meant = f" Did you mean {', '.join(near)}?" if near else ""
        console.print(f"No article has «{word}» in any form.{meant}", highlight=False, markup=False)
    shown = f", {len(found.hits):,} shown" if found.total > len(found.hits) else ""
    articles = "1 article" if found.total == 1 else f"{found.total:,} articles"
    console.print(f"{articles} found{shown}.", highlight=False)
    if not found.is_whole:
        console.print(
            "The search index is not whole yet: muragat reindex makes it so.", style="yellow", highlight=False
        )


def _marked(text: str, style: str) -> Text:
    marked = Text()
    for place, part in enumerate(text.split(BEGIN)):
        inside, end, rest = part.partition(END) if place else ("", "", part)
        marked.append(inside if end else "", style=f"{style} reverse".strip()).append(
            rest if end or not place else part, style
        )
    return marked


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {name: value.translate(_PLAIN) if isinstance(value, str) else value for name, value in row.items()}
