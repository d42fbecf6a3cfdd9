"""`muragat read date|views|credit|byline|attribution "…"`: reads one string and says by which rule, or why not."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from archive.cli import Sentence
from crawler.normalise.attributions import find_attribution
from crawler.normalise.bylines import read_byline
from crawler.normalise.credits import read_credit
from crawler.normalise.dates import read_date
from crawler.normalise.parties import PartiesError
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views


@click.group()
def read() -> None:
    """Read one text as a date, a count, a credit and so on, as a crawl would."""


_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")
_text = click.argument("text")


@read.command("date")
@_text
@click.option("--at", "captured", help="When the page was captured, ISO 8601 (default: now).")
@click.option("--zone", default="Asia/Almaty", show_default=True, help="The agency's time zone.")
@_json
def read_a_date(text: str, captured: str | None, zone: str, *, as_json: bool) -> None:
    """A date as a page shows it; relative ones count from --at."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Sentence(f"There is no time zone {zone!r}; a name looks like Asia/Almaty.") from None
    at = _moment(captured, place)
    _say(lambda: _named(read_date(text, at=at, zone=zone)), as_json=as_json)


@read.command("views")
@_text
@_json
def read_a_count(text: str, *, as_json: bool) -> None:
    """A count of views."""
    _say(lambda: _named(read_views(text)), as_json=as_json)


@read.command("credit")
@_text
@_json
def read_a_credit(text: str, *, as_json: bool) -> None:
    """A photo's credit line: its parties and the form of the picture."""
    _say(lambda: _named(read_credit(text)), as_json=as_json)


@read.command("byline")
@_text
@_json
def read_a_byline(text: str, *, as_json: bool) -> None:
    """The authors of a byline."""
    _say(lambda: {"authors": _plain(read_byline(text))}, as_json=as_json)


@read.command("attribution")
@_text
@click.option("--language", default="kk", show_default=True, type=click.Choice(("kk", "ru")))
@_json
def read_an_attribution(text: str, language: str, *, as_json: bool) -> None:
    """Who reports, and on whose word, in a sentence or paragraph."""

    def find() -> Mapping[str, Any]:
        found = find_attribution([text], language)
        if found is None:
            raise Unreadable("attribution", text, "no clause in it names who reports")
        return _named(found)

    _say(find, as_json=as_json)


def _moment(text: str | None, zone: ZoneInfo) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Sentence(f"--at: {text!r} is no time in ISO 8601, such as 2023-01-20T12:00+06:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _say(reader: Callable[[], Mapping[str, Any]], *, as_json: bool) -> None:
    """Prints what was read; what can't be is a sentence and exit code 1."""
    try:
        found = reader()
    except (Unreadable, PartiesError) as error:
        raise Sentence(str(error)) from None
    if as_json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    width = max(map(len, found))
    for name, value in found.items():
        click.echo(f"{name.replace('_', ' '):{width}}  {_line(value)}")


def _named(value: object) -> Mapping[str, Any]:
    """A reader's result by its fields, without the text that was put in and without what is empty."""
    plain: dict[str, Any] = _plain(value)
    return {name: field for name, field in plain.items() if name != "shown" and field not in ("", None, False)}


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(field) for name, field in asdict(value).items()}
    if isinstance(value, (tuple, list)):
        return [_plain(member) for member in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _line(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_line, value))
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {field}" for name, field in value.items() if field)
    return str(value)
