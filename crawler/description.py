"""What an agency's file says of it, and the arguments of one crawl. Asks for nothing and reads nothing."""

import logging
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler.addresses import Addresses
from crawler.evidence import Evidence
from crawler.image_spider import ImageSpider
from crawler.page import Page
from crawler.plan import Plan, sites_in
from crawler.sources import Source
from crawler.summary import PREFIX

logger = logging.getLogger(__name__)


class AgencyDescription(ImageSpider):
    """The description of one agency; a part of `crawler.spider.AgencySpider`."""

    agency_name: ClassVar[str]
    base: ClassVar[str]
    """The agency's own base address, without a final slash."""
    time_zone: ClassVar[str]
    article: ClassVar[re.Pattern[str]]
    """The path of an article's address, with the groups `id` and, with several editions, `edition`."""
    editions: ClassVar[dict[str, tuple[str, str]]]
    """By short name: the group `edition` in addresses, and the edition's name in the archive."""
    edition_hosts: ClassVar[Mapping[str, str]] = {}
    """The bases of editions with a host of their own, each with the value that stands for the group `edition`."""
    mirrors: ClassVar[Sequence[str]] = ()
    """Hosts, or patterns of them, that show the same pages under the same paths: known, and never fetched."""
    edition_parameter: ClassVar[str] = ""
    """The parameter that stands for the group `edition` («?ln=lat»: "ln"), where the path doesn't say it."""
    final_slash: ClassVar[bool] = True
    """Whether the agency's own addresses of articles end in a slash."""
    layouts: ClassVar[Sequence[Page]]
    sources: ClassVar[Sequence[Source]]
    """Their paths are below `base`; those of an edition with a host of its own are whole addresses."""
    evidence: ClassVar[Sequence[Evidence]] = ()
    """What of this is known and what is a guess."""

    def __init__(self, plan: Plan, **kwargs: Any) -> None:
        """`plan` says what is wanted; see `from_crawler` for the arguments of the command line."""
        super().__init__(**kwargs)
        self.plan = plan
        self.addresses = self.addresses_at(plan.site)
        self.allowed_domains = sorted({*self.addresses.hosts, *self.image_hosts})

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **kwargs: Any) -> Self:
        """Makes the spider from `-a` arguments; raises `PlanError` with a sentence for the user."""
        return super().from_crawler(crawler, Plan.parse(kwargs, cls.editions))

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Says in the User-Agent who asks, and where to complain (setting CONTACT)."""
        super().update_settings(settings)
        introduce(settings)

    @classmethod
    def addresses_at(cls, site: str) -> Addresses:
        """The agency's addresses, fetched from `site`: see `crawler.plan.Plan.site`; empty for its own."""
        sites = sites_in(site)
        return Addresses(
            cls.base,
            cls.article,
            dict(cls.editions.values()),
            sites.get("", cls.base),
            tuple(cls.image_hosts),
            cls.edition_hosts,
            sites,
            tuple(cls.mirrors),
            cls.edition_parameter,
            cls.final_slash,
        )

    def wants_image(self, url: str) -> bool:
        """Whether a picture at this address is the agency's to give, and none of its pages is there."""
        return super().wants_image(url) and self.source_of(url) is None

    def wants_edition(self, edition: str) -> bool:
        """Whether an edition, by its name in the archive, was asked for."""
        return not self.plan.edition or self.editions[self.plan.edition][1] == edition

    def wanted_sources(self) -> list[Source]:
        """The sources of the edition that was asked for."""
        return [one for one in self.sources if not self.plan.edition or one.edition in ("", self.plan.edition)]

    def source_of(self, url: str) -> Source | None:
        """The source that an address on the agency's own site is a page of; the first, when there are several."""
        path = self.addresses.short(url)
        return next((source for source in self.sources if source.owns(path)), None)

    def _answered(self) -> None:
        self._count("answers")

    def _count(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(PREFIX + name, count)

    def _note(self, sentence: str) -> None:
        self._say("notes", sentence)

    def _problem(self, sentence: str) -> None:
        logger.error("%s", sentence)
        self._say("problems", sentence)

    def _say(self, kind: str, sentence: str) -> None:
        stats = self.crawler.stats
        stats.set_value(PREFIX + kind, (*stats.get_value(PREFIX + kind, ()), sentence))


def introduce(settings: BaseSettings) -> None:
    """Puts our name, version and contact into the User-Agent, unless the user gives another."""
    agent = f"Muragat/{version('muragat')} (archive of the Kazakh press; +{settings['CONTACT']})"
    settings.set("USER_AGENT", agent, priority="spider")
