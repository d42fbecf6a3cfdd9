"""WARC files that other tools made of the same site: the archive read from them has the same content as our crawl's."""

import gzip
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main
from crawler.replica.server import Served
from tests.crawl.conftest import Crawled
from tests.crawl.content import content

WGET = shutil.which("wget")
needs_wget = pytest.mark.skipif(WGET is None, reason="wget is not installed")

TOO_LARGE_FOR_US = "/shymkentte-qala-bagynyn-qysqy-beinesi-suretke-tusirildi_400020920/"
"""A page of 30 MB, which our crawl refuses (DOWNLOAD_MAXSIZE) and wget fetches."""

HTTP_CLIENT = """
import sys
from warcio.capture_http import capture_http
import http.client

out, host, *paths = sys.argv[1:]
with capture_http(out):
    for path in paths:
        for _ in range(3):
            connection = http.client.HTTPConnection(host)
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            response.read()
            connection.close()
            if response.status < 500:
                break
"""


@pytest.fixture
def crawled(press: Served, crawl: Callable[..., Crawled]) -> Path:
    """The archive of our own crawl."""
    done = crawl("-a", f"site={press.url}")
    assert done.exit_code == 0, done.output + done.errors
    return done.archive


def wget(folder: Path, *words: str) -> None:
    """Runs wget without anybody's .wgetrc; 8 is its code for «the server answered something with an error»."""
    options = ("--no-config", "--no-verbose", "--delete-after", "--timeout=20", "--tries=3", "--waitretry=0")
    command = [str(WGET), *options, "--retry-on-http-error=500,503", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 8), done.stderr


def reread(archive: Path, warc: Path, site: str) -> str:
    words = ["reread", str(archive), str(warc), "--site", f"el_kz={site}", "--workers", "1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def addresses(archive: Path) -> list[str]:
    """Paths of the articles in an archive."""
    with closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute("SELECT url FROM articles ORDER BY url").fetchall()
    return [url.removeprefix("https://el.kz") for (url,) in rows]


@pytest.fixture
def articles(crawled: Path) -> list[str]:
    """Paths of a third of the articles."""
    return addresses(crawled)[::3]


def numbers(paths: Collection[str]) -> set[str]:
    """The native ids in addresses."""
    return {path.rpartition("_")[2].strip("/") for path in paths}


def pictures(archive: Path) -> dict[str, tuple[object, ...]]:
    """Digest, format and size of the pictures of photos, by the addresses of article and photo."""
    with closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute(
            "SELECT articles.url || ' ' || photos.url, payload_digest, encoding_format, width, height, content_size"
            " FROM photos JOIN articles ON articles.id = article WHERE encoding_format IS NOT NULL"
        ).fetchall()
    return {photo: tuple(values) for photo, *values in rows}


@needs_wget
def test_a_whole_site_by_wget(crawled: Path, press: Served, tmp_path: Path) -> None:
    wget(
        tmp_path,
        "--recursive",
        "--level=inf",
        "--page-requisites",
        "--reject-regex=/search/",
        "--warc-file=site",
        "--warc-cdx",
        f"{press.url}/",
    )

    reread(tmp_path / "wget.db", tmp_path / "site.warc.gz", press.url)

    assert set(addresses(tmp_path / "wget.db")) - set(addresses(crawled)) == {TOO_LARGE_FOR_US}
    ours = numbers(addresses(crawled))
    assert content(tmp_path / "wget.db", ours) == content(crawled, ours)
    theirs, own = pictures(tmp_path / "wget.db"), pictures(crawled)
    both = theirs.keys() & own.keys()  # wget asks for other sizes of some
    assert both
    assert {photo: theirs[photo] for photo in both} == {photo: own[photo] for photo in both}


@needs_wget
def test_articles_by_wget_uncompressed_and_what_warcio_and_gzip_make_of_the_file(
    crawled: Path, articles: list[str], press: Served, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("".join(f"{press.url}{path}\n" for path in articles))
    wget(tmp_path, "--input-file=list.txt", "--compression=auto", "--no-warc-compression", "--warc-file=some")
    plain = tmp_path / "some.warc"
    recompress = [sys.executable, "-m", "warcio.cli", "recompress", str(plain), str(tmp_path / "members.warc.gz")]
    subprocess.run(recompress, check=True, capture_output=True, timeout=120)
    (tmp_path / "whole.warc.gz").write_bytes(gzip.compress(plain.read_bytes()))

    expected = content(crawled, numbers(articles))
    for file in (plain, tmp_path / "members.warc.gz", tmp_path / "whole.warc.gz"):
        archive = file.with_suffix(".db")
        reread(archive, file, press.url)
        assert addresses(archive) == articles, file.name
        assert content(archive, numbers(articles)) == expected, file.name


def test_articles_by_warcio_as_it_captures_pythons_own_client(
    crawled: Path, articles: list[str], press: Served, tmp_path: Path
) -> None:
    warc = tmp_path / "client.warc.gz"
    command = [sys.executable, "-c", HTTP_CLIENT, str(warc), press.url.removeprefix("http://"), *articles]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    reread(tmp_path / "client.db", warc, press.url)

    assert addresses(tmp_path / "client.db") == articles
    assert content(tmp_path / "client.db", numbers(articles)) == content(crawled, numbers(articles))
