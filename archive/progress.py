"""How far a long command is, on a terminal: a bar with a rate and an end in sight. A log or a pipe gets nothing."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)


def counting() -> Progress:
    """For things that are counted: articles, rows."""
    return _shown(BarColumn(), TaskProgressColumn(show_speed=True), MofNCompleteColumn())


def weighing() -> Progress:
    """For files, whose total is in bytes."""
    return _shown(BarColumn(), DownloadColumn(), TransferSpeedColumn())


def _shown(*columns: ProgressColumn) -> Progress:
    console = Console(stderr=True)
    every = (TextColumn("{task.description}"), *columns, TimeRemainingColumn())
    # Without `disable` an empty line is written where there is no terminal.
    return Progress(*every, console=console, transient=True, disable=not console.is_terminal)
