"""The stream in Redis between crawls and the one writer: both of its ends. Blocking; knows no Scrapy and no archive."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from crawler.shared.server import RefusedError, Server, SharedError

PREFIX = "muragat:handed"
MOST = 20_000
"""How many may wait for the writer; then crawls wait, too. An article of the stand-in press has 1.4 kB (median)."""
PATIENCE = 600.0
"""Seconds that a crawl waits for a writer that takes nothing."""
_LOOKS = 1.0
_REMEMBERED = 30 * 24 * 3600
_AT_ONCE = 20
_BLOCK_MS = 2000


class Sender:
    """The end of one crawl, for one thread. `wait` is called for each second that too many messages wait."""

    def __init__(
        self,
        url: str,
        worker: str,
        version: str,
        *,
        most: int = MOST,
        patience: float = PATIENCE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises SharedError when no server answers."""
        Server(url, tries=0).command("PING")
        self._server = Server(url)
        self._worker, self._version, self._most = worker, version, most
        self._patience, self._sleep = patience, sleep
        self._session, self._number = uuid4().hex, 0

    @property
    def shown(self) -> str:
        """The server's address, for people."""
        return self._server.shown

    def send(self, message: bytes) -> None:
        """Hands a message over; when this returns, Redis has it. Raises SharedError."""
        self._number += 1
        given = {
            "session": self._session,
            "number": self._number,
            "name": uuid4().hex,
            "worker": self._worker,
            "version": self._version,
            "most": self._most,
            "remembered": _REMEMBERED,
        }
        waited, taken = 0.0, ""
        while (answer := self._add(given, message)) is not None:
            if answer != taken:
                # The writer is at work: other workers were quicker with what it made room for.
                waited, taken = 0.0, answer
            if waited >= self._patience:
                raise SharedError(
                    f"{self.shown}: {self._most:,} messages wait, and nobody has taken any for {self._patience:.0f} "
                    "seconds. Start `muragat collect` and crawl again: what this crawl captured is in its WARC files."
                )
            self._sleep(_LOOKS)
            waited += _LOOKS

    def _add(self, given: dict[str, Any], message: bytes) -> str | None:
        """None when it was added; where too many wait, up to which message the writer has taken them."""
        try:
            return self._server.run("handed_add", PREFIX, given, _text_or_none, message)
        except RefusedError as error:
            raise SharedError(
                f"{self.shown} has lost what was written last: {self._number - 1} messages of this crawl were handed "
                f"over, and it knows of {error.text}. Read its WARC files again (docs/several_machines.md)."
            ) from error

    def close(self) -> None:
        """Ends the connection."""
        self._server.close()


@dataclass(frozen=True, slots=True)
class Look:
    """The stream at one moment: `busy` names another writer that has it for `seconds` more, else it is ours."""

    busy: str
    seconds: float
    name: str
    taken: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Message:
    """What a worker handed over."""

    id: str
    worker: str
    version: str
    packed: bytes


class Receiver:
    """The writer's end, for one thread; `who` is told to another writer. All methods raise SharedError."""

    def __init__(self, url: str, who: str, *, lease: float) -> None:
        """Raises SharedError when no server answers."""
        Server(url, tries=0).command("PING")
        self._server = Server(url)
        self._me, self._who, self._lease = uuid4().hex, who, lease

    @property
    def shown(self) -> str:
        """The server's address, for people."""
        return self._server.shown

    def look(self) -> Look:
        """Takes the stream for `lease` seconds, or keeps it, unless another writer has it."""
        given = {"me": self._me, "who": self._who, "lease": self._lease, "name": uuid4().hex}
        return self._server.run("handed_look", PREFIX, given, lambda found: Look(*found))

    def messages(self, after: str, *, wait: bool) -> list[Message]:
        """The oldest messages after one (all when empty), some twenty; `wait`: for two seconds where there are none."""
        stream = f"{PREFIX}:stream"
        if wait:
            self._server.command("XREAD", "BLOCK", _BLOCK_MS, "COUNT", 1, "STREAMS", stream, after or "0")
        found = self._server.command("XRANGE", stream, f"({after}" if after else "-", "+", "COUNT", _AT_ONCE)
        return [
            Message(number.decode(), fields[b"worker"].decode(), fields[b"version"].decode(), fields[b"records"])
            for number, fields in found
        ]

    def taken(self, upto: str) -> int:
        """Acknowledges all messages up to one, which are deleted; gives how many wait."""
        return self._server.run("handed_taken", PREFIX, {"upto": upto}, int)

    def set_aside(self, message: Message) -> None:
        """Keeps a message that can't be read in the hash `muragat:handed:aside`."""
        self._server.run("handed_aside", PREFIX, {"id": message.id}, bool)

    def doubts(self) -> tuple[str, ...]:
        """What is wrong with how the server is set up, a sentence each."""
        return self._server.doubts()

    def close(self) -> None:
        """Lets go of the stream, so that the next writer need not wait."""
        self._server.run("handed_end", PREFIX, {"me": self._me}, bool)
        self._server.close()


def _text_or_none(answer: Any) -> str | None:
    return None if answer is None else str(answer)


def number_of(message: str) -> tuple[int, int]:
    """The number of a message for comparing; that of none is before all.

    >>> number_of("1732999999999-10") > number_of("1732999999999-9") > number_of("")
    True
    """
    moment, _, number = message.partition("-")
    return int(moment or 0), int(number or 0)
