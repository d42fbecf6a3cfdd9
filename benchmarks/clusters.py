"""Dask, Ray and Spark at one task: seconds from nothing to a first result, and whether a killed worker loses any.

Runs alone, in an environment that has but one of them: `python benchmarks/clusters.py dask` (or ray, or spark).
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

Result = tuple[int, int]
_TASKS = range(40)
_BEGUN = time.monotonic()


def task(number: int) -> Result:
    """The process that did it, and its number."""
    time.sleep(0.2)
    return os.getpid(), number


def dask() -> None:
    """Two workers of one thread."""
    from distributed import Client, LocalCluster

    local: Any = LocalCluster
    asking: Any = Client
    with local(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, asking(cluster) as client:
        _measure(lambda: client.submit(task, -1).result(), lambda: client.gather(client.map(task, _TASKS)))


def ray() -> None:
    """Two processors."""
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    remote = ray.remote(task)
    _measure(lambda: ray.get(remote.remote(-1)), lambda: ray.get([remote.remote(number) for number in _TASKS]))


def spark() -> None:
    """Two processors; in local mode a task is tried once, if nobody says otherwise."""
    from pyspark.sql import SparkSession

    master = sys.argv[2] if len(sys.argv) > 2 else "local[2]"
    session = SparkSession.builder.master(master).config("spark.ui.enabled", "false").getOrCreate()
    context = session.sparkContext
    context.setLogLevel("OFF")

    def mapped(numbers: Sequence[int]) -> list[Result]:
        found: list[Result] = context.parallelize(numbers, len(numbers)).map(task).collect()
        return found

    _measure(lambda: mapped([-1])[0], lambda: mapped(_TASKS))


def _measure(first: Callable[[], Result], all_of_them: Callable[[], Sequence[Result]]) -> None:
    process, _ = first()
    print(f"first result after {time.monotonic() - _BEGUN:.1f} s")
    threading.Timer(1, os.kill, (process, signal.SIGKILL)).start()
    try:
        whole = sorted(number for _, number in all_of_them()) == list(_TASKS)
    except Exception as error:  # noqa: BLE001 - whatever each of them raises is the result
        print(f"a worker killed: failed, {type(error).__name__}")
    else:
        print(f"a worker killed: {'all results' if whole else 'results are missing'}")


if __name__ == "__main__":
    {"dask": dask, "ray": ray, "spark": spark}[sys.argv[1]]()
