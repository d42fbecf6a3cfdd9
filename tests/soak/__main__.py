"""`make soak`: runs the soak, shows how far it is, and says plainly what came of it."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from tests.soak.process import CrawlError
from tests.soak.soak import Crawl, Plan, Soaked, soak
from tests.soak.verdict import Verdict, verdict

_SHOWN = 20
"""Differences that are printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when the archive is as it must be, 1 when it is not, with the first differences."""
    asked = _parser().parse_args(arguments)
    if asked.days < 1:
        print(f"--days {asked.days}: write 1 or more", file=sys.stderr)
        return 2
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="muragat-soak-"))
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty: a soak needs a folder of its own", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    plan = Plan(seed=asked.seed, days=asked.days, kills=asked.kills)
    began = monotonic()
    try:
        soaked = _soaked(plan, folder)
    except CrawlError as error:
        print(f"{error}. What there is is kept in {folder}.", file=sys.stderr)
        return 1
    crawled = monotonic() - began
    print("Holding the archive against what was served, verifying it, making it anew from its captures …", flush=True)
    judged = verdict(soaked, workers=2)
    _print(soaked, judged, crawled, monotonic() - began)
    if judged.differences:
        print(f"\nThe archive is not as it must be; it is kept in {folder}. Differences:")
        for one in judged.differences[:_SHOWN]:
            print(f"- {one}")
        if len(judged.differences) > _SHOWN:
            print(f"and {len(judged.differences) - _SHOWN:,} more")
        return 1
    print("The archive equals what was served, row by row.")
    if asked.folder is None:
        shutil.rmtree(folder)
    return 0


def _soaked(plan: Plan, folder: Path) -> Soaked:
    hours = plan.days * 24
    print(f"{plan.days} days of the stand-in press, a crawl an hour; seed {plan.seed}.", flush=True)
    with _progress(hours) as progress:
        task = progress.add_task("", total=hours, rate="", kills=0, requests=0)
        began, requests, kills = monotonic(), 0, 0

        def advance(crawl: Crawl, asked: int) -> None:
            nonlocal requests, kills
            requests, kills = requests + asked, kills + (crawl.ended is None)
            rate = f"{(crawl.hour + 1) / (monotonic() - began):.1f} crawls/s"
            progress.update(task, completed=crawl.hour + 1, rate=rate, kills=kills, requests=requests)
            if not progress.console.is_terminal and (crawl.hour + 1) % 120 == 0:
                day = (crawl.hour + 1) // 24
                print(f"day {day} of {plan.days}: {rate}, {requests:,} requests, {kills} kills", file=sys.stderr)

        return soak(plan, folder, advance)


@contextmanager
def _progress(hours: int) -> Iterator[Progress]:
    columns = (
        BarColumn(), MofNCompleteColumn(), TextColumn("hours, {task.fields[rate]}"), TimeElapsedColumn(),
        TextColumn("left:"), TimeRemainingColumn(),
        TextColumn("{task.fields[requests]} requests, {task.fields[kills]} kills"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress


def _print(soaked: Soaked, judged: Verdict, crawled: float, whole: float) -> None:
    killed = sum(one.ended is None for one in soaked.crawls)
    longest = max(soaked.crawls, key=lambda one: one.seconds)
    troubles = sum(one.trouble.value != "none" for one in soaked.said)
    found = judged.found
    rows = ", ".join(f"{judged.rows[name]:,} {name}" for name in _TABLES)
    print(
        f"{len(soaked.crawls):,} crawls in {crawled:.0f} s ({len(soaked.crawls) / crawled:.1f} a second), "
        f"{killed} of them killed; the longest took {longest.seconds:.1f} s. With the judge {whole:.0f} s."
    )
    print(f"{len(soaked.said):,} requests, {troubles} met with trouble; {judged.lost} answers died with their crawl.")
    print(
        f"{found.articles_held} of {found.articles} articles, {found.changes_held} of {found.changes} changes and "
        f"{found.removals_held} of {found.removals} removals are held; the others came and went between two looks."
    )
    print(f"Rows: {rows}.")


_TABLES = ("captures", "articles", "revisions", "views", "disappearances", "addresses", "announcements")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak",
        description="A month of the stand-in press, a crawl an hour, with kills and a server in trouble.",
    )
    parser.add_argument("--seed", type=int, default=1, help="another story, other troubles, other kills (default: 1)")
    parser.add_argument("--days", type=int, default=30, help="simulated days (default: 30)")
    parser.add_argument("--kills", type=float, default=0.1, help="the share of crawls to be killed (default: 0.1)")
    parser.add_argument("--folder", type=Path, help="an empty folder for the archive, which is then kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
