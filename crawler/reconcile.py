"""Holds what the sources in WARC files announced against the answers in them: which articles were never asked for.

For crawls on several machines, whose frontier may have lost its last second in a power cut. Reads WARC files only: no
archive knows what all workers have fetched. It fetches nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.warc.members import Damage
from archive.warc.payload import Undecodable, payload_of
from archive.warc.records import Exchange, read_exchanges
from crawler.addresses import ArticleAddress
from crawler.capture.files import OPEN
from crawler.reread.agencies import Agencies
from crawler.reread.pages import agency_of
from crawler.spider import AgencySpider
from crawler.walk import day_of

_ANSWERS = range(200, 500)
"""Statuses that say something of a page; after 5xx, and after 429, it is to be asked for again."""
_TOO_MANY = 429

Key = tuple[str, str, str]
"""An article: agency, native id, edition."""


@dataclass(slots=True)
class Reconciled:
    """What files announce, by article, and which of those have answered in them."""

    announced: dict[Key, str] = field(default_factory=dict)
    """The address as it was announced, on the agency's own site."""
    answered: set[Key] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    """Records that could not be read, a sentence each."""

    def missing(self) -> Iterator[tuple[str, str]]:
        """Agency and address of each article that was announced and has no answer."""
        return ((key[0], url) for key, url in self.announced.items() if key not in self.answered)

    def count(self, agency: str) -> tuple[int, int]:
        """Of an agency, how many were announced, and how many of those have answered."""
        own = [key for key in self.announced if key[0] == agency]
        return len(own), sum(key in self.answered for key in own)


def reconcile(files: Iterable[Path], agencies: Agencies) -> Reconciled:
    """Reads the files, of whatever worker and in whatever order. Raises OSError."""
    found = Reconciled()
    for path in files:
        own = agencies.of_file(path)
        for one in read_exchanges(path, 0, path.stat().st_size):
            if isinstance(one, Damage):
                if path.suffix != OPEN:  # whose end is torn until it is salvaged
                    found.problems.append(f"{path}, at byte {one.offset}: {one.reason}")
                continue
            agency = agency_of(one.url, own)
            if agency is not None and agency.addresses.is_own(one.url):
                _note(found, one, agency)
    return found


def _note(found: Reconciled, one: Exchange, agency: AgencySpider) -> None:
    address = agency.addresses.identify(one.url)
    if address is not None:
        if one.kind != "failure" and one.status in _ANSWERS and one.status != _TOO_MANY:
            found.answered.add(_key(agency, address))
        return
    source = agency.source_of(agency.addresses.own(one.url))
    # A revisit has no body of its own, and announces nothing that its earlier record did not.
    if source is None or one.kind != "response" or one.status != 200:
        return
    try:
        listing = source.read(payload_of(one), one.url, agency.addresses, one.header("Content-Type") or None)
    except Undecodable as error:
        found.problems.append(f"{one.url}: {error}")
        return
    for announced in listing.announced:
        if agency.plan.wants_day(day_of(announced, agency.time_zone, one.at)):
            found.announced.setdefault(_key(agency, announced.article), agency.addresses.own(announced.article.url))


def _key(agency: AgencySpider, address: ArticleAddress) -> Key:
    return agency.name, address.native_id, address.edition
