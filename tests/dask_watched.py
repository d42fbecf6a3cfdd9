"""Loaded by the workers of `tests.dask_cluster`: notes what they begin to read, and lets a poisoned page kill them."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.reread import task
from crawler.reread.folder import part_name
from crawler.reread.work import Part, Wanted, readings


def _watched(part: Part, wanted: Wanted, agencies: Any) -> Iterator[Any]:
    with Path(os.environ["MURAGAT_TEST_BEGUN"]).open("a", encoding="utf-8") as begun:
        begun.write(f"{os.getpid()} {part_name(part)}\n")
    if Path(os.environ["MURAGAT_TEST_SLOW"]).exists():
        time.sleep(0.15)
    for one in readings(part, wanted, agencies):
        if isinstance(one, tuple) and "poison" in one[0].url:
            os.kill(os.getpid(), signal.SIGKILL)
        yield one


if "MURAGAT_TEST_BEGUN" in os.environ:  # not where pytest looks for doctests
    vars(task)["readings"] = _watched
