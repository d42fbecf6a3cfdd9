"""The gold list tests/archive/kazakh/stems.tsv, as rows. Reads nothing else."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).parents[2] / "tests" / "archive" / "kazakh" / "stems.tsv"
TUNED, HELD_OUT = "a", "b"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word, its lemma, the kind of word, and the half that it stands in."""

    form: str
    lemma: str
    kind: str
    half: str


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """All rows of the list."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return tuple(Form(row["form"], row["lemma"], row["kind"], row["half"]) for row in rows)


def half(name: str) -> tuple[Form, ...]:
    """The rows of one half."""
    return tuple(form for form in forms() if form.half == name)
