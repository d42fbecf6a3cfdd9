"""Brings the archive in step with WARC files that are not wholly in it: what a killed crawl had captured.

Reads them as `muragat reread` does, before a crawl begins, so the crawl knows all that was captured already.
"""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path

from archive.store import Archive, ArchiveError
from archive.warc_files import ReadTo
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import MODULES, Agencies
from crawler.reread.run import Job, run
from crawler.reread.work import Readers, Wanted

logger = logging.getLogger(__name__)


def catch_up(
    archive: Archive, folder: Path, name: str, apart: Iterable[str] = (), modules: Sequence[str] = MODULES
) -> int:
    """Reads the closed WARC files in the folder of the agency `name` that are not in the archive; gives how many.

    Of the addresses `apart` it is only noted that they answered: their pages are left to the crawl, as what killed one
    may be among them. `modules` is where the agency's file is; what nobody knows how to read is not taken for read.
    Blocking. Raises ArchiveError.
    """
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.warc.gz")}
    missing = archive.unread_files(sizes)
    if not missing:
        return 0
    agencies = Agencies((name,), modules=modules)
    if not agencies.all:
        raise ArchiveError(f"There is no agency {name}, so {len(missing):,} WARC files in {folder} can't be read.")
    logger.warning("%d WARC files are not yet in the archive: reading them first", len(missing))
    readers = Readers(Wanted((name,), apart=frozenset(apart), modules=tuple(modules)), workers=1)
    job = Job([folder / file for file in sorted(missing)], versions(), agencies, again=True)
    report = run(archive, job, readers, lambda _: None)
    for problem in report.problems:
        logger.warning("%s", problem)
    return len(missing)


def mark_read(archive: Archive, paths: Iterable[Path]) -> None:
    """Writes down that all records of these files are in the archive. Raises ArchiveError."""
    for path in paths:
        size = path.stat().st_size
        archive.save([ReadTo(path.name, size, size, versions())])


def versions() -> dict[str, str]:
    """The versions of all readers, of values and of pages."""
    return {**reader_versions(), PAGE: page_version()}
