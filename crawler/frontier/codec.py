"""Requests as JSON and back, so that one that was kept by an older version of the code can still be read.

A callback is its name on the spider, a source its name among the spider's sources. An object in `meta` or `cb_kwargs`
is written field by field under the name that it has in `KINDS`; a field that a later version adds needs a default,
one that it drops is passed over. What can't be read any more is said so, never guessed at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from scrapy import Request, Spider

from crawler.addresses import ArticleAddress
from crawler.capture.middleware import META as CAPTURE
from crawler.numbers import Search
from crawler.spider import AgencySpider
from crawler.walk import Walk

KINDS: Mapping[str, type] = {"article": ArticleAddress, "walk": Walk, "search": Search}
"""The objects that requests may carry. A name stays as it is, whatever becomes of the class."""

LEASE = "frontier_lease"
"""In `request.meta`: the number of the lease under which a request is out. It is not written."""

_NOT_WRITTEN = (LEASE, CAPTURE)
_SOURCE = "source"
_KIND, _VALUE = "!", "value"
_PLAIN = (str, int, float, bool, type(None))


class Unwritable(TypeError):  # noqa: N818 - says what the request is
    """A request that can't be written as JSON: a mistake in the code that made it."""


class Unreadable(ValueError):  # noqa: N818
    """A request that was kept by another version and can't be read by this one."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A request as it is written. Short, as there are many."""

    url: str
    callback: str = ""
    errback: str = ""
    priority: int = 0
    method: str = "GET"
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    dont_filter: bool = False
    meta: dict[str, Any] = field(default_factory=dict)
    cb_kwargs: dict[str, Any] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)


_DEFAULTS = _Kept("")
_read = msgspec.json.Decoder(_Kept).decode
_write = msgspec.json.Encoder().encode


def write_request(request: Request, spider: Spider) -> str:
    """The request as JSON; raises `Unwritable`, with the address and what is the matter."""
    try:
        kept: dict[str, Any] = {
            "url": request.url,
            "callback": _name(request.callback, spider),
            "errback": _name(request.errback, spider),
            "priority": request.priority,
            "method": request.method,
            "headers": [
                (name.decode("latin-1"), value.decode("latin-1"))
                for name in request.headers
                for value in request.headers.getlist(name)
            ],
            "body": request.body,
            "dont_filter": request.dont_filter,
            "meta": {name: _written(value, spider) for name, value in request.meta.items() if name not in _NOT_WRITTEN},
            "cb_kwargs": {name: _written(value, spider) for name, value in request.cb_kwargs.items()},
            "flags": request.flags,
        }
        return _write({name: value for name, value in kept.items() if value != getattr(_DEFAULTS, name)}).decode()
    except TypeError as error:
        raise Unwritable(f"{request.url} can't be kept in the frontier: {error}.") from error


def read_request(text: str, spider: Spider) -> Request:
    """The request that was written; raises `Unreadable`."""
    try:
        kept = _read(text)
        return Request(
            kept.url,
            callback=_method(kept.callback, spider),
            errback=_method(kept.errback, spider),
            priority=kept.priority,
            method=kept.method,
            headers=_headers(kept.headers),
            body=kept.body,
            dont_filter=kept.dont_filter,
            meta={name: _value(value, spider) for name, value in kept.meta.items()},
            cb_kwargs={name: _value(value, spider) for name, value in kept.cb_kwargs.items()},
            flags=kept.flags,
        )
    except (msgspec.DecodeError, ValueError, TypeError, RecursionError) as error:
        raise Unreadable(str(error) or type(error).__name__) from error


def _name(method: Callable[..., Any] | None, spider: Spider) -> str:
    if method is None:
        return ""
    name: str = getattr(method, "__name__", "")
    if not name or getattr(spider, name, None) != method:
        raise TypeError(f"its callback {method!r} is no method of the spider")
    return name


def _method(name: str, spider: Spider) -> Callable[..., Any] | None:
    if not name:
        return None
    method = getattr(spider, name, None)
    if not callable(method):
        raise ValueError(f"the spider has no method {name!r}")  # noqa: TRY004 - it is the text that is wrong
    return method  # type: ignore[no-any-return]


def _headers(pairs: list[tuple[str, str]]) -> dict[bytes, list[bytes]]:
    headers: dict[bytes, list[bytes]] = {}
    for name, value in pairs:
        headers.setdefault(name.encode("latin-1"), []).append(value.encode("latin-1"))
    return headers


def _written(value: object, spider: Spider) -> object:
    kind = next((name for name, known in KINDS.items() if type(value) is known), "")
    if kind:
        return {_KIND: kind, _VALUE: value}
    if isinstance(spider, AgencySpider):
        for source in spider.sources:
            if value is source or (type(value) is type(source) and value == source):
                return {_KIND: _SOURCE, _VALUE: source.name}
    if not _is_plain(value):
        raise TypeError(f"it carries a {type(value).__name__}, which is not in crawler.frontier.codec.KINDS")
    return value


def _value(value: object, spider: Spider) -> object:
    if not isinstance(value, dict) or _KIND not in value:
        return value
    kind, written = value[_KIND], value.get(_VALUE)
    if kind == _SOURCE:
        sources = spider.sources if isinstance(spider, AgencySpider) else ()
        source = next((one for one in sources if one.name == written), None)
        if source is None:
            raise ValueError(f"{spider.name} has no source {written!r}")
        return source
    if kind not in KINDS:
        raise ValueError(f"an object of an unknown kind: {kind!r}")
    return msgspec.convert(written, KINDS[kind])


def _is_plain(value: object) -> bool:
    """Whether JSON has it: a tuple comes back as a list."""
    if isinstance(value, dict):
        return _KIND not in value and all(isinstance(key, str) and _is_plain(one) for key, one in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(_is_plain, value))
    return type(value) in _PLAIN
