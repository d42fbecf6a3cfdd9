"""Asks DuckDB what it is given on standard input, as JSON, and prints a `Run`. For the environment of `make openers`.

It imports nothing of ours, for ours is not installed there.
"""

import glob
import json
import os
import resource
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import duckdb


def main() -> None:
    """`{"folder", "rounds", "views": "CREATE VIEW…", "questions": [["title", "SELECT…", {"name": value}], …]}`."""
    given = json.load(sys.stdin)
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute(given["views"])
    took = []
    for title, sql, values in given["questions"]:
        for path in glob.glob(f"{given['folder']}/**/*.parquet", recursive=True):  # noqa: PTH207 - a folder may be a pattern
            with Path(path).open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        times = []
        for _ in range(given["rounds"] + 1):
            began, worked = perf_counter(), process_time()
            rows = connection.execute(sql, values).fetchall()
            times.append((perf_counter() - began, process_time() - worked))
        cold, *warm = times
        clock, processor = (median(column) for column in zip(*warm, strict=True))
        found = rows[0][0] if len(rows) == 1 == len(rows[0]) else len(rows)
        took.append({"what": title, "cold": cold[0], "warm": clock, "processor": processor, "rows": found})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"took": took, "memory": memory}))


if __name__ == "__main__":
    main()
