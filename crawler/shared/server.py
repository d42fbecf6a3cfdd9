"""The connection to Redis, and scripts that run there as one step each. Knows nothing of crawls."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from crawler.shared.place import shown

_Result = TypeVar("_Result")

TRIES = 12
"""More tries after the first one: a server that is started again is waited for, for about twenty seconds."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 3.0
_TIMEOUT = 10.0


class SharedError(Exception):
    """Redis can't be reached or used; the message is a sentence for people."""


class RefusedError(Exception):
    """What a script answered instead of doing its work: `code` is one of its own words, `text` what came after."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code} {text}")
        self.code, self.text = code, text


class Server:
    """One connection, for one thread at a time. All methods raise SharedError."""

    def __init__(self, url: str, *, tries: int = TRIES) -> None:
        """Connects at the first command, not before; raises SharedError for an address that is none."""
        self.shown = shown(url)
        retry = Retry(ExponentialBackoff(cap=_LONGEST_PAUSE, base=_FIRST_PAUSE), tries)
        errors: list[type[Exception]] = [redis.ConnectionError, redis.TimeoutError, redis.BusyLoadingError]
        try:
            self._redis = redis.Redis.from_url(
                url, socket_timeout=_TIMEOUT, socket_connect_timeout=_TIMEOUT, retry=retry, retry_on_error=errors
            )
        except (ValueError, redis.RedisError) as error:
            raise SharedError(f"{self.shown} is no address of a Redis server: {error}") from error

    def run(self, script: str, prefix: str, given: object, kind: Callable[[Any], _Result], *more: bytes) -> _Result:
        """Runs `crawler/shared/<script>.lua` on the keys below `prefix`; raises RefusedError when it says so.

        `given` goes there, `more` behind it as it is, and the answer is turned into what `kind` makes of it. The
        script may run twice when the first answer gets lost: it has to see to that itself.
        """
        packed = msgspec.msgpack.encode(given)
        with self._explained():
            answer: Any = self._redis.register_script(_source(script))(keys=[prefix], args=[packed, *more])
            return kind(msgspec.msgpack.decode(answer))

    def doubts(self) -> tuple[str, ...]:
        """What is wrong with how the server is set up, a sentence each."""
        with self._explained():
            found: Any = self._redis.info("everything")
        said = []
        if not found.get("aof_enabled"):
            said.append(
                f"{self.shown} keeps nothing on disk (appendonly no): when it stops, what waits there is lost. "
                "See docs/several_machines.md."
            )
        if found.get("maxmemory_policy", "noeviction") != "noeviction" and found.get("maxmemory"):
            said.append(
                f"{self.shown} may throw away what waits there (maxmemory-policy {found['maxmemory_policy']}); set it "
                "to noeviction."
            )
        return tuple(said)

    def command(self, *words: str | int | bytes) -> Any:
        """One plain command, and its answer as Redis gives it."""
        with self._explained():
            return self._redis.execute_command(*words)  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Closes the connection; the next command opens it again."""
        self._redis.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except redis.ResponseError as error:
            code, _, text = str(error).partition(" ")
            if code in ("TAKEN", "LOST", "VERSION"):
                raise RefusedError(code, text) from error
            raise SharedError(f"{self.shown}: {error}.") from error
        except (redis.RedisError, OSError) as error:
            raise SharedError(f"{self.shown} can't be reached: {error}.") from error
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise SharedError(f"{self.shown}: an answer that can't be read: {error}.") from error


@cache
def _source(script: str) -> str:
    folder = files("crawler.shared") / "scripts"
    common = script.partition("_")[0] + ".lua"
    return (folder / common).read_text("utf-8") + (folder / f"{script}.lua").read_text("utf-8")
