"""What was measured of each reader, as records and as the JSON file that docs/press_reading.md is made of."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kazakh_values.judging import Verdict

FILE = Path(__file__).with_name("results.json")


@dataclass(frozen=True, slots=True)
class Look:
    """The verdicts on the pages of one look, by field, of the fields that the reader has; `f1` is summed over pages."""

    pages: int
    verdicts: Mapping[str, Counter[Verdict]]
    f1: float


@dataclass(frozen=True, slots=True)
class Result:
    """One reader. `errors` are what it raised, and how often; `rate` is pages a second of processor time."""

    name: str
    python: str
    versions: Mapping[str, str]
    rate: float
    errors: Mapping[str, int]
    looks: Mapping[str, Look]

    def all(self) -> Look:
        """All looks as one."""
        verdicts: dict[str, Counter[Verdict]] = {}
        for look in self.looks.values():
            for field, counts in look.verdicts.items():
                verdicts.setdefault(field, Counter()).update(counts)
        return Look(
            sum(look.pages for look in self.looks.values()), verdicts, sum(look.f1 for look in self.looks.values())
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: on which day, on which pages, and what came of it."""

    day: str
    seed: int
    pages: int
    agencies: tuple[str, ...]
    results: Sequence[Result]


def save(measured: Measured, file: Path = FILE) -> None:
    """Writes a run; `load` reads it."""
    record = {
        "day": measured.day,
        "seed": measured.seed,
        "pages": measured.pages,
        "agencies": measured.agencies,
        "results": [
            {
                "name": one.name,
                "python": one.python,
                "versions": one.versions,
                "rate": round(one.rate, 1),
                "errors": one.errors,
                "looks": {
                    name: {
                        "pages": look.pages,
                        "f1": round(look.f1, 3),
                        "verdicts": {
                            field: {verdict.name: counts[verdict] for verdict in Verdict if counts[verdict]}
                            for field, counts in look.verdicts.items()
                        },
                    }
                    for name, look in one.looks.items()
                },
            }
            for one in measured.results
        ],
    }
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(file: Path = FILE) -> Measured:
    """A run that `save` wrote."""
    record = json.loads(file.read_text("utf-8"))
    results = [Result(**{**one, "looks": {k: _look(v) for k, v in one["looks"].items()}}) for one in record["results"]]
    return Measured(record["day"], record["seed"], record["pages"], tuple(record["agencies"]), results)


def _look(record: Mapping[str, object]) -> Look:
    verdicts = record["verdicts"]
    assert isinstance(verdicts, dict)
    counted = {field: Counter({Verdict[k]: v for k, v in counts.items()}) for field, counts in verdicts.items()}
    pages, f1 = record["pages"], record["f1"]
    assert isinstance(pages, int)
    assert isinstance(f1, int | float)
    return Look(pages, counted, float(f1))
