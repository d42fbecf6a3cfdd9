"""A WARC file with a little of everything that a re-reading has to settle across the parts of a file."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.archive.warc.warcs import answer, record, write_warc
from tests.crawler.reread.test_reread import PAGES, captured, stamp

GIF = bytes.fromhex("47494638396102000300")


def many(path: Path, *others: bytes, count: int = 12) -> list[int]:
    """Pages, edited a day after, a redirect to each third, pictures, revisits, a page gone, others' pages.

    Gives the places of the records; `others` are records in their middle.
    """
    _, at = captured(PAGES[0])
    records: list[bytes] = [record("warcinfo", "", b"software: a test\r\n", stamp(at))]
    digests = []
    for number in range(count):
        url, moment = f"https://el.kz/maqala_{58700 + number}/", at + timedelta(minutes=number)
        body = _page(number)
        digests.append(f"WARC-Payload-Digest: sha256:{hashlib.sha256(body).hexdigest()}")
        if number % 3 == 0:
            moved = answer(b"", "301 Moved Permanently", f"Location: {url.removeprefix('https://el.kz')}")
            records.append(record("response", f"https://el.kz/eski_{58700 + number}/", moved, stamp(moment)))
        records.append(record("request", url, b"GET / HTTP/1.1\r\n\r\n", stamp(moment)))
        records.append(record("response", url, answer(body), stamp(moment), "1.1", digests[-1]))
        records.append(record("response", f"https://example.org/{number}/", answer(body), stamp(moment)))
        picture = answer(GIF).replace(b"text/html; charset=utf-8", b"image/gif")
        records.append(record("response", f"https://el.kz/media/{number}.gif", picture, stamp(moment)))
        if number == count // 2:
            records += others
    later = at + timedelta(days=1)
    for number in range(count):
        url, moment = f"https://el.kz/maqala_{58700 + number}/", later + timedelta(minutes=number)
        if number % 2:
            records.append(record("revisit", url, answer(b""), stamp(moment), "1.1", digests[number]))
        else:
            edited = _page(number).replace(b"<p>", "<p>Түзетілді. ".encode())
            records.append(record("response", url, answer(edited), stamp(moment)))
    gone = record(
        "response", "https://el.kz/maqala_58700/", answer(b"", "404 Not Found"), stamp(later + timedelta(days=1))
    )
    return write_warc(path, [*records, gone])


def _page(number: int) -> bytes:
    """A page of its own: none of them has another one's bytes."""
    return PAGES[number % len(PAGES)].read_bytes() + f"<!-- {number} -->".encode()


def tables(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables, but for when files were read; those of the search index as its words."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for (name,) in names
            if name != "_sqlite_migrations" and "fts" not in name
        }
    found["warc_files"] = [row[:-1] for row in found["warc_files"]]
    return found
