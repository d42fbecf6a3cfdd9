"""`scrapy probe --all`: a page of a list and an article of every agency, captured politely, and a report of all."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.commands.asked import PRESS, asked_crawls
from crawler.extensions.panel import Panel
from crawler.extensions.progress import watched
from crawler.plan import Plan, sites_in
from crawler.probing.captures import captured_in
from crawler.probing.diagnosis import Diagnosis, diagnose
from crawler.probing.page import report_page
from crawler.probing.terminal import print_report
from crawler.probing.visit import Visit
from crawler.reread.agencies import Agencies
from crawler.spider import AgencySpider

FOLDER = Path("probe")
_PIPED = 160


def add_all_options(parser: argparse.ArgumentParser) -> None:
    """The options of a probe of all agencies."""
    parser.add_argument("--all", action="store_true", dest="probe_all", help="all agencies, or those that are named")
    parser.add_argument("--from", dest="source", metavar="FOLDER", help="read these WARC files and saved pages only")
    parser.add_argument("--out", default=str(FOLDER), metavar="FOLDER", help="for captures and report (default: probe)")
    parser.add_argument("--sites", default="", metavar="FILE.json", help="where each agency is fetched, for stand-ins")


def probe_all(names: Sequence[str], opts: argparse.Namespace, process: CrawlerProcessBase) -> int:
    """Visits (unless `--from` names captures), reads what was captured, and writes the report.

    Returns 0 when an article of every agency was read, else 1. Raises UsageError with a sentence.
    """
    settings, out = process.settings, Path(opts.out)
    arguments = {"sites": opts.sites} if opts.sites else {}
    try:
        asked = asked_crawls(names or [PRESS], arguments, process.spider_loader, settings, together=True)
    except ValueError as error:
        raise UsageError(str(error), print_help=False) from None
    agencies = [one.spider(Plan.parse(one.arguments, one.spider.editions)) for one in asked]
    if not opts.source:
        _visit(agencies, out / "warc", settings, process)
    place = Path(opts.source) if opts.source else out / "warc"
    diagnoses = _diagnoses(agencies, place, settings)
    out.mkdir(parents=True, exist_ok=True)
    report = out / "report.html"
    report.write_text(report_page(diagnoses, datetime.now(UTC)), "utf-8")
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED)
    print_report(diagnoses, console)
    console.print(f"\nThe report is {report}; what was captured is in {place}.", markup=False, highlight=False)
    return 0 if all(one.works for one in diagnoses) else 1


def _visit(agencies: Sequence[AgencySpider], warc: Path, settings: BaseSettings, process: CrawlerProcessBase) -> None:
    settings.set("WARC", str(warc), priority="cmdline")
    crawlers = []
    for spider in agencies:
        # The captures go to a folder of the spider's name.
        visit = type("VisitOf", (Visit,), {"name": spider.name})
        crawler = process.create_crawler(visit)
        process.crawl(crawler, spider=spider)
        crawlers.append(crawler)
    console = Console(file=sys.stderr)
    panel = Panel(crawlers, console) if watched(settings, console) else None
    if panel is not None:
        panel.start()
    try:
        process.start()
    finally:
        if panel is not None:
            panel.stop()


def _diagnoses(agencies: Sequence[AgencySpider], place: Path, settings: BaseSettings) -> list[Diagnosis]:
    names = tuple(one.name for one in agencies)
    known = Agencies(names, {one.name: one.plan.site for one in agencies if sites_in(one.plan.site)})
    try:
        captured = captured_in(place, known)
    except OSError as error:
        raise UsageError(str(error), print_help=False) from None
    agent: str = settings["ROBOTSTXT_USER_AGENT"]
    return [diagnose(*captured[one.name], agent) for one in agencies]
