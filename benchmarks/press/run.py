"""Runs readers over the same pages, each in a process of its own, and counts what they are worth."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kazakh_values.judging import Verdict
from benchmarks.press.page import Page
from benchmarks.press.scoring import FIELDS, Judged, has_minutes, judge

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
OURS = (Reader("Muragat", f"{_READERS}.muragat:read"), Reader("Muragat, told", f"{_READERS}.muragat:read_told"))
THEIRS = (
    Reader("trafilatura", f"{_READERS}.trafilatura:read"),
    Reader("newspaper4k", f"{_READERS}.newspaper4k:read", PEERS),
    Reader("news-please", f"{_READERS}.newsplease:read", PEERS),
    Reader("goose3", f"{_READERS}.goose:read", PEERS),
    Reader("readability-lxml", f"{_READERS}.readability:read", PEERS),
    Reader("fundus, helpers", f"{_READERS}.fundus:read", PEERS),
)


class Failed(RuntimeError):  # noqa: N818 - says what became of the run
    """A reader could not be run at all."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that one reader said, page by page."""

    reader: str
    python: str
    versions: dict[str, str]
    pages: tuple[Judged, ...]
    errors: tuple[str, ...]
    """One a page, empty where the reader raised nothing."""
    rate: float
    """Pages a second of processor time."""


def ask(reader: Reader, folder: Path, pages: Sequence[Page]) -> Answers:
    """What the reader says of the folder's pages; raises Failed with its own words when it can't be run."""
    if not reader.python.exists():
        raise Failed(f"{reader.name} needs {reader.python}: make press-peers")
    command = [str(reader.python), "-m", "benchmarks.press.answer", str(folder.resolve()), reader.function]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{reader.name}: {done.stderr.strip()[-2000:]}")
    about, *said = map(json.loads, done.stdout.splitlines())
    found = [one["fields"] for one in said]
    known = {key for fields in found for key in fields}
    judged = tuple(
        _without_minutes(one, has_minutes(found))
        for one in (judge(page.truth, page.zone, fields, known) for page, fields in zip(pages, found, strict=True))
    )
    errors = tuple(one["error"] for one in said)
    rate = len(said) / sum(one["seconds"] for one in said)
    return Answers(reader.name, about["python"], about["versions"], judged, errors, rate)


def _without_minutes(judged: Judged, knows: bool) -> Judged:  # noqa: FBT001 - of the reader
    if knows:
        return judged
    return Judged({field: verdict for field, verdict in judged.verdicts.items() if field != "minute"}, judged.f1)


def counts(judged: Iterable[Judged]) -> dict[str, Counter[Verdict]]:
    """The verdicts by field, of the fields that the reader has."""
    found: dict[str, Counter[Verdict]] = {}
    for page in judged:
        for field, verdict in page.verdicts.items():
            found.setdefault(field, Counter())[verdict] += 1
    return {field: found[field] for field in FIELDS if field in found}


def mean_f1(judged: Iterable[Judged]) -> float | None:
    """The mean over pages; None for a reader without body."""
    values = [page.f1 for page in judged if page.f1 is not None]
    return sum(values) / len(values) if values else None
