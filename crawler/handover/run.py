"""One run of `muragat collect`: what it says, and how it ends. The work is `crawler.handover.collect`'s."""

import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from archive.cli import Sentence
from archive.errors import ArchiveError
from archive.store import Archive
from crawler.handover.collect import Busy, Collector, OtherArchive, Taken, Unreadable, Wishes
from crawler.handover.stream import Receiver
from crawler.shared.server import SharedError


def collect(archive: Path, stream: str, wishes: Wishes, lease: float) -> int:
    """Takes what is handed over at a Redis address into an archive; gives the exit code. Raises Sentence.

    `lease` is in seconds: for so long a writer that died keeps others waiting.
    """
    taken = Taken()
    try:
        with (
            closing(_receiver(stream, lease)) as receiver,
            Archive.open(archive) as opened,
            _panel() as told,
            _stopping() as stop,
        ):
            for doubt in receiver.doubts():
                click.echo(doubt, err=True)
            collector = Collector(opened, receiver, wishes, told)
            taken = collector.taken
            _begin(collector, stop, lease)
            collector.run(stop.is_set)
    except (ArchiveError, Busy, OtherArchive, SharedError, Unreadable) as error:
        _print(taken)
        raise Sentence(str(error)) from error
    _print(taken)
    return 1 if taken.aside else 0


def _receiver(stream: str, lease: float) -> Receiver:
    return Receiver(stream, f"Process {os.getpid()} on {socket.gethostname()}", lease=lease)


def _begin(collector: Collector, stop: threading.Event, lease: float) -> None:
    """Waits for the lease of a writer that may have died."""
    until = time.monotonic() + lease + 1
    while not stop.is_set():
        try:
            collector.begin()
        except Busy:
            if time.monotonic() > until:
                raise
            stop.wait(0.5)
        else:
            return


@contextlib.contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Set by Ctrl-C, or SIGTERM: the batch under way is brought to its end."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _panel() -> "Iterator[_Told]":
    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield _Told(None)
        return
    with Live(console=console, transient=True, auto_refresh=False) as live:
        yield _Told(live)


class _Told:
    """Shows what was taken, how quickly, and what waits."""

    def __init__(self, live: Live | None) -> None:
        self._live, self._began = live, time.monotonic()

    def __call__(self, taken: Taken) -> None:
        if self._live is None:
            return
        rate = taken.records / max(time.monotonic() - self._began, 0.001)
        left = f", {taken.waiting:,} messages wait" if taken.waiting else ", nothing waits"
        self._live.update(Text(f"collecting: {taken.records:,} records, {rate:,.0f} a second{left}"), refresh=True)


def _print(taken: Taken) -> None:
    for sentence in taken.aside:
        click.echo(sentence)
    counts = ", ".join(f"{count:,} {name}" for name, count in sorted(taken.outcomes.items()) if name != "kept")
    waiting = f" {taken.waiting:,} messages wait." if taken.waiting else ""
    click.echo(
        f"{taken.messages:,} messages of {len(taken.workers):,} workers: {taken.records:,} records taken"
        f"{': ' if counts else ''}{counts}.{waiting}"
    )
