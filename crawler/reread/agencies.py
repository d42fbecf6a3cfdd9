"""The agencies whose pages are read again, and from where each WARC file's crawl had fetched them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive.warc.members import Member, read_members
from crawler.plan import Plan
from crawler.spider import AgencySpider

MODULES = ("crawler.agencies",)
_ASKED = re.compile(rb"^description: scrapy crawl (\w+)(?: .*)? -a site=(http\S+)", re.MULTILINE)
"""In the warcinfo of our own files (see `crawler.capture.about`): pages that came from a stand-in."""
_WRITER = re.compile(rb"^isPartOf: (\w+)", re.MULTILINE)
"""There too: the agency whose crawl it was."""


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
        for name in self.known:
            spider = loader.load(name)
            if issubclass(spider, AgencySpider) and (not self.names or name in self.names):
                self._classes.append(spider)
        self.all = self._made(self.sites)
        self._of_files: dict[Path, tuple[AgencySpider, ...]] = {}

    def of_file(self, path: Path) -> tuple[AgencySpider, ...]:
        """The agencies, fetched from where this file's crawl had fetched them; that of the crawl comes first, so that
        pictures on a host which several agencies use are its own. Raises OSError.
        """
        found = self._of_files.get(path)
        if found is None:
            first = next(read_members(path, 0, 1), None)
            about = first.record if isinstance(first, Member) else b""
            sites = {**_sites_in(about), **self.sites}
            writer = _WRITER.search(about)
            agencies = self.all if sites == self.sites else self._made(sites)
            found = tuple(sorted(agencies, key=lambda one: not writer or one.name != writer[1].decode()))
            self._of_files[path] = found
        return found

    def _made(self, sites: Mapping[str, str]) -> tuple[AgencySpider, ...]:
        return tuple(spider(Plan(site=sites.get(spider.name, ""))) for spider in self._classes)


def _sites_in(about: bytes) -> dict[str, str]:
    asked = _ASKED.search(about)
    return {asked[1].decode(): asked[2].decode().rstrip("/")} if asked else {}
