"""What the archive knows of articles, and what is to be asked for again or not. Nothing is written here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from archive import backfill, checked, images, renormalising
from archive.article import Identity, utc_text
from archive.checked import Checked
from archive.renormalising import Kept
from archive.store.file import ArchiveFile

_FIND = "SELECT id FROM articles WHERE agency = ? AND native_id = ? AND edition = ?"
_PICTURES = f"SELECT ifnull(largest_url, url) FROM photos WHERE article = ({_FIND}) ORDER BY position"  # noqa: S608
_NEWS = """
SELECT DISTINCT first_announced FROM announcements WHERE agency = ? AND source = ? AND first_announced >= ? ORDER BY 1
"""
_KNOWN = """
SELECT last_checked, id, native_id, edition, url, last_seen, gone_at IS NOT NULL FROM articles
WHERE agency = ? AND (last_checked, id) > (?, ?) AND last_checked <= ? ORDER BY last_checked, id LIMIT 1000
"""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the archive has: `last_seen` (UTC) is its newest page, `gone` says that it answers 404 now."""

    identity: Identity
    url: str
    last_seen: datetime
    gone: bool


class KnownArticles(ArchiveFile):
    """Questions about articles; each raises ArchiveError when the file can't be read."""

    def known(self, agency: str) -> Iterator[Known]:
        """The agency's articles, those that were not checked for the longest time first (a 404 is a check, too).

        Read in portions, so that saving goes on meanwhile; what is saved after the first look does not come again.
        """
        with self._explained():
            sql = "SELECT ifnull(max(last_checked), '') FROM articles WHERE agency = ?"
            (until,) = self._connection.execute(sql, (agency,)).fetchone()
        after = ("", 0)
        while True:
            with self._explained():
                portion = self._connection.execute(_KNOWN, (agency, *after, until)).fetchall()
            if not portion:
                return
            for _, _, native_id, edition, url, last_seen, gone in portion:
                identity = Identity(agency, native_id, edition)
                yield Known(identity, url, datetime.fromisoformat(last_seen), bool(gone))
            after = portion[-1][:2]

    def all_checked(self, agency: str) -> list[Checked]:
        """The agency's articles, each with its newest look and with what tells how often it is worth one."""
        with self._explained():
            return list(checked.all_checked(self._connection, agency))

    def last_checked(self, agency: str, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], datetime]:
        """Of these articles, by native id and edition, those that the archive has, with the newest look at each."""
        with self._explained():
            return checked.last_checked(self._connection, agency, keys)

    def done_days(self, agency: str, sources: Collection[str], since: date, until: date) -> dict[str, set[date]]:
        """By source, the days from `since` to `until` whose articles need not be asked for again."""
        with self._explained():
            return backfill.done_days(self._connection, agency, sources, since, until)

    def numbered(self, agency: str) -> list[tuple[int, str, str | None]]:
        """The numbers of the agency's articles, held or announced, each with its edition and its day, in order."""
        with self._explained():
            return backfill.numbered(self._connection, agency)

    def ended(self, urls: Collection[str], *, pages_too: bool) -> set[str]:
        """Of these addresses those that need not be asked for again: an article, none, gone or refused for good."""
        with self._explained():
            return backfill.ended(self._connection, urls, pages_too=pages_too)

    def holds(self, identity: Identity) -> bool:
        """Whether the archive has this article, gone or not."""
        sql = "SELECT 1 FROM articles WHERE agency = ? AND native_id = ? AND edition = ?"
        with self._explained():
            found = self._connection.execute(sql, (identity.agency, identity.native_id, identity.edition)).fetchone()
        return found is not None

    def find(self, identity: Identity) -> Kept | None:
        """The article with all that its pages showed; None when the archive has no such article."""
        with self._explained():
            found = self._connection.execute(_FIND, (identity.agency, identity.native_id, identity.edition)).fetchone()
            return renormalising.load(self._connection, found)[0] if found else None

    def missing_images(self, urls: Sequence[str], now: datetime) -> list[str]:
        """Of these addresses those whose picture is to be fetched, each once; see `archive.images`."""
        with self._explained():
            return images.missing(self._connection, urls, now)

    def picture_urls(self, identity: Identity) -> list[str]:
        """The largest sizes of an article's photos, by their addresses, as its newest page has them."""
        with self._explained():
            found = self._connection.execute(_PICTURES, (identity.agency, identity.native_id, identity.edition))
            return [url for (url,) in found]

    def news(self, agency: str, source: str, since: datetime) -> list[datetime]:
        """When since then (UTC) a source announced an article for the first time, each moment once, in order."""
        with self._explained():
            found = self._connection.execute(_NEWS, (agency, source, utc_text(since))).fetchall()
        return [datetime.fromisoformat(at) for (at,) in found]
