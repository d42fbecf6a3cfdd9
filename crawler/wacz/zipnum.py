"""The index of a WACZ in two files, as cdxj-indexer and ReplayWeb.page know it: gzipped blocks, and where they begin.

So a reader fetches one block of a large index and not all of it. Lines in, bytes out; no files.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

LINES = 1024
"""Of a block, as ArchiveWeb.page and py-wacz have it."""
DATA = "index.cdx.gz"
INDEX = "index.idx"


def blocks(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Sorted lines of a CDXJ index as gzip members; each with «key timestamp» of its first line."""
    rest = iter(lines)
    while block := list(islice(rest, LINES)):
        pack = zlib.compressobj(wbits=31)
        content = "".join(line + "\n" for line in block).encode()
        yield block[0].split("{", 1)[0].strip(), pack.compress(content) + pack.flush()


def head_line() -> str:
    """The first line of the file that says where blocks begin.

    >>> head_line()
    '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    """
    return "!meta 0 " + json.dumps({"format": "cdxj-gzip-1.0", "filename": DATA})


def block_line(first: str, offset: int, block: bytes) -> str:
    """The line about one block."""
    digest = f"sha256:{hashlib.sha256(block).hexdigest()}"
    return f"{first} {json.dumps({'offset': offset, 'length': len(block), 'digest': digest})}"
