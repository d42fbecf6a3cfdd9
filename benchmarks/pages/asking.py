"""Asks `muragat serve` for pages and takes the time: with the file out of the memory (cold) and in it (warm)."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.pages.addresses import Address

_PATIENCE = 120
_TOO_LONG = re.compile(
    r"SQL query took too long|facets timed out|SQL Interrupted|That takes too long|Бұл тым ұзақ|interrupted",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of an address: seconds, and what was not told because it would have taken too long."""

    address: Address
    status: int
    cold: float
    warm: float
    processor: float
    """Of the warm ones, the server's time on the processor: the same on a busy machine, nearly."""
    size: int
    wanting: str


@contextmanager
def served(path: Path) -> Iterator[tuple[HTTPConnection, int]]:
    """`muragat serve` over an archive, with all its limits, and the process; stopped at the end."""
    command = [str(Path(sys.executable).with_name("muragat")), "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stdout.readline())
            assert found, "the server did not start"
            connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=_PATIENCE)
            yield connection, server.pid
            connection.close()
        finally:
            server.terminate()
            server.wait(10)


def ask(server: tuple[HTTPConnection, int], address: Address, path: Path, rounds: int) -> Asked:
    """The address once cold, and the median of so many warm rounds."""
    connection, process = server
    _forget(path)
    cold, status, text = _get(connection, address)
    before = _processor(process)
    warm = [_get(connection, address)[0] for _ in range(rounds)]
    processor = (_processor(process) - before) / rounds
    return Asked(address, status, cold, median(warm), processor, len(text), _wanting(address, status, text))


def _processor(process: int) -> float:
    """Seconds that a process has spent (proc_pid_stat(5): user and system time, the 14th and 15th field)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wanting(address: Address, status: int, text: str) -> str:
    found = _TOO_LONG.search(text)
    if status != 200 or found:
        return found[0] if found else f"status {status}"
    if address.kind == "search" and "<aside" not in text:
        return "no facets"
    return ""


def _get(connection: HTTPConnection, address: Address) -> tuple[float, int, str]:
    began = perf_counter()
    connection.request("GET", address.path, headers={"Accept-Language": "en"})
    answer = connection.getresponse()
    text = answer.read().decode()
    return perf_counter() - began, answer.status, text


def _forget(path: Path) -> None:
    """Asks the system to drop the file from its memory (posix_fadvise), so that it is read from the disk again."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
