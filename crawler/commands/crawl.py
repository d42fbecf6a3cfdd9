"""`scrapy crawl AGENCY …`: Scrapy's own command, with arguments checked first, a summary after, and an exit code."""

import argparse
import sqlite3
import sys
from contextvars import copy_context
from pathlib import Path

from rich.console import Console
from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from archive.store import ArchiveError
from crawler.alert import alert
from crawler.commands.asked import PRESS, Asked, asked_crawls
from crawler.commands.drafts import write_draft
from crawler.extensions.json_log import AGENCY, log_as_json, write_event
from crawler.extensions.panel import Panel
from crawler.extensions.progress import watched
from crawler.frontier.ages import Ages
from crawler.generic import GENERIC
from crawler.handover.opening import open_archive
from crawler.periods import Periods
from crawler.report import print_press, print_summary, summary_of, write_summaries, write_summary
from crawler.summary import Summary, worst


class Command(ScrapyCrawl):
    """Exit codes: 0 the crawl did its job, 1 it did not (the summary says why), 2 it could not be begun, 3 it did its
    job and found the site changed. Of several crawls the worst counts.
    """

    def syntax(self) -> str:
        """For `scrapy crawl --help`."""
        return f"[options] AGENCY [AGENCY ...] | {PRESS}"

    def short_desc(self) -> str:
        """For `scrapy --help`."""
        return "Crawl a news agency, several of them, or all of the press, into the archive"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Comes before Scrapy says its first word."""
        super().process_options(args, opts)
        if self.settings is not None and self.settings.getbool("LOG_JSON"):
            log_as_json(self.settings, args[0] if args else "")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises UsageError, which Scrapy prints as one sentence, when no crawl can be begun."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it before it calls run
        assert self.settings is not None  # noqa: S101
        settings, alone = self.settings, len(args) == 1 and args[0] != PRESS
        try:
            asked = asked_crawls(args, opts.spargs, self.crawler_process.spider_loader, settings, together=not alone)
            Ages.parse(settings["REVISIT_AGES"])
            Periods.parse(settings["SOURCE_PERIODS"] or "")
            open_archive(settings).close()
        except (ValueError, ArchiveError) as error:
            raise UsageError(str(error), print_help=False) from None
        if alone and asked[0].refused:
            raise UsageError(asked[0].refused, print_help=False)
        if not alone:
            settings.set("PROGRESS", value=False, priority="cmdline")
        crawlers = [self._begun(one) for one in asked if not one.refused]
        console = Console(file=sys.stderr)
        panel = Panel(crawlers, console) if not alone and watched(settings, console) else None
        if panel is not None:
            panel.start()
        try:
            self.crawler_process.start()
        finally:
            if panel is not None:
                panel.stop()
        ended = {one.spidercls.name: _summary(one) for one in crawlers}
        summaries = [ended[one.name] if not one.refused else one.unbegun() for one in asked]
        self._tell(summaries, settings, alone=alone)
        if args == [GENERIC]:
            self._draft(asked[0], settings)
        self.exitcode = worst(summaries) or int(self.crawler_process.bootstrap_failed)

    def _begun(self, one: Asked) -> Crawler:
        assert self.crawler_process is not None  # noqa: S101 - as above
        crawler = self.crawler_process.create_crawler(one.spider)
        context = copy_context()
        context.run(AGENCY.set, one.name)
        context.run(self.crawler_process.crawl, crawler, **one.arguments)
        return crawler

    def _draft(self, one: Asked, settings: BaseSettings) -> None:
        try:
            path = write_draft(Path(settings["ARCHIVE"]), one.spider)
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"the draft of an agency's file could not be written: {error}", print_help=False) from None
        if path is not None:
            said = f"A draft of its agency's file is {path}: look at every line, then move it to crawler/agencies/."
            print(said, file=sys.stderr if settings.getbool("LOG_JSON") else sys.stdout)

    def _tell(self, summaries: list[Summary], settings: BaseSettings, *, alone: bool) -> None:
        if settings.getbool("LOG_JSON"):
            for summary in summaries:
                write_event(summary, sys.stderr)
        elif alone:
            print_summary(summaries[0], Console(file=sys.stdout))
        else:
            print_press(summaries, Console(file=sys.stdout))
        if settings["ALERT_COMMAND"]:
            for summary in summaries:
                if summary.exit_code:
                    alert(settings["ALERT_COMMAND"], summary)
        if settings["SUMMARY"]:
            path = Path(settings["SUMMARY"])
            try:
                if alone:
                    write_summary(summaries[0], path)
                else:
                    write_summaries(summaries, path)
            except OSError as error:
                raise UsageError(f"the summary could not be written: {error}", print_help=False) from None


def _summary(crawler: Crawler) -> Summary:
    return summary_of(crawler, crawler.stats.get_value("finish_reason", "stopped"))
