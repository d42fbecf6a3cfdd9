"""An archive's questions to SQLite and, over its export, to DuckDB, side by side: seconds, memory, bytes on disk.

`python -m benchmarks.size.run FILE` measures an archive that is there, and saves some articles into it.
"""

import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rich.console import Console

from archive.connection import reading
from benchmarks.figures import Figures
from benchmarks.pages.addresses import Address
from benchmarks.pages.asking import ask, served
from benchmarks.size.asking import TEXT, words_of
from benchmarks.size.questions import needed, questions, values_of, views_sql
from benchmarks.size.took import Run, Took

ARTICLES = 100_000
"""Articles where a crawl has its usual 1,200 pages; fewer or more with `--articles`."""
_MURAGAT = str(Path(sys.executable).with_name("muragat"))
_OPENERS = Path(__file__).parents[2] / ".venv-openers" / "bin" / "python"
_IN_DUCKDB = Path(__file__).with_name("in_duckdb.py")
"""It can only be imported where DuckDB is."""
_FORM = ("--format", "parquet", "--overwrite")
_REGULAR = "SELECT count(*) FROM articles WHERE regexp_matches(article_body, $word)"
_NO_CASE = "SELECT count(*) FROM articles WHERE article_body ILIKE '%' || $word || '%'"
_HEADER = (
    "question",
    "SQLite: cold, s",
    "warm, s",
    "processor, s",
    "rows or hits",
    "DuckDB: cold, s",
    "warm, s",
    "processor, s",
    "SQLite / DuckDB",
)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a program took: seconds, and its memory at most in bytes."""

    clock: float
    processor: float
    memory: int
    said: str


def measure(*, articles: int, rounds: int) -> Figures:
    """The table; 100,000 articles for the usual number of pages."""
    with tempfile.TemporaryDirectory(prefix="muragat-size-") as folder:
        path = Path(folder) / "archive.db"
        # In a process of its own: what it had in memory at most would count for every process that this one starts.
        made = ("-m", "benchmarks.pages.large", str(path), "--articles", str(max(2000, ARTICLES * articles // 1200)))
        subprocess.run((sys.executable, *made), check=True, stdout=sys.stderr)
        return figures_of(path, Path(folder) / "tables", rounds)


def figures_of(path: Path, tables: Path, rounds: int, *, is_exported: bool = False) -> Figures:
    """The table of one archive; its export is written to `tables`, or `is_exported`, and there already."""
    load = os.getloadavg()[0]
    with reading(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        (captures,) = connection.execute("SELECT count(*) FROM captures").fetchone()
    size = path.stat().st_size
    opened = list(_opened(path, rounds))
    ours = Run.of(spent(sys.executable, "-m", "benchmarks.size.asking", str(path), str(rounds)).said)
    exported = None if is_exported else spent(_MURAGAT, "export", str(path), "--out", str(tables), *_FORM)
    theirs = _in_duckdb(path, tables, rounds) if _OPENERS.exists() else Run((), 0)
    saved = Run.of(spent(sys.executable, "-m", "benchmarks.size.saving", str(path), str(rounds)).said)
    parquet = [Path(file).stat().st_size for file in glob.glob(f"{tables}/**/*.parquet", recursive=True)]  # noqa: PTH207
    note = (
        f"{count:,} generated articles with {captures:,} captures, {size / 1e9:.1f} GB (benchmarks/pages; short texts);"
        f" {rounds} rounds, medians. Cold: the files are not in memory. {_export(exported)}{len(parquet):,} Parquet"
        f" files, {sum(parquet) / 1e9:.2f} GB. Memory at most: {ours.memory / 1e6:.0f} MB for"
        f" the questions to SQLite, {saved.memory / 1e6:.0f} MB for saving, {theirs.memory / 1e6:.0f} MB for DuckDB."
        f" Two cores; load {load:.1f} before, {os.getloadavg()[0]:.1f} after."
    )
    return Figures("Size", note, _HEADER, tuple(_rows([*opened, *ours.took, *saved.took], theirs.took)))


def _export(took: Spent | None) -> str:
    if took is None:
        return ""
    return (
        f"`muragat export --format parquet` took {took.clock:.0f} s ({took.processor:.0f} s of the processor) and"
        f" {took.memory / 1e6:.0f} MB of memory; "
    )


def spent(*command: str, given: str = "") -> Spent:
    """Runs a program to its end. Raises CalledProcessError, with what it said, when that is an error."""
    began = perf_counter()
    with tempfile.TemporaryFile("w+") as written, tempfile.TemporaryFile("w+") as complaints:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=written, stderr=complaints, text=True) as process:
            assert process.stdin is not None
            process.stdin.write(given)
            process.stdin.close()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        clock = perf_counter() - began
        written.seek(0)
        complaints.seek(0)
        said = written.read()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, said, complaints.read())
    return Spent(clock, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, said)


def _opened(path: Path, rounds: int) -> Iterator[Took]:
    with served(path) as server:
        home = ask(server, Address("page", "/"), path, rounds)
        yield Took("open: home page of `muragat serve`", home.cold, home.warm, home.processor)


def _in_duckdb(path: Path, tables: Path, rounds: int) -> Run:
    with reading(path) as connection:
        values = {**values_of(connection), "word": words_of(connection)[TEXT]}
    every = [(one.title, one.duckdb) for one in questions()]
    every += [(f"{_TEXTS}, by a regular expression", _REGULAR), (f"{_TEXTS}, whatever their case", _NO_CASE)]
    given = {
        "folder": str(tables),
        "rounds": rounds,
        "views": views_sql(str(tables)),
        "questions": [(title, sql, needed(sql, values)) for title, sql in every],
    }
    return Run.of(spent(str(_OPENERS), str(_IN_DUCKDB), given=json.dumps(given)).said)


_TEXTS = "a word in all texts"


def _rows(ours: Sequence[Took], theirs: Sequence[Took]) -> Iterator[tuple[str, ...]]:
    beside = {one.what: one for one in theirs}
    for one in ours:
        other = beside.pop(one.what, None)
        ratio = f"{one.processor / other.processor:.2f}" if other and other.processor else "-"
        yield one.what, *_seconds(one), f"{one.rows:,}" if one.rows else "-", *_seconds(other), ratio
    for left in beside.values():
        yield left.what, *_seconds(None), f"{left.rows:,}", *_seconds(left), "-"


def _seconds(took: Took | None) -> tuple[str, str, str]:
    if took is None:
        return "-", "-", "-"
    return f"{took.cold:.3f}", f"{took.warm:.3f}", f"{took.processor:.3f}"


def main() -> int:
    """Prints the table of one archive."""
    parser = argparse.ArgumentParser(description="What an analyst's questions take in an archive.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--tables", type=Path, required=True, help="the folder of its export; it is made")
    parser.add_argument("--exported", action="store_true", help="it is there already; a pattern of folders will do")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    figures = figures_of(given.file, given.tables, given.rounds, is_exported=given.exported)
    Console().print(figures.markdown(), soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
