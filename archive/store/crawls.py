"""The record of crawls: what they were asked for, how they ended, and what that says of an agency's health."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from archive import crawls, health
from archive.crawls import CompleteCrawl, Counts
from archive.health import Finding, Pace, Seen
from archive.store.file import ArchiveFile


class Crawls(ArchiveFile):
    """The crawls of agencies; each method raises ArchiveError when the file can't be read or written."""

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

    def last_complete_crawl(self, agency: str) -> CompleteCrawl | None:
        """The agency's latest crawl that was complete; None when there was none."""
        with self._explained():
            return crawls.last_complete(self._connection, agency)
