"""A writer that is killed at any moment loses nothing that it had said was written."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from crawler.capture.cdxj import index_path, read_index
from crawler.capture.salvage import salvage
from tests.crawler.capture.exchanges import read_warc

ROOT = Path(__file__).parents[3]
KILLS = 24
WRITER = """
import os, random, sys, time
from pathlib import Path
from crawler.capture.recorder import Recorder
from tests.crawler.capture.exchanges import exchange
write = os.write
def slowly(descriptor, content):
    # As a slow disk does, which may take less at once than it is given: so the kill finds records half written.
    time.sleep(0.0005)
    return write(descriptor, content[:16384])
os.write = slowly
seed = int(sys.argv[2])
chance = random.Random(seed)
recorder = Recorder(Path(sys.argv[1]), "el_kz", size=300_000)
print("begun", flush=True)
for number in range(100_000):
    body = chance.randbytes(chance.choice((0, 100, 5_000, 40_000, 500_000))) or b"again"
    where = recorder.record(exchange(f"https://el.kz/a_{seed}/{number}", body)).location
    print(where.file, where.offset, where.length, where.record_id, flush=True)
"""


def test_kill_9_at_random_moments_loses_nothing_that_was_said_to_be_written(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    told: set[tuple[str, ...]] = set()
    torn = 0
    for seed in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, tmp_path, str(seed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        with writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0, 0.2))
            os.kill(writer.pid, signal.SIGKILL)
            lines = writer.stdout.read().splitlines(keepends=True)
        told |= {tuple(line.split()) for line in lines if line.endswith("\n")}
        torn += sum(one.cut > 0 for one in salvage(tmp_path / "el_kz"))
    found: set[tuple[str, ...]] = set()
    for warc in tmp_path.glob("el_kz/*.warc.gz"):
        records = read_warc(warc)
        entries = list(read_index(index_path(warc)))
        found |= {(f"el_kz/{warc.name}", str(one.offset), str(one.length), one.record_id) for one in entries}
        responses = [record for record in records if record.kind in ("response", "revisit")]
        assert sorted(f"<{one.record_id}>" for one in entries) == sorted(
            record.headers["WARC-Record-ID"] for record in responses
        )
    assert not list(tmp_path.glob("el_kz/*.open"))
    assert told <= found
    # Each kill may come between the writing of a record and its being told, and no other is more than was told.
    assert len(found - told) <= KILLS
    assert len(told) > KILLS
    assert torn > 0
