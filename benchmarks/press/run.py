"""Runs readers over the same pages, each in a process of its own, and counts what they are worth."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.press.records import Page, write
from benchmarks.press.results import Look, Result
from benchmarks.press.scoring import Judged, has_minutes, judge

if TYPE_CHECKING:
    from benchmarks.kazakh_values.judging import Verdict

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv-press" / "bin" / "python"
"""The environment of the peers that can't live beside ours: `make press-peers`."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by the name in the tables: module and function, and the interpreter that has its library."""

    name: str
    function: str
    python: Path = Path(sys.executable)


_READERS = "benchmarks.press.readers"
OURS = (
    Reader("Muragat", f"{_READERS}.muragat:read"),
    Reader("Muragat, told", f"{_READERS}.muragat:read_told"),
    Reader("Muragat, agency's file", f"{_READERS}.muragat:read_as_crawled"),
)
THEIRS = (
    Reader("trafilatura", f"{_READERS}.trafilatura:read"),
    Reader("newspaper4k", f"{_READERS}.newspaper4k:read", PEERS),
    Reader("newspaper4k + words", f"{_READERS}.newspaper4k:read_with_words", PEERS),
    Reader("news-please", f"{_READERS}.newsplease:read", PEERS),
    Reader("news-please + words", f"{_READERS}.newsplease:read_with_words", PEERS),
    Reader("goose3", f"{_READERS}.goose:read", PEERS),
    Reader("goose3 + words", f"{_READERS}.goose:read_with_words", PEERS),
    Reader("readability-lxml", f"{_READERS}.readability:read", PEERS),
    Reader("fundus' helpers", f"{_READERS}.fundus:read", PEERS),
)


class Failed(RuntimeError):  # noqa: N818 - says what became of the run
    """A reader could not be run at all."""


def ask(reader: Reader, folder: Path, pages: Sequence[Page]) -> Result:
    """What the reader's answers about the folder's pages are worth.

    Raises Failed, with the reader's own words, when it can't be run or answers less than it was asked.
    """
    if not reader.python.exists():
        raise Failed(f"{reader.name} needs {reader.python}: make press-peers")
    command = [str(reader.python), "-m", "benchmarks.press.answer", str(folder.resolve()), reader.function]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != len(pages) + 1:
        raise Failed(f"{reader.name}: {done.stderr.strip()[-2000:] or 'it answered less than it was asked'}")
    about, *said = map(json.loads, lines)
    return Result(
        name=reader.name,
        python=about["python"],
        versions=about["versions"],
        rate=len(said) / sum(one["seconds"] for one in said),
        errors=dict(Counter(one["error"] for one in said if one["error"])),
        looks=_by_look(pages, [one["fields"] for one in said]),
    )


def _by_look(pages: Sequence[Page], found: Sequence[dict[str, object]]) -> dict[str, Look]:
    known = {key for fields in found for key in fields}
    left_out = () if has_minutes(found) else ("minute",)
    looks: dict[str, list[Judged]] = {}
    for page, fields in zip(pages, found, strict=True):
        looks.setdefault(page.look, []).append(judge(page.truth, page.zone, fields, known, left_out))
    return {look: _look(judged) for look, judged in looks.items()}


def _look(judged: Sequence[Judged]) -> Look:
    verdicts: dict[str, Counter[Verdict]] = {}
    for page in judged:
        for field, verdict in page.verdicts.items():
            verdicts.setdefault(field, Counter())[verdict] += 1
    f1 = [page.f1 for page in judged if page.f1 is not None]
    return Look(len(judged), verdicts, sum(f1))


def measure(readers: Sequence[Reader], pages: Sequence[Page]) -> tuple[list[Result], list[str]]:
    """The results of all readers that can be run, one after another, and why others can't."""
    results: list[Result] = []
    failures: list[str] = []
    with TemporaryDirectory() as folder:
        write(pages, Path(folder), "")
        for reader in readers:
            try:
                results.append(ask(reader, Path(folder), pages))
            except Failed as failed:
                failures.append(str(failed))
    return results, failures
