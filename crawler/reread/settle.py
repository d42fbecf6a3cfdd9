"""The end of a re-reading by parts: each WARC file's parts held against its index, and the manifest written.

And its beginning, where an index says which records are read at all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from archive.errors import ArchiveError
from archive.warc.content import Warc, size_of
from crawler.reread.agencies import Agencies
from crawler.reread.by_parts import ByParts, made_of_file
from crawler.reread.folder import part_name
from crawler.reread.indexes import Indexes, chosen
from crawler.reread.manifest import entry_of, write_manifest
from crawler.reread.pages import agency_of
from crawler.reread.run import Job
from crawler.reread.work import Part, parts_of


def parts_by(indexes: Indexes, agencies: Agencies) -> Callable[[Warc, int], Iterator[Part]]:
    """Cuts a file into parts in which only the records of the agencies' hosts are read, by the file's index.

    Raises ArchiveError for a file without an index.
    """

    def parts(warc: Warc, start: int = 0) -> Iterator[Part]:
        places = _wanted_places(indexes, agencies, warc)
        if places is None:
            raise ArchiveError(f"{warc} has no index, so its hosts are not known: read it without --by-index.")
        for part in parts_of(warc, start):
            own = tuple(place for place in places if part.start <= place[0] < part.end)
            yield replace(part, places=own)

    return parts


def settle(job: Job, readers: ByParts, indexes: Indexes, read_from: Mapping[str, int], *, by_index: bool) -> list[str]:
    """Writes the manifest; gives a sentence for whatever was read otherwise than the files' indexes have it.

    `read_from` says up to which byte a file, by its name, was in the archive before. Raises ArchiveError.
    """
    entries = []
    for warc in job.files:
        made = dict(readers.made.get(warc.name, {}))
        for part in job.parts(warc, 0):
            name = part_name(part)
            if name not in made and readers.folder.has(name):
                made[name] = made_of_file(readers.folder, part)
        places = _wanted_places(indexes, job.agencies, warc) if by_index else _all_places(indexes, warc)
        index = [offset for offset, _ in places] if places is not None else None
        known = min((one.start for one in made.values()), default=size_of(warc))
        since = min(read_from.get(warc.name, 0), known)
        entries.append(entry_of(warc.name, str(warc), size_of(warc), made, index, since=since, chosen=by_index))
    write_manifest(readers.folder, job.readers, entries)
    return [sentence for entry in entries for sentence in entry.disagreements]


def _all_places(indexes: Indexes, warc: Warc) -> tuple[tuple[int, int], ...] | None:
    places = indexes.of_file(warc)
    return chosen(places, lambda _: True) if places is not None else None


def _wanted_places(indexes: Indexes, agencies: Agencies, warc: Warc) -> tuple[tuple[int, int], ...] | None:
    places = indexes.of_file(warc)
    if places is None:
        return None
    try:
        own = agencies.of_file(warc)
    except OSError as error:
        raise ArchiveError(f"{warc}: {error.strerror or error}") from error
    return chosen(places, lambda url: agency_of(url, own) is not None)
