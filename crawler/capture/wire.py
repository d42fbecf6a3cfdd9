"""What Scrapy gives at the wire, as the exchange that it was. Knows Scrapy; writes nothing."""

from datetime import datetime
from urllib.parse import urldefrag, urlsplit

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Headers as ScrapyHeaders
from scrapy.http import Response
from twisted.web.http_headers import Headers as SentHeaders

from crawler.capture.exchange import Exchange, Failure, Headers, Received, Sent

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRUNCATED = {"dataloss": "disconnect", "download_stopped": "unspecified"}
"""Scrapy's flags. «partial» is none of them: HTTP/1.0's way to end a body, which tells nothing about its length."""
_REASONS = (
    (DownloadCancelledError, "length"),
    (DownloadTimeoutError, "time"),
    (ResponseDataLossError, "disconnect"),
)


def is_on_the_wire(request: Request) -> bool:
    """Whether a request goes over HTTP, and not to a file or into a data: address."""
    return urlsplit(request.url).scheme in _DEFAULT_PORTS


def exchange_of(request: Request, response: Response, at: datetime) -> Exchange:
    """The exchange of a response as the signal `response_downloaded` brings it, its body still encoded."""
    truncated = next((_TRUNCATED[flag] for flag in response.flags if flag in _TRUNCATED), "")
    received = Received(
        response.status, headers_of(response.headers), response.body, response.protocol or "", truncated
    )
    return Exchange(_address(request), at, _sent(request), received, str(response.ip_address or ""))


def failure_of(
    request: Request, exception: Exception, at: datetime, headers: ScrapyHeaders | None, bytes_received: int
) -> Failure:
    """What is known of a request that no response came of; `headers` and the count are of what had come by then."""
    reason = next((reason for kind, reason in _REASONS if isinstance(exception, kind)), "unspecified")
    message = f"{type(exception).__name__}: {exception}".rstrip(": ")
    received = headers_of(headers) if headers is not None else None
    return Failure(_address(request), at, _sent(request), reason, message, received, bytes_received)


def headers_of(headers: ScrapyHeaders) -> Headers:
    """All headers: names in their order, a repeated one's values one after the other, as Scrapy keeps them."""
    return tuple((name, value) for name in headers for value in headers.getlist(name))


def _address(request: Request) -> str:
    return urldefrag(request.url)[0]


def _sent(request: Request) -> Sent:
    """The request as Twisted's agent writes it: RFC 9112's origin form, and a Host header after all others."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = [(name, value) for name, values in SentHeaders(request.headers).getAllRawHeaders() for value in values]
    if not any(name.lower() == b"host" for name, _ in sent):
        port = f":{parts.port}" if parts.port not in (None, _DEFAULT_PORTS[parts.scheme]) else ""
        sent.append((b"Host", f"{parts.hostname}{port}".encode("ascii")))
    if request.body:
        sent.insert(0, (b"Content-Length", str(len(request.body)).encode()))
    return Sent(request.method, target, tuple(sent), request.body)
