"""The archive's file as the crawler sees it: save what pages said, ask what is known. It never touches the web."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias
from zoneinfo import ZoneInfo

from archive import backfill, checked, crawls, health, images, renormalising, rows
from archive.announcements import save_listed
from archive.article import (
    Agency,
    Article,
    Capture,
    Gone,
    Identity,
    Image,
    Listed,
    Outcome,
    Response,
    Same,
    WarcPlace,
    utc_text,
)
from archive.backfill import Missed, Walked
from archive.checked import Checked
from archive.connection import Result, connect, transaction
from archive.crawls import CompleteCrawl, Counts
from archive.errors import ArchiveError, explained
from archive.health import Finding, Pace, Seen
from archive.quotes import table as quotes
from archive.reading import readers_text
from archive.renormalising import Kept
from archive.reprints import index as reprints
from archive.reprints import notes
from archive.saving import save_article, save_gone, save_same
from archive.schema import migrate
from archive.search import index
from archive.search.texts import changes, watch

__all__ = ["Archive", "ArchiveError", "CompleteCrawl", "Counts", "Entry", "Kept", "Known"]

_AGENCY = """
INSERT INTO agencies (id, name, url, time_zone) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, time_zone = excluded.time_zone
"""
_FIND = "SELECT id FROM articles WHERE agency = ? AND native_id = ? AND edition = ?"
_READ_TO = """
INSERT INTO warc_files (file, size, readers, read_to, read_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (file, size) DO UPDATE SET readers = excluded.readers, read_to = excluded.read_to,
  read_at = excluded.read_at
"""
_ANSWER = """
SELECT fetched_at, status, payload_digest, warc_file, warc_offset, warc_length FROM captures
WHERE url = ? AND fetched_at >= ? AND warc_file IS NOT NULL AND status > 0 ORDER BY fetched_at DESC, id DESC LIMIT 1
"""
_VALIDATORS = """
SELECT ifnull(etag, ''), ifnull(last_modified, ''),
  captures.content_digest IS NOT NULL AND gone_at IS NULL AND doubt IS NULL
FROM captures LEFT JOIN articles ON articles.id = article
WHERE captures.url = ? AND status = 200 ORDER BY fetched_at DESC, captures.id DESC LIMIT 1
"""
_PAGE = """
SELECT fetched_at, payload_digest, warc_file, warc_offset, warc_length, ifnull(etag, ''), ifnull(last_modified, '')
FROM captures WHERE url = ? AND fetched_at <= ? AND status = 200 AND warc_file IS NOT NULL
ORDER BY ifnull(etag, '') = ? AND etag <> '' DESC, fetched_at DESC, id DESC LIMIT 1
"""
_LOOKS = """
SELECT count(*), min(fetched_at), max(fetched_at) FROM captures
WHERE url = ? AND fetched_at >= ? AND status IN (200, 304)
"""
_NEWS = """
SELECT DISTINCT first_announced FROM announcements WHERE agency = ? AND source = ? AND first_announced >= ? ORDER BY 1
"""
_PICTURES = f"SELECT ifnull(largest_url, url) FROM photos WHERE article = ({_FIND}) ORDER BY position"  # noqa: S608
_KNOWN = """
SELECT last_checked, id, native_id, edition, url, last_seen, gone_at IS NOT NULL FROM articles
WHERE agency = ? AND (last_checked, id) > (?, ?) AND last_checked <= ? ORDER BY last_checked, id LIMIT 1000
"""

Entry: TypeAlias = Article | Gone | Same | Image | Response | Listed | Walked | Missed
"""What can be saved."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the archive has: `last_seen` (UTC) is its newest page, `gone` says that it answers 404 now."""

    identity: Identity
    url: str
    last_seen: datetime
    gone: bool


class Archive:
    """One archive file, open for writing; usable from any thread, by one at a time.

    Every method raises ArchiveError, a sentence with the file's name, when the file can't be read or written; what was
    saved before is then intact, and nothing of the failed call is stored.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float) -> None:
        """Takes over an open connection; `Archive.open` is the way to get an archive."""
        self._connection = connection
        self._path = path
        self._patience = patience
        self._zones: dict[str, ZoneInfo] = {}

    @classmethod
    def open(cls, path: Path, *, create: bool = True, patience: float = 30.0) -> Self:
        """The archive at `path`, with its tables up to date; made when there is none, unless `create` is False.

        `patience` is how many seconds to wait, here and later, for a lock that another program holds. Raises
        ArchiveError for no file (or an empty one) without `create`, another program's file, a newer Muragat's archive.
        """
        if not create and not (path.is_file() and path.stat().st_size):
            raise ArchiveError(f"There is no archive at {path}.")
        try:
            connection = connect(path, patience=patience)
            try:
                migrate(connection, path, patience=patience)
                watch(connection)
                notes.watch(connection)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise explained(path, error) from error
        return cls(connection, path, patience)

    def close(self) -> None:
        """Closes the file; closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def register(self, agency: Agency) -> None:
        """Makes an agency known, or brings its name, address and zone up to date; comes before saving its articles."""
        with self._writing():
            self._connection.execute(_AGENCY, (agency.id, agency.name, agency.url, agency.time_zone))
        self._zones.pop(agency.id, None)

    def save(self, batch: Sequence[Entry]) -> list[Outcome]:
        """Saves all of `batch` or, on an error, nothing of it; gives an outcome each, in the same order.

        The order of captures does not matter, in a batch or between batches: an older capture that arrives late, and a
        capture saved once more, leave the rows as if all captures had come once and in order of time. Two exceptions:
        a `Gone` for an article that was never saved is not kept (UNKNOWN), not even if a page of it comes later; and
        the outcomes are those of the moment, so that a late, older page with another content counts as REVISED.
        Times are whole seconds: of several captures of one article within one second, the last address counts.
        Raises ArchiveError for an agency that is not registered.
        """
        with self._writing():
            return [self._save_one(entry) for entry in batch]

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

    def missing_images(self, urls: Sequence[str], now: datetime) -> list[str]:
        """Of these addresses those whose picture is to be fetched, each once; see `archive.images`."""
        with self._explained():
            return images.missing(self._connection, urls, now)

    def picture_urls(self, identity: Identity) -> list[str]:
        """The largest sizes of an article's photos, by their addresses, as its newest page has them."""
        with self._explained():
            found = self._connection.execute(_PICTURES, (identity.agency, identity.native_id, identity.edition))
            return [url for (url,) in found]

    def start_crawl(
        self, agency: str, *, started_at: datetime, arguments: Mapping[str, str], versions: Mapping[str, str]
    ) -> int:
        """Writes down that a crawl of a registered agency has begun; gives its id for `finish_crawl`."""
        with self._writing():
            return crawls.start(self._connection, agency, started_at=started_at, arguments=arguments, versions=versions)

    def finish_crawl(
        self,
        crawl_id: int,
        *,
        finished_at: datetime,
        reason: str,
        exit_code: int,
        complete: bool,
        counts: Counts,
        summary: Mapping[str, object],
        seen: Seen = Seen(),  # noqa: B008 - frozen
        findings: Sequence[Finding] = (),
    ) -> None:
        """Writes down how a crawl has ended; `complete` says that discovery was walked to its end.

        `seen` and `findings` are what its pages showed, and what that says against the crawls before.
        """
        with self._writing():
            health.save(self._connection, crawl_id, seen, findings)
            crawls.finish(
                self._connection,
                crawl_id,
                finished_at=finished_at,
                reason=reason,
                exit_code=exit_code,
                complete=complete,
                counts=counts,
                summary=summary,
            )

    def health_before(self, agency: str, crawl: int, now: datetime, most: int = 10) -> tuple[list[Seen], Pace | None]:
        """What the last fine crawls before this one saw, and how the agency published in the months before `now`."""
        with self._explained():
            return health.before(self._connection, agency, crawl, most), health.pace(self._connection, agency, now)

    def stale(self, readers: Mapping[str, str]) -> list[int]:
        """The numbers of the articles with a value that another version than `readers` names has read."""
        with self._explained():
            return renormalising.stale(self._connection, readers)

    def load(self, article_ids: Sequence[int]) -> list[Kept]:
        """These articles with all that their pages showed; those that are no longer there are left out."""
        with self._explained():
            return renormalising.load(self._connection, article_ids)

    def rewrite(self, batch: Sequence[Kept]) -> int:
        """Writes values that were read again, all of `batch` or, on an error, nothing; gives how many articles.

        Not those that a crawl has saved since they were loaded: what it wrote is newer.
        """
        with self._writing():
            return renormalising.write(self._connection, batch)

    def read_to(self, file: str, size: int, readers: Mapping[str, str]) -> int:
        """Up to which byte a WARC file of that name and size was read by these versions of the readers."""
        sql = "SELECT read_to FROM warc_files WHERE file = ? AND size = ? AND readers = ?"
        with self._explained():
            found = self._connection.execute(sql, (file, size, readers_text(readers))).fetchone()
        return found[0] if found else 0

    def save_read(
        self,
        batch: Sequence[Entry],
        *,
        file: str,
        size: int,
        read_to: int,
        readers: Mapping[str, str],
    ) -> list[Outcome]:
        """`save`, with how far the records of a WARC file are in the archive now: both or nothing."""
        values = (file, size, readers_text(readers), read_to, utc_text(datetime.now(UTC)))
        with self._writing():
            outcomes = [self._save_one(entry) for entry in batch]
            self._connection.execute(_READ_TO, values)
        return outcomes

    def unread_files(self, sizes: Mapping[str, int]) -> list[str]:
        """Of these WARC files, by name and size, those whose records are not all in the archive, whoever read them."""
        sql = "SELECT 1 FROM warc_files WHERE file = ? AND size = ? AND read_to >= size"
        with self._explained():
            return [
                name for name, size in sizes.items() if self._connection.execute(sql, (name, size)).fetchone() is None
            ]

    def same_payload(self, payload_digest: str) -> list[WarcPlace]:
        """Records with this payload, the earliest first: whole ones and revisits."""
        sql = """
SELECT warc_file, warc_offset, warc_length FROM captures WHERE payload_digest = ? AND warc_file IS NOT NULL
ORDER BY fetched_at LIMIT 50
"""
        with self._explained():
            return [WarcPlace(*row) for row in self._connection.execute(sql, (payload_digest,))]

    def answer(self, url: str, since: datetime) -> Capture | None:
        """The latest answer of an address since a moment (UTC) that is in a WARC file; None when there is none."""
        with self._explained():
            found = self._connection.execute(_ANSWER, (url, utc_text(since))).fetchone()
        if found is None:
            return None
        fetched_at, status, digest, *place = found
        return Capture(url, datetime.fromisoformat(fetched_at), status, digest or "", WarcPlace(*place))

    def validators(self, url: str) -> tuple[str, str]:
        """ETag and Last-Modified of the newest page of an address, if an article was read from it; else empty.

        Also empty when the article is gone or was read with doubt: then the page itself is wanted.
        """
        with self._explained():
            found = self._connection.execute(_VALIDATORS, (url,)).fetchone()
        return (found[0], found[1]) if found and found[2] else ("", "")

    def page(self, url: str, until: datetime, etag: str = "") -> Capture | None:
        """The page of an address that a 304 at a moment (UTC) with that ETag refers to; None when none is on record.

        The newest with the very ETag, else the newest.
        """
        with self._explained():
            found = self._connection.execute(_PAGE, (url, utc_text(until), etag)).fetchone()
        if found is None:
            return None
        fetched_at, digest, *place, etag, last_modified = found
        at = datetime.fromisoformat(fetched_at)
        return Capture(url, at, 200, digest or "", WarcPlace(*place), etag=etag, last_modified=last_modified)

    def looks(self, url: str, since: datetime) -> tuple[int, datetime, datetime] | None:
        """How often an address answered since a moment (UTC), the first time and the last; None for never."""
        with self._explained():
            count, first, last = self._connection.execute(_LOOKS, (url, utc_text(since))).fetchone()
        return (count, datetime.fromisoformat(first), datetime.fromisoformat(last)) if count else None

    def news(self, agency: str, source: str, since: datetime) -> list[datetime]:
        """When since then (UTC) a source announced an article for the first time, each moment once, in order."""
        with self._explained():
            found = self._connection.execute(_NEWS, (agency, source, utc_text(since))).fetchall()
        return [datetime.fromisoformat(at) for (at,) in found]

    def find(self, identity: Identity) -> Kept | None:
        """The article with all that its pages showed; None when the archive has no such article."""
        with self._explained():
            found = self._connection.execute(_FIND, (identity.agency, identity.native_id, identity.edition)).fetchone()
            return renormalising.load(self._connection, found)[0] if found else None

    def last_complete_crawl(self, agency: str) -> CompleteCrawl | None:
        """The agency's latest crawl that was complete; None when there was none."""
        with self._explained():
            return crawls.last_complete(self._connection, agency)

    def begin_index(self, *, anew: bool = False) -> int:
        """Begins the search index again if it is by other rules, or `anew`; gives how many articles it lacks.

        `index_more` adds them. What is saved meanwhile is indexed with it.
        """
        with self._writing(index_too=False):
            state = index.state_of(self._connection)
            if anew or not state.is_current:
                state = index.begin_anew(self._connection)
            sql = "SELECT count(*) FROM articles WHERE id > ?"
            left: int = self._connection.execute(sql, (state.done_to,)).fetchone()[0]
        return left

    def index_more(self, most: int) -> int:
        """Adds up to `most` articles to the search index; gives how many, fewer when it is whole now."""
        with self._writing(index_too=False):
            return 0 if index.state_of(self._connection).is_whole else index.index_more(self._connection, most)

    def merge_index(self) -> None:
        """Makes one piece of the search index's parts: smaller, and quicker to search."""
        with self._writing(index_too=False):
            self._connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")

    def stale_quotes(self) -> int:
        """How many articles have quotes by older rules than today's."""
        with self._explained():
            return quotes.count_stale(self._connection)

    def find_quotes_again(self, after: int, most: int) -> list[int]:
        """Finds the quotes of up to `most` of them, with numbers above `after`, by today's rules; gives the numbers."""
        with self._writing(index_too=False):
            return quotes.find_again(self._connection, after, most)

    def begin_reprints(self) -> int:
        """Begins to find reprints anew if older rules have found them; gives how many articles are to be looked at.

        `find_reprints` looks at them. What is saved meanwhile is looked at with it.
        """
        with self._writing(index_too=False):
            state = reprints.state_of(self._connection)
            if not state.is_current:
                state = reprints.begin_anew(self._connection)
            sql = "SELECT count(*) FROM articles WHERE id > ?"
            left: int = self._connection.execute(sql, (state.done_to,)).fetchone()[0]
            if not left and not state.is_whole:
                reprints.find_more(self._connection, 1)
        return left

    def find_reprints(self, most: int) -> int:
        """Looks for reprints at up to `most` of them; gives how many, fewer when all were looked at now."""
        with self._writing(index_too=False):
            whole = reprints.state_of(self._connection).is_whole
            return 0 if whole else reprints.find_more(self._connection, most)

    def transact(self, step: Callable[[sqlite3.Connection], Result]) -> Result:
        """Runs a step on the tables, all of it or, on an error, nothing; index and reprints are kept in step with it.

        For `archive.merging`, which needs the tables themselves.
        """
        with self._writing():
            return step(self._connection)

    def _save_one(self, entry: Entry) -> Outcome:
        if isinstance(entry, Gone):
            return save_gone(self._connection, entry)
        if isinstance(entry, Same):
            return save_same(self._connection, entry)
        if isinstance(entry, Listed):
            if entry.capture.warc:
                rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            save_listed(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Walked):
            backfill.save_walked(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Missed):
            backfill.save_missed(self._connection, entry)
            return Outcome.KEPT
        if isinstance(entry, Response):
            rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            return Outcome.KEPT
        if isinstance(entry, Image):
            rows.write_capture(self._connection, entry.agency, None, entry.capture, None)
            images.save_image(self._connection, entry)
            return Outcome.IMAGE
        return save_article(self._connection, entry, self._zone(entry.identity.agency))

    def _zone(self, agency: str) -> ZoneInfo:
        if agency not in self._zones:
            sql = "SELECT time_zone FROM agencies WHERE id = ?"
            found = self._connection.execute(sql, (agency,)).fetchone()
            if found is None:
                raise ArchiveError(f"The agency {agency} is not registered in {self._path}.")
            self._zones[agency] = ZoneInfo(found[0])
        return self._zones[agency]

    @contextlib.contextmanager
    def _writing(self, *, index_too: bool = True) -> Iterator[None]:
        with self._explained(), transaction(self._connection, patience=self._patience):
            yield
            if index_too:
                changed = changes(self._connection)
                index.keep_in_step(self._connection, changed)
                reprints.keep_in_step(self._connection, changed, notes.changed_orders(self._connection))

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(self._path, error) from error
