"""An archive's captures as one WACZ file: whole WARC files as they are, or the records that are wanted of them."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from archive.connection import reading
from archive.schema import is_current
from archive.warc.members import Damage
from crawler.capture.cdxj import Entry
from crawler.capture.files import OPEN
from crawler.wacz.catalogue import Catalogue
from crawler.wacz.copying import copy_records, selected_name
from crawler.wacz.package import Package, PackError, writing
from crawler.wacz.pages import page_lines
from crawler.wacz.selection import Wanted, choose
from crawler.wacz.sources import Source, entries, find_sources, is_indexed, open_files
from crawler.wacz.zipnum import DATA, INDEX, block_line, blocks, head_line

_NOT_THERE = """
SELECT warc_file, count(*) FROM captures
WHERE warc_file IS NOT NULL AND (:everything OR (warc_file, warc_offset) IN (SELECT file, offset FROM chosen))
GROUP BY warc_file ORDER BY warc_file
"""

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be packed, and where to. `text` puts the texts of the articles into the list of pages."""

    archive: Path
    warcs: Path
    out: Path
    wanted: Wanted = field(default_factory=Wanted)
    text: bool = False
    replace: bool = False


@dataclass(slots=True)
class Report:
    """What came of it. `problems` are damaged or missing records, a sentence each; the rest is packed."""

    files: int = 0
    captures: int = 0
    replayed: int = 0
    pages: int = 0
    problems: list[str] = field(default_factory=list)


def size_of_work(job: Job) -> int:
    """The bytes that `pack` will tell to `advance` at most. Raises PackError."""
    sources = find_sources(job.warcs)
    return sum(source.size * (1 if is_indexed(source) else 2) for source in sources)


def pack(job: Job, advance: Advance) -> Report:
    """Makes the file, and nothing when it can't be whole; `advance` is told the bytes that are done.

    Raises ArchiveError, CaptureError, PackError and, when a WARC file can't be read, OSError.
    """
    report = Report()
    with reading(job.archive) as connection:
        if not is_current(connection, job.archive):
            raise PackError(f"{job.archive} was made by an older Muragat: `muragat info` brings it up to date.")
        sources = find_sources(job.warcs)
        try:
            with writing(job.out, replace=job.replace) as package:
                catalogue = _catalogue(connection, sources, report, advance)
                if not job.wanted.everything:
                    report.problems += choose(catalogue, job.wanted, sources)
                report.problems += _not_there(catalogue, job, sources)
                for source in sources:
                    _add(package, catalogue, source, job.wanted, report, advance)
                _finish(package, catalogue, job, report)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
                raise PackError("The disk with temporary files is full; TMPDIR names another place.") from None
            raise
    return report


def _catalogue(connection: sqlite3.Connection, sources: list[Source], report: Report, advance: Advance) -> Catalogue:
    catalogue = Catalogue(connection)
    for source in sources:
        catalogue.add(_told(source, report))
        if not is_indexed(source):
            advance(source.size)
    return catalogue


def _told(source: Source, report: Report) -> Iterator[Entry]:
    for one in entries(source):
        if isinstance(one, Damage):
            report.problems.append(f"{source.path.name}, byte {one.offset:,}: {one.reason}")
        else:
            yield one


def _not_there(catalogue: Catalogue, job: Job, sources: list[Source]) -> list[str]:
    written = (path.name.removesuffix(OPEN) for path in open_files(job.warcs))
    there = {*(source.path.name for source in sources), *written}
    rows = catalogue.connection.execute(_NOT_THERE, {"everything": job.wanted.everything})
    return [
        f"{file} is not in {job.warcs}: it has {count:,} of the captures" for file, count in rows if file not in there
    ]


def _add(
    package: Package, catalogue: Catalogue, source: Source, wanted: Wanted, report: Report, advance: Advance
) -> None:
    """Adds a file as it is where all of it is wanted and players can read it, else the wanted records of it."""
    chosen = frozenset() if wanted.everything else catalogue.chosen(source)
    whole = wanted.everything or catalogue.is_whole(source)
    if not whole and not chosen:
        advance(source.size)
        return
    report.files += 1
    if whole and source.form != "one member":
        package.add_file(f"archive/{source.packed_name}", source.path, advance)
        catalogue.pack_whole(source)
        return
    name = source.packed_name if whole else selected_name(source)
    why = "each compressed by itself" if whole else f"captures of {wanted.sentence()}, and what they need to be shown"
    with package.part(f"archive/{name}", source.size) as part:
        for one in copy_records(source, name, part, why, lambda place: whole or place in chosen, advance):
            if not isinstance(one, Damage):
                catalogue.pack(one.entry, source, one.offset)
            elif is_indexed(source):  # else it was told when the file was read for its responses
                report.problems.append(f"{source.path.name}, byte {one.offset:,}: {one.reason}")


def _finish(package: Package, catalogue: Catalogue, job: Job, report: Report) -> None:
    catalogue.choose_shown()
    places = [head_line()]
    with package.part(f"indexes/{DATA}") as part:
        for first, block in blocks(catalogue.lines()):
            places.append(block_line(first, part.write(block), block))
    with package.part(f"indexes/{INDEX}", deflated=True) as part:
        part.write("".join(line + "\n" for line in places).encode())
    title = _title(catalogue, job.wanted)
    with package.part("pages/pages.jsonl", deflated=True) as part:
        for line in page_lines(catalogue, title, text=job.text):
            part.write(line.encode() + b"\n")
            report.pages += 1
    report.pages -= 1  # the head
    report.captures, report.replayed = catalogue.counts()
    package.finish(
        {
            "title": title,
            "description": f"{report.captures:,} captures, {report.pages:,} articles' pages: {job.wanted.sentence()}.",
            "software": f"muragat/{version('muragat')}",
        }
    )


def _title(catalogue: Catalogue, wanted: Wanted) -> str:
    """The names of the agencies, and the days."""
    rows = catalogue.connection.execute("SELECT id, name FROM agencies ORDER BY name").fetchall()
    names = ", ".join(name for number, name in rows if wanted.agency in ("", number))
    days = "–".join(dict.fromkeys(str(day) for day in (wanted.since, wanted.until) if day))
    return f"{names}, {days}" if days else names
