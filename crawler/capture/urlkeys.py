"""The key under which an index keeps an address: SURT («kz,el)/zhanalyq?page=2»), as pywb and cdxj-indexer make it.

The rules are those of the package `surt` 0.3.1 for http and https (a test has a table of its results). The package
itself was last released in 2019, needs tldextract and requests, and asks the resolver about hosts that look like
numbers.
"""

import re
from contextlib import suppress
from urllib.parse import quote_from_bytes, unquote_to_bytes

_URL = re.compile(rb"https?://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?", re.IGNORECASE)
_WWW = re.compile(rb"www\d*\.")
_SAFE = b"!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_PATH_SESSIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rb"^(.*/)(?:\((?:[a-z]\([0-9a-z]{24}\))+\)/)([^?]+\.aspx.*)$",
        rb"^(.*/)(?:\([0-9a-z]{24}\)/)([^?]+\.aspx.*)$",
    )
)
_QUERY_SESSIONS = tuple(
    re.compile(rb"^(.*)(?:" + pattern + rb")(?:&(.*))?$", re.IGNORECASE)
    for pattern in (
        rb"jsessionid=[0-9a-zA-Z]{32}",
        rb"phpsessid=[0-9a-zA-Z]{32}",
        rb"sid=[0-9a-zA-Z]{32}",
        rb"ASPSESSIONID[a-zA-Z]{8}=[a-zA-Z]{24}",
        rb"cfid=[^&]+&cftoken=[^&]+",
    )
)


def url_key(url: str) -> str:
    """The key of an address; one that is not http or https is its own.

    >>> url_key("https://www.El.kz/ru/Zhanalyq_58700/?page=2&b"), url_key("http://127.0.0.1:8000/")
    ('kz,el)/ru/zhanalyq_58700?b&page=2', '1,0,0,127:8000)/')
    """
    match = _URL.match(re.sub(rb"[\n\r\t]", b"", url.encode().strip()))
    if match is None:
        return url
    host, port = _host(match["authority"], default=b"443" if url[:5].lower() == "https" else b"80")
    key = b",".join(reversed(host.split(b"."))) + port + b")" + _path(match["path"])
    query = _query(match["query"] or b"")
    return (key + (b"?" + query if query else b"")).decode("ascii")


def _host(authority: bytes, default: bytes) -> tuple[bytes, bytes]:
    host, colon, port = authority.rpartition(b"@")[2].partition(b":")
    host = _unescaped(host)
    try:
        host.decode("ascii")
    except UnicodeDecodeError:
        with suppress(UnicodeError):  # else it stays as it is, escaped below
            host = host.decode("utf-8", "ignore").encode("idna")
    host = _escaped(host.lower().replace(b"..", b".").strip(b"."))
    host = host[match.end() :] if (match := _WWW.match(host)) else host
    return host, b"" if not colon or not port or port == default else b":" + _escaped(port)


def _path(path: bytes) -> bytes:
    kept: list[bytes] = []
    for part in _unescaped(path).split(b"/")[1:]:
        if part == b".." and kept:
            kept.pop()
        elif part != b".":
            kept.append(part)
    # The last part is empty where the path ends with a slash; empty ones before it are double slashes.
    path = b"/" + b"/".join([part for part in kept[:-1] if part] + kept[-1:])
    path = _escaped(path).lower()
    for pattern in _PATH_SESSIONS:
        path = pattern.sub(rb"\1\2", path)
    return path[:-1] if len(path) > 1 and path.endswith(b"/") else path


def _query(query: bytes) -> bytes:
    query = _escaped(_unescaped(query))
    for pattern in _QUERY_SESSIONS:
        if match := pattern.match(query):
            query = match[1] + (match[2] or b"")
    query = query.lower()
    if len(query) <= 1:
        return query
    return b"&".join(b"=".join(pair) for pair in sorted(tuple(one.split(b"=", 1)) for one in query.split(b"&")))


def _unescaped(text: bytes) -> bytes:
    while (plainer := unquote_to_bytes(text)) != text:
        text = plainer
    return text


def _escaped(text: bytes) -> bytes:
    return quote_from_bytes(text, safe=_SAFE).encode("ascii")
