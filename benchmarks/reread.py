"""Pages a second from a WARC file: ours to rows in an archive, trafilatura's extraction by warcio, mere parsing."""

import gzip
import io
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import trafilatura
from lxml import html
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.store import Archive
from benchmarks.figures import Figures, middle
from benchmarks.large_pages import large_pages
from crawler.normalise.versions import PAGE, page_version, reader_versions
from crawler.reread.agencies import Agencies
from crawler.reread.run import Job, run
from crawler.reread.work import Readers, Wanted

_PAGES = 500
_WARM = 40
"""Pages of another draw that every reader reads first: imports, compiled patterns, and what it keeps of a site."""


def measure(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - of crawls, not of readers
    """Each way over one file, `rounds` times in turn, on one core."""
    ways: dict[str, Callable[[Path], int]] = {
        "Muragat, to rows": _to_rows,
        "trafilatura, by warcio": _extract,
        "lxml, parsing by warcio": _parse,
        "lxml, parsing only": _parse,
    }
    with tempfile.TemporaryDirectory() as folder:
        warc, warm = Path(folder) / "el_kz.warc.gz", Path(folder) / "warm.warc.gz"
        size = write_pages(warc, _PAGES)
        write_pages(warm, _WARM, seed=1)
        bodies = list(_bodies(warc))
        rates: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(rounds):
            for name, way in ways.items():
                way(warm)
                start = time.perf_counter()
                count = _parse_all(bodies) if name == "lxml, parsing only" else way(warc)
                rates[name].append(count / (time.perf_counter() - start))
                if count != _PAGES:
                    raise RuntimeError(f"{name}, round {turn}: {count} of {_PAGES} pages")
    ours = rates["Muragat, to rows"]

    def row(name: str) -> tuple[str, ...]:
        ratio = median(own / other for own, other in zip(ours, rates[name], strict=True))
        return (name, middle(rates[name]), f"{ratio:.2f}")

    return Figures(
        "Reading WARC files again",
        f"{_PAGES} different pages of {size / _PAGES / 1000:.0f} KB, made of the stand-in's, gzip on the wire, in one "
        f"WARC file; one core, {rounds} rounds in turn; medians with ranges. Ours ends in rows of a new archive, the "
        "others in memory.",
        ("way", "pages a second", "ours to it"),
        tuple(row(name) for name in ways),
    )


def write_pages(path: Path, count: int, **draw: int) -> int:
    """A file of response records; gives the bytes of all pages."""
    size = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for page in large_pages(count, **draw):
            size += len(page.html)
            headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")]
            head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            body = io.BytesIO(gzip.compress(page.html, 6, mtime=0))
            writer.write_record(writer.create_warc_record(page.url, "response", payload=body, http_headers=head))
    return size


def _to_rows(warc: Path) -> int:
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        job = Job([warc], {**reader_versions(), PAGE: page_version()}, Agencies(), again=False, dry_run=False)
        report = run(archive, job, Readers(Wanted(), 1), lambda _: None)
    return report.outcomes["new"]


def _bodies(warc: Path) -> Iterator[bytes]:
    with warc.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                yield record.content_stream().read()


def _extract(warc: Path) -> int:
    found = (trafilatura.bare_extraction(body, with_metadata=True, include_comments=False) for body in _bodies(warc))
    return sum(one is not None for one in found)


def _parse(warc: Path) -> int:
    return _parse_all(_bodies(warc))


def _parse_all(bodies: "Iterator[bytes] | list[bytes]") -> int:
    return sum(html.document_fromstring(body) is not None for body in bodies)
