"""A light site with as many articles as a test wants, and crawls of it in processes that begin in no time.

The stand-in press renders pages; this one only counts what it is asked for, so that thousands of pages take seconds.
"""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from tests.crawl.processes import begin

ON_A_LIST = 50

_ARTICLE = """<!DOCTYPE html><html lang="kk"><head><title>Жаңалық {number}</title></head><body>
<h1>Облыста жаңа мектеп ашылды, нөмірі {number}</h1>
<div>Фото: gov.kz 13.01.2023 18:19 {views}</div>
<p>Бүгін облыс орталығында {number}-мектеп ашылды, деп хабарлайды El.kz ақпарат агенттігі.</p>
<p>Мектеп үш жүз оқушыға арналған, онда спорт залы мен асхана бар, сабақ екі ауысымда өтеді.</p>
</body></html>"""
_LIST = "<!DOCTYPE html><html><body><h1>Жаңалықтар</h1>{links}</body></html>"


@dataclass
class LightSite:
    """What it was asked for, by path; `watch` is called with each one, in the server's thread."""

    articles: int
    url: str = ""
    requests: Counter[str] = field(default_factory=Counter)
    watch: Callable[[str], None] = lambda _: None
    delay: float = 0.0
    odd: Callable[[str, int], tuple[int, str, str] | None] = lambda _path, _time: None
    """What a path answers instead when it is asked for the how manyth time; None for the usual."""
    at_once: int = 0
    most_at_once: int = 0
    pauses: list[float] = field(default_factory=list)
    """Seconds from the end of each answer to the next request, whoever sends it."""
    answered: float = 0.0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """The time of one request, from when it is read to just before its answer is written."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if self.answered:
            self.pauses.append(monotonic() - self.answered)
        try:
            yield
        finally:
            self.at_once -= 1
            self.answered = monotonic()

    def paths(self) -> set[str]:
        return {article_path(number) for number in range(self.articles)}

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, content type and text."""
        odd = self.odd(path, self.requests[path])
        if odd is not None:
            return odd
        if path == "/robots.txt":
            return 404, "text/plain", ""
        if path.startswith(("/?page=", "/ru/?page=")) or path in ("/", "/ru/"):
            page = int(path.partition("=")[2] or 1)
            numbers = range((page - 1) * ON_A_LIST, min(page * ON_A_LIST, self.articles)) if "ru" not in path else ()
            links = "".join(f'<p><a href="{article_path(one)}">Жаңалық {one}</a></p>' for one in numbers)
            return 200, "text/html; charset=utf-8", _LIST.format(links=links)
        number = int(path.strip("/").rpartition("_")[2]) - 50_000
        return 200, "text/html; charset=utf-8", _ARTICLE.format(number=number, views=number % 900)


def article_path(number: int) -> str:
    return f"/mektep-ashyldy_{50_000 + number}/"


@contextmanager
def light_site(articles: int) -> Iterator[LightSite]:
    """Serves in a thread of its own."""
    site = LightSite(articles)
    loop = asyncio.new_event_loop()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode("ascii")
                site.watch(path)
                site.requests[path] += 1
                with site.counted():
                    if site.delay:
                        await asyncio.sleep(site.delay)
                    status, kind, text = site.answer(path)
                body = text.encode()
                length = f"Content-Length: {len(body)}\r\n\r\n"
                writer.write(f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\n{length}".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = loop.run_until_complete(asyncio.start_server(handle, "127.0.0.1", 0))
    site.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def end() -> None:
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0)

    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def begin_crawl(
    site: LightSite, folder: Path, *arguments: str, prepare: str = "", agency: str = "el_kz"
) -> BaseProcess:
    """`scrapy crawl el_kz` of this site into `folder`/archive.db, in a new process; what it says is in `folder`/said.

    `agency` may be several, with a space between. `prepare` is Python that is run in the process before; it is forked
    from one that has imported everything.
    """
    settings = {"ARCHIVE": folder / "archive.db", "SUMMARY": folder / "summary.json", "DOWNLOAD_DELAY": 0}
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    where = f"site={site.url}"
    if " " in agency:
        where = f"sites={folder / 'sites.json'}"
        (folder / "sites.json").write_text(json.dumps(dict.fromkeys(agency.split(), site.url)), "utf-8")
    asked = ["crawl", *agency.split(), "-a", where, "-a", "edition=kk", *options, *arguments]
    return begin(asked, folder / "said", folder / "said", prepare=prepare)


def crawl_to_its_end(site: LightSite, folder: Path, *arguments: str, prepare: str = "", agency: str = "el_kz") -> int:
    """The exit code of a crawl that is left alone; raises TimeoutError after two minutes."""
    process = begin_crawl(site, folder, *arguments, prepare=prepare, agency=agency)
    process.join(120)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError((folder / "said").read_text("utf-8"))
    return process.exitcode
