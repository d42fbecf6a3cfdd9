"""The stores of a frontier under one hand, so that the same tests hold for all of them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from crawler.frontier.sqlite import SqliteFrontier
from crawler.frontier.store import Changes, Found, FrontierStore, Leased, Waiting


class Place(Protocol):
    """Where the frontier of one agency is kept."""

    def store(self, *, most_kills: int = 3) -> FrontierStore: ...

    def states(self) -> Mapping[str, int]:
        """How many requests there are: leased, waiting, and all that are known."""

    def aside(self) -> list[tuple[str, str]]:
        """Address and reason of what was set aside."""


class File:
    """In an SQLite file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "el_kz.db"

    def store(self, *, most_kills: int = 3) -> FrontierStore:
        return SqliteFrontier(self.path, most_kills=most_kills)

    def states(self) -> Mapping[str, int]:
        with closing(sqlite3.connect(self.path)) as file:
            found = dict(file.execute("SELECT state, count(*) FROM requests GROUP BY state").fetchall())
        return {"leased": found.get("leased", 0), "waiting": found.get("waiting", 0), "known": sum(found.values())}

    def aside(self) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(self.path)) as file:
            return file.execute("SELECT url, reason FROM set_aside ORDER BY id").fetchall()


class Keys:
    """In Redis, each under a name of its own."""

    def __init__(self, url: str) -> None:
        import redis

        self.url, self.agency = url, f"agency_{uuid4().hex}"
        self.redis = redis.Redis.from_url(url)
        self.prefix = f"muragat:{{{self.agency}}}"

    def store(self, *, most_kills: int = 3) -> FrontierStore:
        from crawler.shared.frontier import RedisFrontier

        return RedisFrontier(self.url, self.agency, most_kills=most_kills)

    def states(self) -> Mapping[str, int]:
        counts: Counter[str] = Counter(leased=self._ask("SCARD", "leased"))
        for key in self.redis.scan_iter(f"{self.prefix}:crawl:*:waiting:*"):
            counts["waiting"] += self._ask("ZCARD", key.decode().removeprefix(self.prefix + ":"))
        for key in self.redis.scan_iter(f"{self.prefix}:crawl:*:seen"):
            counts["known"] += self._ask("HLEN", key.decode().removeprefix(self.prefix + ":"))
        return counts

    def aside(self) -> list[tuple[str, str]]:
        found: Any = self.redis.hvals(f"{self.prefix}:aside")
        return [(one["url"], one["reason"]) for one in map(json.loads, found)]

    def _ask(self, command: str, name: str) -> int:
        answer: Any = self.redis.execute_command(command, f"{self.prefix}:{name}")  # type: ignore[no-untyped-call]
        return int(answer)


def waiting(number: int, *, host: str = "el.kz", priority: int = 0, again: bool = False) -> Waiting:
    fingerprint = None if again else number.to_bytes(4, "big")
    return Waiting(f"https://{host}/{number}", host, priority, fingerprint, f'{{"url":"https://{host}/{number}"}}')


def opened(place: Place, plan: Mapping[str, str] | None = None, *, most_kills: int = 3) -> tuple[FrontierStore, Found]:
    store = place.store(most_kills=most_kills)
    return store, store.open(plan or {})


def lease(store: FrontierStore, most: int = 100, host: str = "el.kz") -> list[Leased]:
    return list(store.commit(Changes(), {host: most}).leased)


def numbers(leased: list[Leased]) -> list[int]:
    return [
        int(one.url.rpartition("/")[2]) for one in sorted(leased, key=lambda one: (one.deaths, -one.priority, one.id))
    ]
