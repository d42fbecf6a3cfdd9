"""Starts the stand-in by hand, `python -m crawler.replica --port 8000 --day 2`, or prints its manifest as JSON."""

import argparse
import asyncio
import errno
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import uvloop

from crawler.replica.hosts import listening_press
from crawler.replica.manifest import manifest
from crawler.replica.press import agencies, load
from crawler.replica.records import Site
from crawler.replica.repeat import repeated
from crawler.replica.server import CONTROL, StandIn, listening
from crawler.replica.tables import BadContent


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until Ctrl+C. Returns 0, or 1 after a sentence on standard error about what can't be done."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.press is not None:
            uvloop.run(_run_press(asked.press, asked.day))
            return 0
        site = _site(asked)
        if asked.manifest:
            print(json.dumps(asdict(manifest(site, asked.day)), ensure_ascii=False, indent=2))
            return 0
        uvloop.run(_run(StandIn(site, asked.day, verbose=asked.verbose), asked.host, asked.port))
    except KeyboardInterrupt:
        return 0
    except (BadContent, LookupError, ValueError) as error:
        print(error.args[0], file=sys.stderr)
        return 1
    except OSError as error:
        reason = "it is in use; try another --port" if error.errno == errno.EADDRINUSE else error.strerror
        print(f"can't listen on {asked.host}, port {asked.port}: {reason}", file=sys.stderr)
        return 1
    return 0


def _site(asked: argparse.Namespace) -> Site:
    site = load(asked.agency)
    if asked.articles is not None:
        site = repeated(site, asked.articles)
    return site if asked.crawl_delay is None else replace(site, crawl_delay=asked.crawl_delay)


async def _run(stand_in: StandIn, host: str, port: int) -> None:
    async with listening(stand_in, host, port) as served:
        days = len(stand_in.site.days)
        print(
            f"The stand-in of {stand_in.site.name} is on {served.url}/ , day {stand_in.day} of {days}. Ctrl+C stops it."
        )
        print(f"Another day: curl -X PUT -d 2 {served.url}{CONTROL}day", flush=True)
        await asyncio.Event().wait()


async def _run_press(file: Path, day: int) -> None:
    async with listening_press([load(name) for name in agencies()], day) as press:
        sites = {name: press.site_argument(name) for name in press.served}
        await asyncio.to_thread(file.write_text, json.dumps(sites, indent=2) + "\n", "utf-8")
        print(f"The stand-ins of {len(sites)} agencies are served while this runs; {file} says where. Ctrl+C stops it.")
        print(f"Crawl them: scrapy crawl press -a sites={file} -s ARCHIVE=press.db -s DOWNLOAD_DELAY=0.05", flush=True)
        await asyncio.Event().wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m crawler.replica", description="A small made-up news site on this machine, to crawl and to test."
    )
    parser.add_argument("--agency", default="el_kz", help=f"which site (there are: {', '.join(agencies())})")
    parser.add_argument(
        "--press", type=Path, metavar="FILE.json", help="all agencies at once; FILE.json gets their addresses"
    )
    parser.add_argument("--day", type=int, default=1, help="the day that the site is on, from 1")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="0 for any free one")
    parser.add_argument("--crawl-delay", type=float, metavar="SECONDS", help="another Crawl-delay for robots.txt")
    parser.add_argument(
        "--articles", type=int, metavar="N", help="for measurements: N articles, the same ones repeated"
    )
    parser.add_argument("--verbose", action="store_true", help="print every request")
    parser.add_argument("--manifest", action="store_true", help="print what a crawl of that day must store, as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
