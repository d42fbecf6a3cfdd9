"""`scrapy crawl AGENCY`: Scrapy's own command, with arguments checked first, a summary after, and an exit code."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from archive.store import Archive, ArchiveError
from crawler.alert import alert
from crawler.extensions.json_log import log_as_json, write_event
from crawler.frontier.ages import Ages
from crawler.frontier.place import frontier_file
from crawler.frontier.sqlite import refuse_if_taken
from crawler.frontier.store import FrontierError
from crawler.periods import Periods
from crawler.plan import Plan
from crawler.replay.files import sites_of, warc_files
from crawler.replay.middleware import moment
from crawler.report import print_summary, summary_of, write_summary
from crawler.spider import AgencySpider


class Command(ScrapyCrawl):
    """Exit codes: 0 the crawl did its job, 1 it did not (the summary says why), 2 it could not be begun, 3 it did its
    job and found the site changed.
    """

    def short_desc(self) -> str:
        """For `scrapy --help`."""
        return "Crawl a news agency into the archive"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Comes before Scrapy says its first word."""
        super().process_options(args, opts)
        if self.settings is not None and self.settings.getbool("LOG_JSON"):
            log_as_json(self.settings, args[0] if args else "")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises UsageError, which Scrapy prints as one sentence, when the crawl can't be begun."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls run
        assert self.settings is not None  # noqa: S101
        if len(args) != 1:
            raise UsageError("name one agency: scrapy crawl el_kz", print_help=False)
        name, settings = args[0], self.settings
        loader = self.crawler_process.spider_loader
        if name not in loader.list():
            raise UsageError(f"there is no agency {name!r}; there are: {', '.join(loader.list())}", print_help=False)
        spider_class = loader.load(name)
        if not issubclass(spider_class, AgencySpider):
            raise UsageError(f"{name} is not an agency's spider", print_help=False)
        try:
            Plan.parse(opts.spargs, spider_class.editions)
            Ages.parse(settings["REVISIT_AGES"])
            Periods.parse(settings["SOURCE_PERIODS"] or "")
            Archive.open(Path(settings["ARCHIVE"])).close()
            frontier = frontier_file(settings, name)
            if frontier is not None:
                refuse_if_taken(frontier)
        except (ValueError, ArchiveError, FrontierError) as error:
            raise UsageError(str(error), print_help=False) from None
        if settings["REPLAY"]:
            opts.spargs.setdefault("site", _captured_site(settings, name))
        crawler = self.crawler_process.create_crawler(spider_class)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        summary = summary_of(crawler, crawler.stats.get_value("finish_reason", "stopped"))
        if settings.getbool("LOG_JSON"):
            write_event(summary, sys.stderr)
        else:
            print_summary(summary, Console(file=sys.stdout))
        self.exitcode = summary.exit_code or int(self.crawler_process.bootstrap_failed)
        if settings["ALERT_COMMAND"] and summary.exit_code:
            alert(settings["ALERT_COMMAND"], summary)
        if settings["SUMMARY"]:
            try:
                write_summary(summary, Path(settings["SUMMARY"]))
            except OSError as error:
                raise UsageError(f"the summary could not be written: {error}", print_help=False) from None


def _captured_site(settings: BaseSettings, name: str) -> str:
    """Where the captures that are replayed were fetched: a stand-in's pages link to the stand-in."""
    place = Path(settings["REPLAY"])
    try:
        moment(settings["REPLAY_AT"])
        sites = sites_of(warc_files(place), name)
    except (OSError, ValueError) as error:
        raise UsageError(str(error), print_help=False) from None
    if not sites:
        raise UsageError(f"there are no WARC files in {place}", print_help=False)
    if len(sites) > 1:
        raise UsageError(f"{place}: of several sites ({', '.join(sites)}); name one with -a site=", print_help=False)
    return sites[0]
