"""Which captures are wanted: those of an agency and of some days, and what they need to be shown.

Needed are the records whose payload a revisit repeats, and the pictures of the articles, which are fetched once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from archive.warc.members import Member, read_member
from archive.warc.records import Exchange, exchange_of
from crawler.wacz.catalogue import Catalogue
from crawler.wacz.package import PackError
from crawler.wacz.sources import Source

_CHOOSE = """
INSERT INTO chosen SELECT warc_file, warc_offset FROM captures
WHERE warc_file IS NOT NULL AND (:agency IS NULL OR agency = :agency) AND fetched_at >= :since AND fetched_at < :end
"""
_CHOOSE_PICTURES = """
WITH shown AS (
  SELECT DISTINCT photos.url, largest_url, photos.payload_digest FROM chosen
  JOIN captures ON warc_file = file AND warc_offset = offset JOIN photos USING (article)
  WHERE content_digest IS NOT NULL
),
pictures AS (
  SELECT captures.* FROM captures JOIN (SELECT url FROM shown UNION SELECT largest_url FROM shown) USING (url)
  UNION
  SELECT captures.* FROM captures JOIN (SELECT DISTINCT payload_digest FROM shown) USING (payload_digest)
),
nearest AS (
  SELECT warc_file, warc_offset, row_number() OVER (
    PARTITION BY url ORDER BY fetched_at < :end DESC, abs(julianday(fetched_at) - julianday(:end))
  ) AS place
  FROM pictures WHERE status BETWEEN 200 AND 399 AND status <> 304 AND warc_file IS NOT NULL
)
INSERT OR IGNORE INTO chosen SELECT warc_file, warc_offset FROM nearest WHERE place = 1
"""
_REVISITS = """
SELECT file, offset, length, digest FROM chosen JOIN responses USING (file, offset) WHERE mime = 'warc/revisit'
ORDER BY file, offset
"""
_HOLDER = """
SELECT file, offset FROM responses
WHERE (digest = :digest OR :digest = '') AND mime <> 'warc/revisit' AND truncated = ''
  AND (:url = '' OR url = :url AND timestamp = :timestamp)
ORDER BY timestamp LIMIT 1
"""
_FIRST = "0000"
_LAST = "9999"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: an agency (all when empty), days from `since` to `until`, both included, by UTC."""

    agency: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is to be left out."""
        return self == Wanted()

    def sentence(self) -> str:
        """For people.

        >>> Wanted("el_kz", date(2026, 4, 6)).sentence(), Wanted(until=date(2026, 4, 7)).sentence()
        ('el_kz from 2026-04-06', 'all agencies until 2026-04-07')
        """
        since = f" from {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        return f"{self.agency or 'all agencies'}{since}{until}"


def choose(catalogue: Catalogue, wanted: Wanted, sources: Sequence[Source]) -> list[str]:
    """Fills the table `chosen`; gives a sentence for each revisit whose payload is nowhere.

    Raises PackError when no capture is wanted, or the agency is unknown.
    """
    _refuse_unknown(catalogue, wanted.agency)
    end = _start(wanted.until + timedelta(days=1)) if wanted.until else _LAST
    asked = {
        "agency": wanted.agency or None,
        "since": _start(wanted.since) if wanted.since else _FIRST,
        "end": end,
    }
    if catalogue.connection.execute(_CHOOSE, asked).rowcount == 0:
        raise PackError(f"There is no capture of {wanted.sentence()}.")
    moment = end if wanted.until else _start(datetime.now(UTC).date() + timedelta(days=1))
    catalogue.connection.execute(_CHOOSE_PICTURES, {"end": moment})
    return _choose_repeated(catalogue, {source.path.name: source for source in sources})


def _refuse_unknown(catalogue: Catalogue, agency: str) -> None:
    known = [name for (name,) in catalogue.connection.execute("SELECT id FROM agencies ORDER BY id")]
    if agency and agency not in known:
        raise PackError(f"There is no agency {agency!r} in the archive; there are: {', '.join(known) or 'none'}.")


def _choose_repeated(catalogue: Catalogue, sources: Mapping[str, Source]) -> list[str]:
    """The records that revisits repeat, by the address and date that they name: players look there, too."""
    lost: list[str] = []
    for file, offset, length, digest in catalogue.connection.execute(_REVISITS).fetchall():
        url, timestamp = _refers_to(sources.get(file), offset, length)
        asked = {"digest": digest, "url": url, "timestamp": timestamp}
        found = catalogue.connection.execute(_HOLDER, asked).fetchone()
        if found is None and digest:
            found = catalogue.connection.execute(_HOLDER, {**asked, "url": ""}).fetchone()
        if found is None:
            lost.append(f"{file}, byte {offset:,}: the record whose payload it repeats is not in these WARC files")
        else:
            catalogue.connection.execute("INSERT OR IGNORE INTO chosen VALUES (?, ?)", found)
    return lost


def _refers_to(source: Source | None, offset: int, length: int) -> tuple[str, str]:
    if source is None or source.form == "one member":
        return "", ""
    member = read_member(source.path, offset, length)
    found = exchange_of(member) if isinstance(member, Member) else None
    if not isinstance(found, Exchange):
        return "", ""
    url, at = found.refers_to
    return url.strip("<>"), "".join(character for character in at if character.isdecimal())[:14]


def _start(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
