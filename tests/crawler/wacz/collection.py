"""Three days of El.kz as our recorder keeps them, and the archive that is read from them; and a WACZ taken apart."""

import gzip
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from click.testing import CliRunner, Result

from crawler.capture.exchange import Exchange, Failure, Headers, Received, Sent
from crawler.capture.recorder import Recorder
from crawler.commands.fixture import FIXTURES
from crawler.commands.muragat import main

ROOT = Path(__file__).parents[3]
_SAVED = ROOT / FIXTURES / "el_kz"
_HTML: Headers = ((b"Content-Type", b"text/html; charset=utf-8"), (b"Content-Encoding", b"gzip"))

BIRDS = "https://el.kz/oskemendik-studentter-marqakoldegi-qustardyn-dauys-kartasyn-qurastyrdy_400045649/"
"""Its headline is edited on day 2, and edited back on day 3."""
APPLES = "https://el.kz/ru/v-almaty-vdol-reki-esentai-vysadyat-1200-yablon-siversa_400012516/"
"""The same on all days; on day 2 the site also says that nothing has changed."""
WOODS = "https://el.kz/orman-zhane-tabigi-sayabaqtar-salasynyn-aldagy-mindetteri-aiqyndaldy_63394/"
"""New on day 3: an error, and the page within the same second; then the same page at another address."""
PICTURE = "https://el.kz/storage/storage/element/2026/04/05/mainphoto/76826/1200xauto_523baa627bf6adbd319ee757d21ac72522406e05.jpg"
ROBOTS = "https://el.kz/robots.txt"
LIST = "https://el.kz/"

BIRDS_PAGE = (_SAVED / "2026-04-06_400045649.html").read_bytes()
BIRDS_EDITED = BIRDS_PAGE.replace("құстардың дауыс".encode(), "63 құстың дауыс".encode())
APPLES_PAGE = (_SAVED / "2025-09-16_400012516.html").read_bytes()
WOODS_PAGE = (_SAVED / "2023-01-20_63394.html").read_bytes()
FIRST_HEADLINE = "Өскемендік студенттер Марқакөлдегі құстардың дауыс картасын құрастырды"
EDITED_HEADLINE = "Өскемендік студенттер Марқакөлдегі 63 құстың дауыс картасын құрастырды"


def at(day: int, second: int) -> datetime:
    """A moment of day 1, 2 or 3, at 7 o'clock."""
    return datetime(2026, 4, 5 + day, 7, 0, second, tzinfo=UTC)


def sent(url: str) -> Sent:
    parts = urlsplit(url)
    return Sent("GET", parts.path, ((b"Host", parts.netloc.encode()), (b"User-Agent", b"muragat")))


def page(url: str, body: bytes, day: int, second: int, status: int = 200) -> Exchange:
    return Exchange(url, at(day, second), sent(url), Received(status, _HTML, gzip.compress(body, mtime=0)))


def plain(url: str, body: bytes, kind: bytes, day: int, second: int, status: int = 200) -> Exchange:
    return Exchange(url, at(day, second), sent(url), Received(status, ((b"Content-Type", kind),), body))


DAYS: Sequence[Sequence[Exchange | Failure]] = (
    (
        plain(ROBOTS, b"User-agent: *\nDisallow: /print/\n", b"text/plain", 1, 0),
        page(LIST, b"<html>day 1</html>", 1, 1),
        page(LIST, b"<html>day 1</html>", 1, 1),
        page(BIRDS, BIRDS_PAGE, 1, 2),
        page(APPLES, APPLES_PAGE, 1, 3),
        plain(PICTURE, b"\xff\xd8\xff picture", b"image/jpeg", 1, 4),
        Failure("https://el.kz/ulken_58801/", at(1, 5), sent("https://el.kz/ulken_58801/"), "length", "too large"),
    ),
    (
        plain(ROBOTS, b"User-agent: *\nDisallow: /print/\n", b"text/plain", 2, 0),
        page(LIST, b"<html>day 2</html>", 2, 1),
        page(BIRDS, BIRDS_EDITED, 2, 2),
        page(APPLES, APPLES_PAGE, 2, 3),
        Exchange(APPLES, at(2, 9), sent(APPLES), Received(304, (), b"")),
    ),
    (
        page(LIST, b"<html>day 3</html>", 3, 1),
        page(BIRDS, BIRDS_PAGE, 3, 2),
        page(WOODS, b"<html>try again</html>", 3, 4, status=503),
        page(WOODS, WOODS_PAGE, 3, 4),
        page(f"{WOODS}?utm_source=tg", WOODS_PAGE, 3, 5),
        page(LIST, b"<html>day 3, a moment later</html>", 3, 1),
    ),
)


def collect(folder: Path, days: Sequence[Sequence[Exchange | Failure]] = DAYS) -> Path:
    """Writes a WARC file a day into `folder`/warc and reads them into `folder`/archive.db; gives that one."""
    for day in days:
        recorder = Recorder(folder / "warc", "el_kz", (("description", "scrapy crawl el_kz"),))
        for one in day:
            recorder.record(one)
        recorder.close()
    archive = folder / "archive.db"
    reread(archive, folder / "warc")
    return archive


def reread(archive: Path, *warcs: Path | str) -> None:
    """`muragat reread`, which must go well."""
    result = muragat("reread", archive, *warcs, "--workers", "1")
    assert result.exit_code == 0, result.output


def muragat(*words: Path | str) -> Result:
    """A command of ours."""
    return CliRunner().invoke(main, [str(word) for word in words])


@dataclass(frozen=True)
class Opened:
    """What is in a WACZ, read without any code of ours."""

    parts: dict[str, bytes]
    about: dict[str, Any]
    pages: list[dict[str, Any]]
    index: list[tuple[str, str, dict[str, str]]]

    def warcs(self) -> dict[str, bytes]:
        return {name.removeprefix("archive/"): part for name, part in self.parts.items() if name.startswith("archive/")}

    def shown(self) -> list[tuple[str, str, str]]:
        """What the index has: address, time and what kind of record it is."""
        return [(named["url"], timestamp, named.get("mime", "")) for _, timestamp, named in self.index]

    def record(self, named: dict[str, str]) -> bytes:
        """The record that a line of the index leads to."""
        place = int(named["offset"])
        return gzip.decompress(self.warcs()[named["filename"]][place : place + int(named["length"])])


def opened(path: Path) -> Opened:
    """Takes a WACZ apart."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    lines = gzip.decompress(parts["indexes/index.cdx.gz"]).decode().splitlines()
    index = [(key, time, json.loads(named)) for key, time, named in (line.split(" ", 2) for line in lines)]
    pages = [json.loads(line) for line in parts["pages/pages.jsonl"].decode().splitlines()]
    return Opened(parts, json.loads(parts["datapackage.json"]), pages, index)
