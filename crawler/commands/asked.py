"""Which crawls a command line asks for, each with its spider and arguments. Begins none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoaderProtocol

from crawler.frontier.store import FrontierError
from crawler.frontier.stores import refuse_if_unusable
from crawler.generic import GENERIC, generic_agency, generic_at
from crawler.plan import Plan, PlanError
from crawler.replay.files import sites_of, warc_files
from crawler.replay.middleware import moment
from crawler.spider import AgencySpider
from crawler.summary import Summary

PRESS = "press"
"""In the place of an agency's name: all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One crawl; `refused` says why it can't be begun, empty when it can."""

    name: str
    spider: type[AgencySpider]
    arguments: Mapping[str, str]
    refused: str = ""

    def unbegun(self) -> Summary:
        """The summary of a crawl that was not begun."""
        return Summary(self.name, "not begun", 0.0, problems=(self.refused,))


def asked_crawls(
    names: Sequence[str],
    arguments: Mapping[str, str],
    loader: SpiderLoaderProtocol,
    settings: BaseSettings,
    *,
    together: bool,
) -> list[Asked]:
    """The crawls that `scrapy crawl NAMES -a …` asks for; `together` says that they are to be asked for as several.

    Then `-a sites=FILE.json` says where each is fetched: a JSON object of `site=` arguments by agency; an
    edition that an agency doesn't have leaves it out. Raises ValueError with a sentence when nothing can be begun.
    """
    if not names:
        raise ValueError(f"name an agency: scrapy crawl el_kz (or several, or: scrapy crawl {PRESS})")
    alone = not together
    spiders = [generic_at(arguments.get("site", ""))] if names == [GENERIC] else _spiders(names, loader)
    common = {name: value for name, value in arguments.items() if name != "sites" or alone}
    sites = {} if alone else _sites(arguments.get("sites", ""), set(loader.list()))
    if not alone and "site" in common:
        raise ValueError("site= is one agency's; for several write a file: sites=FILE.json")
    edition = common.get("edition", "")
    if not alone and edition:
        spiders = [one for one in spiders if edition in one.editions]
        if not spiders:
            raise ValueError(f"edition={edition}: none of these agencies has it")
    asked = []
    for spider in spiders:
        own = {**common, "site": sites[spider.name]} if spider.name in sites else dict(common)
        Plan.parse(own, spider.editions)
        asked.append(Asked(spider.name, spider, *_prepared(spider.name, own, settings)))
    return asked


def _spiders(names: Sequence[str], loader: SpiderLoaderProtocol) -> list[type[AgencySpider]]:
    known = loader.list()
    loaded = {name: loader.load(name) for name in known}
    agencies = {name: one for name, one in loaded.items() if issubclass(one, AgencySpider)}
    found: dict[str, type[AgencySpider]] = {}
    for name in names:
        if name == PRESS:
            found |= agencies
        elif (unknown := generic_agency(name)) is not None:
            found[name] = unknown
        elif name not in known:
            raise ValueError(f"there is no agency {name!r}; there are: {', '.join(known)}")
        elif name not in agencies:
            raise ValueError(f"{name} is not an agency's spider")
        else:
            found[name] = agencies[name]
    return list(found.values())


def _sites(path: str, known: set[str]) -> dict[str, str]:
    if not path:
        return {}
    try:
        sites = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PlanError(f"sites={path}: {error}") from None
    if not isinstance(sites, dict) or not all(isinstance(site, str) for site in sites.values()):
        raise PlanError(f'sites={path}: not a JSON object such as {{"el_kz": "http://127.0.0.1:8000"}}')
    for name in sites:
        if name not in known:
            raise PlanError(f"sites={path}: there is no agency {name!r}")
    return sites


def _prepared(name: str, arguments: dict[str, str], settings: BaseSettings) -> tuple[dict[str, str], str]:
    """The arguments, and why this crawl can't be begun."""
    try:
        refuse_if_unusable(settings, name)
        if settings["REPLAY"]:
            arguments.setdefault("site", _captured_site(settings, name))
    except (FrontierError, PlanError) as error:
        return arguments, str(error)
    return arguments, ""


def _captured_site(settings: BaseSettings, name: str) -> str:
    """Where the captures that are replayed were fetched: a stand-in's pages link to the stand-in."""
    place = Path(settings["REPLAY"])
    try:
        moment(settings["REPLAY_AT"])
        sites = sites_of(warc_files(place), name)
    except (OSError, ValueError) as error:
        raise PlanError(str(error)) from None
    if not sites:
        raise PlanError(f"there are no WARC files in {place}")
    if len(sites) > 1:
        raise PlanError(f"{place}: of several sites ({', '.join(sites)}); name one with -a site=")
    return sites[0]
