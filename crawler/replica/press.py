"""Reads an agency's folder into a `Site`. Renders nothing, serves nothing.

A folder has `site.toml` (the site), `days.toml` (what happens on which day), `articles/*.toml`, `faults.toml` (the bad
pages, if any) and `templates/`. Adding an agency is adding a folder.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from crawler.replica.letters import edition_like
from crawler.replica.records import Edit, Edition, Look, Move, PhotoStyle, Removal, Site, StandInArticle
from crawler.replica.tables import BadContent, Table
from crawler.replica.writing import IdSpan, article, parties

FOLDER = Path(__file__).parent


def agencies(folder: Path = FOLDER) -> tuple[str, ...]:
    """The agencies that have a stand-in, by the names of their folders."""
    return tuple(sorted(found.parent.name for found in folder.glob("*/site.toml")))


def load(agency: str = "el_kz", folder: Path = FOLDER) -> Site:
    """The stand-in site of an agency.

    Raises LookupError when there is no such folder, BadContent when a file in it says something it can't.
    """
    home = folder / agency
    if not (home / "site.toml").is_file():
        raise LookupError(f"no stand-in for {agency!r}: there are {', '.join(agencies(folder)) or 'none'}")
    table, days = _file(home / "site.toml"), _file(home / "days.toml")
    spans = tuple(
        IdSpan(span.day("since"), span.number("first"), span.decimal("per_day")) for span in table.tables("ids")
    )
    photo_path = table.text("photo_path")
    files = [*sorted((home / "articles").glob("*.toml")), *home.glob("faults.toml")]
    site = Site(
        agency=agency,
        folder=home,
        name=table.text("name"),
        url=table.text("url"),
        time_zone=ZoneInfo(table.text("time_zone")),
        article_path=table.text("article_path"),
        photo_path=photo_path,
        page_size=table.number("page_size"),
        crawl_delay=table.decimal("crawl_delay"),
        disallow=table.texts("disallow"),
        preview=table.text("preview", ""),
        feeds=_feeds(table),
        looks=tuple(map(_look, table.tables("look"))),
        editions=_editions(table),
        days=days.days("dates"),
        articles=tuple(article(found, spans, photo_path) for file in files for found in _file(file).tables("article")),
        edits=tuple(map(_edit, days.tables("edit"))),
        removals=tuple(map(_removal, days.tables("removal"))),
        moves=tuple(map(_move, days.tables("move"))),
    )
    list_path, more = table.text("list", site.list_path), table.text("more", site.more)
    site = replace(site, list_path=list_path, more=more)
    table.done()
    days.done()
    _check(site)
    return site


def _file(path: Path) -> Table:
    try:
        return Table(tomllib.loads(path.read_text("utf-8")), f"{path.parent.name}/{path.name}")
    except tomllib.TOMLDecodeError as error:
        raise BadContent(f"{path}: {error}") from error


def _look(table: Table) -> Look:
    look = Look(
        template=table.text("template"),
        until=table.optional_day("until"),
        without_views=table.texts("without_views"),
        long_dates=table.flag("long_dates"),
        wordy_views=table.flag("wordy_views"),
        grouped_views=table.flag("grouped_views"),
        photos=PhotoStyle(table.text("photos", "plain")),
    )
    table.done()
    return look


def _feeds(table: Table) -> dict[str, str]:
    """The flags `sitemap` and `rss` stand for files of that name at the root."""
    usual = {"/sitemap.xml": "sitemap.xml", "/rss.xml": "rss.xml"}
    flags = {"/sitemap.xml": table.flag("sitemap"), "/rss.xml": table.flag("rss")}
    return {path: template for path, template in usual.items() if flags[path]} | table.names("feeds", {})


def _editions(table: Table) -> tuple[Edition, ...]:
    written: list[Edition] = []
    for one in table.tables("edition"):
        edition = _edition(one)
        if edition.like:
            master = next((other for other in written if other.code == edition.like), None)
            if master is None or not edition.alphabets:
                raise BadContent(f"{one.where}: like = {edition.like!r} wants an edition before it, and alphabets")
            try:
                edition = edition_like(master, edition)
            except ValueError as error:
                raise BadContent(f"{one.where}: {error}") from error
        written.append(edition)
    return tuple(written)


def _edition(table: Table) -> Edition:
    like = table.text("like", "")
    edition = Edition(
        code=table.text("code"),
        id=table.text("id"),
        root=table.text("root"),
        months=table.texts("months"),
        sections=table.names("sections", {} if like else None),
        words=table.names("words", {} if like else None),
        url=table.text("url", ""),
        like=like,
        alphabets=table.texts("alphabets"),
        query=table.text("query", ""),
    )
    table.done()
    return edition


def _edit(table: Table) -> Edit:
    edit = Edit(
        slug=table.text("slug"),
        day=table.number("day"),
        until=table.number("until", 0) or None,
        headline=table.text("headline", ""),
        replace=table.text("replace", ""),
        by=table.text("by", ""),
        remove_paragraph=table.number("remove_paragraph", 0),
        credit=table.text("credit", ""),
        parties=parties(table),
    )
    table.done()
    return edit


def _removal(table: Table) -> Removal:
    removal = Removal(table.text("slug"), table.number("day"), table.number("status"))
    table.done()
    return removal


def _move(table: Table) -> Move:
    move = Move(table.text("slug"), table.number("day"), table.text("to"))
    table.done()
    return move


def _check(site: Site) -> None:
    """What must hold between the articles, and between them and the days."""
    keys: tuple[Callable[[StandInArticle], object], ...] = (
        lambda one: (
            f"id {one.id} in edition {one.edition}, which follows from their times; `id = …` gives one of them another"
        ),
        lambda one: f"slug {one.slug}",
        lambda one: f"headline {one.headline}",
    )
    for key in keys:
        for twice in _repeated(map(key, site.articles)):
            raise BadContent(f"{site.agency}: two articles have the {twice}")
    for one in site.articles:
        if one.section not in site.edition(one.edition).sections:
            raise BadContent(f"{site.agency}: {one.slug}: edition {one.edition} has no section {one.section!r}")
        if not 1 <= one.day <= len(site.days):
            raise BadContent(f"{site.agency}: {one.slug}: there is no day {one.day}")
        site.look(one)
    slugs = {one.slug for one in site.articles}
    for event in site.events:
        if event.slug not in slugs:
            raise BadContent(f"{site.agency}/days.toml: no article has the slug {event.slug!r}")


def _repeated(values: Iterable[object]) -> Iterator[object]:
    return (value for value, count in Counter(values).items() if count > 1)
