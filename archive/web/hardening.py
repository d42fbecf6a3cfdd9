"""Attacks on one's own server: whether what strangers may not do is refused. `muragat serve --public` starts no other.

The attacks are those that were tried on datasette 0.65.5, and what it tells of the machine.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence

from datasette.app import Datasette

from archive.web.configuration import DATABASE
from archive.web.plugin import LONGEST_VALUE

_Check = Callable[[Datasette], Awaitable[bool]]

_REFUSED = (400, 403, 404, 405)


async def weaknesses(datasette: Datasette) -> Sequence[str]:
    """What strangers could do here, a sentence each; none when all is refused."""
    return [sentence for sentence, check in _CHECKS if not await check(datasette)]


def _refuses(*addresses: str) -> _Check:
    async def check(datasette: Datasette) -> bool:
        return all([(await datasette.client.get(address)).status_code in _REFUSED for address in addresses])

    return check


async def _keeps_values_small(datasette: Datasette) -> bool:
    def limit(connection: sqlite3.Connection) -> bool:
        return connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) <= LONGEST_VALUE

    return bool(await datasette.get_database(DATABASE).execute_fn(limit))


async def _leads_nowhere_else(datasette: Datasette) -> bool:
    for address in ("/%5Cexample.com/", "/%5C%5Cexample.com/", "/%2Fexample.com/", "/%09/example.com/"):
        location = (await datasette.client.get(address)).headers.get("location", "/")
        if not location.startswith("/") or location[1:2] in ("/", "\\", "\t"):
            return False
    return True


async def _has_policies(datasette: Datasette) -> bool:
    for address in ("/", f"/{DATABASE}", f"/{DATABASE}/articles", "/no-such-page"):
        answer = await datasette.client.get(address)
        policy = answer.headers.get("content-security-policy", "")
        if "default-src 'none'" not in policy or "access-control-allow-origin" in answer.headers:
            return False
    return True


async def _writes_nothing(datasette: Datasette) -> bool:
    return (await datasette.client.post(f"/{DATABASE}", data={"sql": "select 1"})).status_code in _REFUSED


async def _answers(datasette: Datasette) -> bool:
    pages = [await datasette.client.get(address) for address in ("/", f"/{DATABASE}/latest.json")]
    return all(page.status_code == 200 for page in pages)


_CHECKS: tuple[tuple[str, _Check], ...] = (
    ("SQL of their own is run", _refuses(f"/{DATABASE}.json?sql=select+1", f"/{DATABASE}?sql=select+1")),
    ("conditions of their own are run", _refuses(f"/{DATABASE}/articles.json?_where=1%3D1")),
    ("one value may fill the memory", _keeps_values_small),
    ("an address here leads to another host", _leads_nowhere_else),
    ("a page has no Content-Security-Policy, or may be read by other sites", _has_policies),
    ("something may be sent to be written", _writes_nothing),
    ("the file may be downloaded while it is written", _refuses(f"/{DATABASE}.db")),
    (
        "paths and plugins of this machine are told",
        _refuses("/-/databases.json", "/-/metadata.json", "/-/plugins.json", "/-/threads.json", "/-/settings.json"),
    ),
    ("the archive's own pages don't answer", _answers),
)
