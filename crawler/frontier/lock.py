"""Who has the lock of a frontier, and whether that process is still alive. It locks nothing itself."""

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Owner:
    """A process; `began` tells it from a later one of the same number, and is empty where the system doesn't say."""

    host: str
    pid: int
    began: str

    @classmethod
    def this(cls) -> "Owner":
        """This process."""
        return cls(socket.gethostname(), os.getpid(), _began(os.getpid()))

    def lives(self, until: datetime) -> bool:
        """Whether it runs; of a process on another machine it is only known that it was to say so before `until`."""
        if self.host != socket.gethostname():
            return datetime.now(UTC) < until
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass  # it is another user's, so it is there
        return _began(self.pid) == self.began


def _began(pid: int) -> str:
    """When a process began: the machine's own start and the clock ticks since then (proc(5), /proc/pid/stat, 22)."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        after_name = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    state, ticks = after_name[0], after_name[19]
    return "" if state == "Z" else f"{boot} {ticks}"
