"""The tables of the benchmark, of a run's results. Measures nothing."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.figures import Figures
from benchmarks.kazakh_values.judging import Verdict, alone, three
from benchmarks.press.looks import LOOKS
from benchmarks.press.results import Look, Result
from benchmarks.press.scoring import FIELDS

_NO = "-"


def everything(results: Sequence[Result]) -> Figures:
    """One row a reader, over all looks, with its speed."""
    pages = results[0].all().pages if results else 0
    return Figures(
        "All pages",
        f"{pages} pages of all looks. Exact matches in per cent of the pages that have the value; body F1 "
        "over words, in per cent; pages a second of one core's time. -: the reader has no such field.",
        ("reader", *FIELDS, "body F1", "pages/s"),
        tuple((one.name, *_shares(one.all()), f"{one.rate:.0f}") for one in results),
    )


def of_look(results: Sequence[Result], look: str) -> Figures:
    """One row a reader, over the pages of one look."""
    having = [one for one in results if look in one.looks]
    pages = having[0].looks[look].pages if having else 0
    return Figures(
        f"{look.capitalize()} pages",
        f"{pages} pages: {LOOKS[look]}.",
        ("reader", *FIELDS, "body F1"),
        tuple((one.name, *_shares(one.looks[look])) for one in having),
    )


def mistakes(results: Sequence[Result]) -> Figures:
    """How readers fail: a wrong value is worse than none."""
    return Figures(
        "Wrong, or nothing",
        "All pages: right / wrong / nothing found of the values that stand there; then left alone / found all the "
        "same, where a page has no such value. Errors are pages on which the reader raised one; it then found nothing.",
        ("reader", *FIELDS, "errors"),
        tuple((one.name, *_counts(one.all()), str(sum(one.errors.values()))) for one in results),
    )


def tables(results: Sequence[Result]) -> list[Figures]:
    """All of them, in order."""
    return [everything(results), *(of_look(results, look) for look in LOOKS), mistakes(results)]


def share(counts: Counter[Verdict]) -> float | None:
    """Exact matches of the pages that have the value; None when none has it."""
    having = counts[Verdict.RIGHT] + counts[Verdict.WRONG] + counts[Verdict.NOTHING]
    return counts[Verdict.RIGHT] / having if having else None


def percent(value: float | None) -> str:
    """In per cent, never rounded up to all nor down to none.

    >>> percent(0.9996), percent(1.0), percent(0.5), percent(0.0001), percent(None)
    ('99.9', '100', '50.0', '0.1', '-')
    """
    if value is None:
        return _NO
    if value in (0, 1):
        return f"{value:.0%}"[:-1]
    return f"{min(99.9, max(0.1, 100 * value)):.1f}"


def _shares(look: Look) -> tuple[str, ...]:
    cells = (percent(share(look.verdicts[field])) if field in look.verdicts else _NO for field in FIELDS)
    return (*cells, percent(look.f1 / look.pages) if "body" in look.verdicts else _NO)


def _counts(look: Look) -> tuple[str, ...]:
    return tuple(_cell(look.verdicts[field]) if field in look.verdicts else _NO for field in FIELDS)


def _cell(counts: Counter[Verdict]) -> str:
    none = alone(counts)
    return three(counts) if none == _NO else f"{three(counts)}; {none}"
