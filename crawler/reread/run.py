"""One run of `muragat reread`: parts of WARC files from the workers, in order, into the archive or into a comparison.

A part and how far its file has been read are one transaction: an interrupted run goes on after the last whole part.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.article import Agency, Article, Gone, Image, Listed, Outcome, Response, Same, WarcPlace
from archive.backfill import Walked
from archive.store import Archive, Entry
from archive.warc.content import Warc, size_of
from archive.warc.find import Folder, whole_of
from archive.warc_files import ReadTo
from crawler.capture.files import begins_crawl
from crawler.changes import Changes, article_changes
from crawler.reread.agencies import Agencies
from crawler.reread.pages import NOT_MODIFIED, Found, Redirect, Repeat, Skipped, read_exchange
from crawler.reread.work import Part, PartRead, Reads, parts_of

_REMEMBERED = 10_000
"""Redirects that wait for the page they lead to."""


@dataclass(slots=True)
class Report:
    """What came of it. `problems` are damaged places and unreadable files, a sentence each."""

    files: int = 0
    known_files: int = 0
    """Read before by the same readers, to their end."""
    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)
    read_from: dict[str, int] = field(default_factory=dict)
    """Of each file, by name, the byte up to which it had been read before."""


@dataclass(frozen=True, slots=True)
class Job:
    """The files to read, in order, by which readers; `again` reads those too that were read before."""

    files: Sequence[Warc]
    readers: Mapping[str, str]
    agencies: Agencies
    again: bool = False
    dry_run: bool = False
    parts: Callable[[Warc, int], Iterable[Part]] = parts_of
    """A file from a byte on, in parts."""


def run(archive: Archive, job: Job, readers: Reads, advance: Callable[[int], None]) -> Report:
    """Reads the files; `advance` is told the bytes that are done. Raises ArchiveError."""
    report, agencies, redirects = Report(), _Agencies(archive, job), _Redirects()
    unreadable: set[Warc] = set()
    with readers.reading(_parts(archive, job, report, advance)) as parts:
        for part in parts:
            if part.error:
                unreadable.add(part.part.path)
                report.problems.append(part.error)
            if part.part.path in unreadable:
                # What comes after would be saved as read to its end, and the hole never be read again.
                advance(part.part.end - part.part.start)
                continue
            if part.part.start == 0 and begins_crawl(part.part.path.name):
                redirects.forget()
            _take(archive, job, part, redirects, agencies, report)
            advance(part.part.end - part.part.start)
    return report


def _parts(archive: Archive, job: Job, report: Report, advance: Callable[[int], None]) -> Iterator[Part]:
    for path in job.files:
        size = size_of(path)
        start = 0 if job.again or job.dry_run else archive.read_to(path.name, size, job.readers)
        report.files += 1
        if size and start >= size:
            report.known_files += 1
        advance(start)
        report.read_from[path.name] = start
        yield from job.parts(path, start)


def _take(
    archive: Archive, job: Job, read: PartRead, redirects: "_Redirects", agencies: "_Agencies", report: Report
) -> None:
    name = read.part.path.name
    report.problems += [f"{name}, byte {damage.offset:,}: {damage.reason}" for damage in read.damages]
    batch: list[Entry] = []
    for one in read.found:
        found: Found = one
        if isinstance(one, Repeat):
            if batch and not job.dry_run:
                # What it repeats may be in this very part.
                agencies.meet(batch, read.part.path)
                _count(report, archive.save(batch))
                batch = []
            found = _whole(archive, job, one, read.part.path)
        if isinstance(found, Skipped):
            report.skipped[found.kind] += 1
        record = redirects.take(found)
        if record is not None:
            batch.append(record)
    if job.dry_run:
        _compare(archive, batch, report)
        return
    agencies.meet(batch, read.part.path)
    batch.append(ReadTo(name, size_of(read.part.path), read.part.end, job.readers))
    _count(report, archive.save(batch))


def _count(report: Report, outcomes: Sequence[Outcome]) -> None:
    report.outcomes.update(str(outcome) for outcome in outcomes if outcome is not Outcome.KEPT)


def _whole(archive: Archive, job: Job, repeat: Repeat, read_from: Warc) -> Found:
    """What a revisit says, with the body of the record whose payload it repeats."""
    at, capture = repeat.exchange, repeat.response.capture
    digest = capture.payload_digest
    if capture.status == NOT_MODIFIED:
        page = archive.page(capture.url, capture.fetched_at, capture.etag)
        digest = page.payload_digest if page is not None else ""

    def folder(place: WarcPlace) -> Folder:
        """The file may not be among those that are read, but stands beside them."""
        return next((path for path in job.files if path.name == place.file), read_from).parent

    other = whole_of(archive.same_payload(digest), folder) if digest else None
    if other is not None:
        # What a 304 doesn't say of its body, the page that it refers to has said.
        headers = other.headers if capture.status == NOT_MODIFIED else at.headers
        exchange = replace(at, kind="response", status=200, headers=headers, body=other.body)
        found = read_exchange(exchange, read_from.name, job.agencies.of_file(read_from))
        return replace(found, capture=capture) if isinstance(found, Listed) else found
    return Skipped("a revisit of what is not there", repeat.exchange.url, repeat.response)


def _compare(archive: Archive, batch: Sequence[Entry], report: Report) -> None:
    """Counts what is new, and what the newest captures of known articles would change."""
    for record in batch:
        if not isinstance(record, (Article, Gone)):
            continue
        kept = archive.find(record.identity)
        if kept is None:
            report.outcomes["new"] += 1
        elif isinstance(record, Gone) or record.capture.fetched_at != kept.article.capture.fetched_at:
            report.outcomes["an older capture"] += 1
        else:
            report.outcomes["the newest capture"] += 1
            report.changes.add(article_changes(kept.article, record))


class _Agencies:
    """Makes an agency known to the archive when the first of its captures is found: others are none of its business."""

    def __init__(self, archive: Archive, job: Job) -> None:
        self._archive, self._job = archive, job
        self._met: set[str] = set()

    def meet(self, batch: Iterable[Entry], path: Warc) -> None:
        """Before these are saved, which the file at `path` gave. Raises ArchiveError."""
        new = {
            one.agency if isinstance(one, (Response, Image, Listed, Walked)) else one.identity.agency
            for one in batch
            if not isinstance(one, ReadTo)
        }
        for name in sorted(new - self._met):
            spider = next(one for one in self._job.agencies.of_file(path) if one.name == name)
            self._archive.register(Agency(name, spider.agency_name, spider.base, spider.time_zone))
            self._met.add(name)


class _Redirects:
    """What led to an address: a redirect comes before the page it leads to, in the order of the captures.

    The page of another crawl was not asked for because of it.
    """

    def __init__(self) -> None:
        self._starts: dict[str, tuple[str, ...]] = {}

    def forget(self) -> None:
        """Leaves out the redirects whose pages a crawl has not got."""
        self._starts.clear()

    def take(self, found: Found) -> Entry | None:
        """The record with the addresses that led to it; a redirect is remembered. None for what is not to be kept."""
        if isinstance(found, Redirect):
            if len(self._starts) >= _REMEMBERED:
                self._starts.pop(next(iter(self._starts)))
            self._starts[found.end] = (*self._starts.pop(found.start, ()), found.start)
            return found.response
        if isinstance(found, (Skipped, Repeat)):
            return found.response
        if isinstance(found, Listed):
            return found
        starts = self._starts.pop(found.capture.url, ())
        if isinstance(found, (Gone, Same)):
            return found
        if isinstance(found, Image):
            return replace(found, urls=tuple(dict.fromkeys((*found.urls, *starts))))
        others = {*starts, found.capture.url} - {found.url}
        return replace(found, other_urls=tuple(sorted(others)))
