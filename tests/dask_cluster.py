"""A Dask scheduler and its workers of a test's own, on loopback, in processes of their own; they end with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.redis_server import free_port

PRELOAD = "tests.dask_watched"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cluster:
    """Where the scheduler is, and what its workers have begun to read: a line «process part» each."""

    scheduler: str
    begun: Path
    slow: Path
    """While there is such a file, each part takes a little."""
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def end_scheduler(self) -> None:
        """Kills the scheduler."""
        _end(self.processes[0])

    def lines(self) -> list[tuple[int, str]]:
        """The process and the name of the part, for every part that a worker began to read."""
        text = self.begun.read_text("utf-8") if self.begun.exists() else ""
        return [(int(process), name) for process, _, name in (line.partition(" ") for line in text.splitlines())]

    def wait_for(self, count: int) -> list[tuple[int, str]]:
        """The lines, when there are so many."""
        for _ in range(2400):
            if len(found := self.lines()) >= count:
                return found
            time.sleep(0.05)
        raise TimeoutError(f"{len(self.lines())} of {count} parts were begun")

    def forget(self) -> None:
        """Begins anew to count."""
        self.begun.unlink(missing_ok=True)
        self.slow.unlink(missing_ok=True)


@contextmanager
def dask_cluster(folder: Path, workers: int = 2, environment: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A scheduler with workers of one thread each, as docs/rereading.md starts them."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(f"tcp://127.0.0.1:{free_port()}", folder / "begun", folder / "slow")
    environment = {
        **os.environ,
        **(environment or {}),
        "MURAGAT_TEST_BEGUN": str(cluster.begun),
        "MURAGAT_TEST_SLOW": str(cluster.slow),
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",  # dying three times is as good a test, and slower
    }
    port = cluster.scheduler.rpartition(":")[2]
    host = ("--host", "127.0.0.1", "--no-dashboard")
    commands = [
        ("scheduler", "--port", port, *host),
        ("worker", cluster.scheduler, "--nworkers", str(workers), "--nthreads", "1", *host,
         "--local-directory", str(folder), "--preload", PRELOAD),
    ]  # fmt: skip
    with ExitStack() as stack:
        for command in commands:
            said = stack.enter_context((folder / f"{command[0]}.log").open("wb"))
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                stdout=said,
                stderr=said,
                env=environment,
                start_new_session=True,
            )
            cluster.processes.append(process)
            stack.callback(_end, process)
        yield cluster


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # its nannies and workers, too: they are of its session
    process.wait()
