"""The archive's file as the crawler sees it: save what pages said, ask what is known. It never touches the web."""

from archive.crawls import CompleteCrawl, Counts
from archive.errors import ArchiveError
from archive.packed import Entry
from archive.renormalising import Kept
from archive.store.again import Again
from archive.store.captured import Captured
from archive.store.crawls import Crawls
from archive.store.known import Known, KnownArticles
from archive.store.taking import Taking

__all__ = ["Archive", "ArchiveError", "CompleteCrawl", "Counts", "Entry", "Kept", "Known"]


class Archive(Taking, KnownArticles, Captured, Crawls, Again):
    """One archive file, open for writing; usable from any thread, by one at a time.

    Every method raises ArchiveError, a sentence with the file's name, when the file can't be read or written; what was
    saved before is then intact, and nothing of the failed call is stored.
    """
