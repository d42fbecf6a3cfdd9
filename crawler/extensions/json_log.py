"""The log as JSON, one line an event, with the setting LOG_JSON: for journald and whatever reads it."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

from scrapy.settings import BaseSettings

from crawler.summary import Summary

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


AGENCY: ContextVar[str] = ContextVar("agency")
"""Whose crawl it is, for all that is done in the context in which a crawl was begun."""


class JsonFormatter(logging.Formatter):
    """A record as one line: time (UTC, ISO 8601), level, logger, message, agency, what else it has that is plain."""

    def __init__(self, agency: str) -> None:
        """`agency` is named where `AGENCY` says nothing."""
        super().__init__()
        self._agency = agency

    def format(self, record: logging.LogRecord) -> str:
        """A traceback is a field of the line.

        >>> record = logging.LogRecord("crawler", logging.WARNING, "", 0, "бет %s", ("жоқ",), None)
        >>> record.created = 0.0
        >>> JsonFormatter("el_kz").format(record)
        '{"time": "1970-01-01T00:00:00.000Z", "level": "warning", "logger": "crawler", "message": "бет жоқ", \
"agency": "el_kz"}'
        """
        event: dict[str, Any] = {
            "time": _time(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "agency": AGENCY.get(self._agency),
        }
        more = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        event.update({name: value for name, value in more.items() if isinstance(value, (str, int, float, bool))})
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=False)


def log_as_json(settings: BaseSettings, agency: str) -> None:
    """From now on the log goes to stderr as JSON, from LOG_LEVEL on; Scrapy's own handler is switched off.

    It makes that anew for each crawl, so a formatter of ours would not last (docs.scrapy.org, Logging: LOG_ENABLED).
    """
    settings.set("LOG_ENABLED", value=False, priority="cmdline")
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter(agency))
    handler.setLevel(settings["LOG_LEVEL"])
    logging.root.addHandler(handler)


def write_event(summary: Summary, file: TextIO = sys.stderr) -> None:
    """The end of a crawl as an event: its figures, notes, findings and problems."""
    event = {
        "time": _time(datetime.now(UTC)),
        "level": {0: "info", 3: "warning"}.get(summary.exit_code, "error"),
        "logger": "crawler.summary",
        "message": f"Crawl of {summary.agency} ended: {summary.reason}",
        "agency": summary.agency,
        "summary": summary.as_json(),
    }
    print(json.dumps(event, ensure_ascii=False), file=file)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
