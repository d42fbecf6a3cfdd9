"""The report of a first contact at the terminal: a row an agency, then what wants a look. Finds nothing out itself."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from crawler.probing.diagnosis import Diagnosis
from crawler.probing.fields import FIELDS

_LAYERS = {"selector": "S", "structured": "D", "lines": "L"}


def print_report(diagnoses: Sequence[Diagnosis], console: Console) -> None:
    """The table, then the doubts of each agency with their remedies."""
    table = Table(title="First contact", title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("agency", no_wrap=True)
    for name in ("robots", "sources", "article", "fields", "file"):
        table.add_column(name)
    for one in diagnoses:
        style = "" if one.works else "yellow" if one.answered else "red"
        table.add_row(
            one.agency, robots_word(one), sources_word(one), article_word(one), layers(one), one.verified, style=style
        )
    console.print(table)
    console.print(
        f"Fields: {', '.join(FIELDS)}. S: by a selector, D: in structured data, L: in the visible lines, –: empty.",
        style="dim",
        highlight=False,
    )
    for one in diagnoses:
        if one.doubts:
            console.print(f"\n{one.agency}", style="bold", highlight=False)
        for doubt in one.doubts:
            console.print(f"  {doubt.sentence}", markup=False, highlight=False)
            if doubt.remedy:
                console.print(f"    → {doubt.remedy}", style="dim", markup=False, highlight=False)


def robots_word(one: Diagnosis) -> str:
    """«200», «200, delay 2 s», «no answer»."""
    if not one.robots_status:
        return "no answer"
    delay = f", delay {one.robots.delay:g} s" if one.robots and one.robots.delay else ""
    return f"{one.robots_status}{delay}"


def sources_word(one: Diagnosis) -> str:
    """«1 of 3 asked, 20 named»."""
    asked = [source for source in one.sources if source.status or source.failure]
    named = sum(source.announced or 0 for source in asked)
    return f"{len(asked)} of {len(one.sources)} asked, {named} named"


def article_word(one: Diagnosis) -> str:
    """Whether an article was read."""
    if one.works:
        return "read"
    return "not read" if one.article_url else "none" if one.answered else "no answer"


def layers(one: Diagnosis) -> str:
    """A letter a field: the layer that it was read from.

    >>> layers(Diagnosis("a_kz", "A", "https://a.kz", "unverified", answered=False))
    ''
    """
    return "".join(_LAYERS.get(field.layer, "?") if field.value else "–" for field in one.fields)
