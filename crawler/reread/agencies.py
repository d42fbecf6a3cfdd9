"""The agencies whose pages are read again, and from where each WARC file's crawl had fetched them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive.warc.content import Warc
from archive.warc.members import Member, first_member
from crawler.generic import generic_agency
from crawler.plan import Plan, PlanError
from crawler.spider import AgencySpider

MODULES = ("crawler.agencies",)
_ASKED = re.compile(r"^description: scrapy (?:crawl|probe) (\w+)(.*)$", re.MULTILINE)
"""In the warcinfo of our own files (see `crawler.capture.about`): what the crawl was asked for."""
_ARGUMENT = re.compile(r" -a (\w+)=(.*?)(?= -a \w+=|\s*$)")
_WRITER = re.compile(rb"^isPartOf: (\w+)", re.MULTILINE)
"""There too: the agency whose crawl it was."""
_WANTED = ("site", "since", "until", "section")
"""The arguments by which pages are chosen that were fetched already."""


class Agencies:
    """All agencies, or those of these names; `sites` says where the pages of an agency were fetched, by its name.

    Without it the file's own warcinfo says so, where a crawl of ours was sent to another site.
    """

    def __init__(
        self, names: Sequence[str] = (), sites: Mapping[str, str] | None = None, modules: Sequence[str] = MODULES
    ) -> None:
        self.names, self.sites, self.modules = tuple(names), dict(sites or {}), tuple(modules)
        loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": list(self.modules)}))
        self.known = tuple(loader.list())
        self._classes: list[type[AgencySpider]] = []
        generic = (generic_agency(name) for name in self.names if name not in self.known)
        self._classes += [one for one in generic if one is not None]
        for name in self.known:
            spider = loader.load(name)
            if issubclass(spider, AgencySpider) and (not self.names or name in self.names):
                self._classes.append(spider)
        self.all = self._made(self.sites)
        self._of_files: dict[Warc, tuple[AgencySpider, ...]] = {}

    def of_file(self, path: Warc) -> tuple[AgencySpider, ...]:
        """The agencies as this file's crawl had them: fetched from where it had fetched them, wanting what it wanted.

        That of the crawl comes first, so that pictures on a host that several agencies use are its own. Raises OSError.
        """
        found = self._of_files.get(path)
        if found is None:
            first = first_member(path)
            about = first.record if isinstance(first, Member) else b""
            plans = _plans_in(about.decode("utf-8", "replace"))
            writer = _WRITER.search(about)
            agencies = self._made(self.sites, plans) if plans else self.all
            name = writer[1].decode() if writer else ""
            unknown = generic_agency(name) if not self.names else None
            if unknown is not None:
                agencies = (*agencies, unknown(plans.get(name, Plan())))
            found = tuple(sorted(agencies, key=lambda one: one.name != name))
            self._of_files[path] = found
        return found

    def _made(self, sites: Mapping[str, str], plans: Mapping[str, Plan] | None = None) -> tuple[AgencySpider, ...]:
        asked = {spider.name: (plans or {}).get(spider.name, Plan()) for spider in self._classes}
        return tuple(
            spider(replace(asked[spider.name], site=sites.get(spider.name, asked[spider.name].site)))
            for spider in self._classes
        )


def _plans_in(about: str) -> dict[str, Plan]:
    """What the crawl that wrote a file wanted: its articles outside of that are not in its archive either.

    >>> _plans_in("description: scrapy crawl el_kz -a since=2024-03-01 -a section=Қоғам мен билік")["el_kz"].section
    'Қоғам мен билік'
    """
    asked = _ASKED.search(about)
    if asked is None:
        return {}
    arguments = {name: value for name, value in _ARGUMENT.findall(asked[2]) if name in _WANTED}
    try:
        return {asked[1]: Plan.parse(arguments, ())} if arguments else {}
    except PlanError:
        return {}
