"""Every page that readers of an archive can open, each with what makes it slow: the largest agency and so on."""

import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import archive.web

_WEB = Path(archive.web.__file__).parent
_AGENCY = "SELECT agency FROM articles GROUP BY agency ORDER BY count(*) DESC LIMIT 1"
_ARTICLE = "SELECT id FROM articles WHERE revision_count > 1 ORDER BY revision_count DESC, id DESC LIMIT 1"
_COPIED = "SELECT earlier FROM reprints GROUP BY earlier ORDER BY count(*) DESC LIMIT 1"
_SPEAKER = "SELECT speaker FROM quotes WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY count(*) DESC LIMIT 1"
_WORDS = "SELECT form FROM words ORDER BY documents DESC LIMIT 1 OFFSET ?"
_PARTY = "SELECT name FROM credits GROUP BY name ORDER BY count(*) DESC LIMIT 1"
_FREQUENT, _USUAL, _RARE = 0, 400, 20_000


@dataclass(frozen=True, slots=True)
class Address:
    """One address, and the kind of page it is."""

    kind: str
    path: str


def addresses_of(connection: sqlite3.Connection) -> Iterator[Address]:
    """All addresses; pages for readers first."""

    def one(sql: str, *values: object) -> str:
        found = connection.execute(sql, values).fetchone()
        return str(found[0]) if found else ""

    def at(kind: str, path: str, /, **asked: str) -> Address:
        return Address(kind, f"{path}?{urlencode(asked)}" if asked else path)

    agency, article, speaker, party = one(_AGENCY), one(_ARTICLE), one(_SPEAKER), one(_PARTY)
    frequent, usual, rare = (one(_WORDS, rank) for rank in (_FREQUENT, _USUAL, _RARE))
    for path in ("/", "/edits", "/views", "/people", "/reprints", "/credits", "/compare", "/-/coverage", "/health"):
        yield at("page", path)
    yield at("page", f"/agency/{agency}")
    for number in (article, one(_COPIED), "1"):
        yield at("page", f"/article/{number}")
    yield at("page", "/people", speaker=speaker)
    yield at("page", "/people", speaker=speaker[:4])
    yield at("page", "/health", agency=agency)
    yield at("page", "/credits", agency=agency)
    yield at("page", "/-/coverage", agency=agency)
    yield at("page", "/edits", agency=agency, kind="facts", silent="1")
    yield at("page", "/views", agency=agency)
    yield at("page", "/-/coverage", year="2024")
    yield at("page", "/compare", a=frequent, b=f"agency:{agency}")
    yield at("page", "/compare", a=usual, b=rare)
    for word in (frequent, usual, rare):
        yield at("search", "/search", q=word)
    yield at("search", "/search")
    yield at("search", "/search", q=f"{frequent} {usual}")
    yield at("search", "/search", q=usual, sort="date")
    yield at("search", "/search", q=frequent, sort="views")
    yield at("search", "/search", q=frequent, agency=agency, since="2025-01")
    yield at("search", "/search", q=usual, section="Спорт", edition="ru")
    yield at("search", "/search", q="", agency=agency)
    yield at("search", "/search", q=frequent, credit=party)
    yield at("search", "/search", q=f"{usual[:4]}*")
    yield at("search", "/search", q="мәктептерде жоқсөзб")
    for ending in ("json", "csv", "atom"):
        yield at("file", f"/search.{ending}", q=usual)
    yield at("file", "/search.csv", q=frequent)
    yield at("file", "/compare.csv", a=usual, b=f"agency:{agency}")
    values = {"agency": agency, "article": article, "speaker": speaker, "q": usual, "party": party}
    yield from _queries(values)
    yield from _tables(values)


def _queries(values: Mapping[str, str]) -> Iterator[Address]:
    for name, query in _load("queries.toml").items():
        asked = {**query.get("params", {})}
        asked = {key: values.get(key, value) if value else value for key, value in asked.items()}
        kind = f"?{urlencode(asked)}" if asked else ""
        yield Address("query", f"/archive/{name}{kind}")
    yield Address("file", "/archive/credits_by_month.csv?agency=")
    yield Address("file", "/archive/latest.json?_shape=objects")


def _tables(values: Mapping[str, str]) -> Iterator[Address]:
    yield Address("table", "/archive")
    for name, described in _load("tables.toml").items():
        if not described.get("hidden"):
            yield Address("table", f"/archive/{name}")
    agency = values["agency"]
    for path in (
        f"articles?agency={agency}",
        f"articles?agency={agency}&_facet=article_section&_facet=edition",
        f"articles?agency={agency}&published_day__gte=2024-05-01&published_day__lte=2024-05-31",
        f"articles?agency={agency}&word_count__gte=40&word_count__lt=60",
        f"articles?agency={agency}&article_section={'%D0%A1%D0%BF%D0%BE%D1%80%D1%82'}&_sort_desc=view_count",
        f"articles?agency={agency}&gone_at__notnull=1",
        f"articles?agency={agency}&revision_count__gt=1",
        "articles?revision_count__gt=1",
        "articles?gone_at__notnull=1",
        "articles?_facet=published_day",
        f"articles?{urlencode({'_search': values['q']})}",
        f"articles/{values['article']}",
        f"credits?{urlencode({'name': values['party']})}",
        "credits?kind=state",
        f"quotes?{urlencode({'speaker': values['speaker']})}",
        f"coverage?agency={agency}",
        f"missing_articles?agency={agency}&day=2024-05-14",
        f"announcements?agency={agency}",
        f"crawls?agency={agency}&_sort_desc=id",
        f"captures?article={values['article']}",
        f"silent_edits?agency={agency}",
        f"layouts_in_use?agency={agency}",
        f"reprints?agency={agency}&is_source=1",
        "article_authors?_facet=author",
    ):
        yield Address("table", f"/archive/{path}")
    yield Address("file", "/archive/articles.json?_size=100&_shape=objects")
    yield Address("file", "/archive/articles.csv?_size=100")


def _load(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((_WEB / name).read_text("utf-8"))
