"""Addresses: which article an address is of, and the one address that is kept for it.

One article has many addresses: another slug, a missing slash, tracking parameters, AMP, http, a host with a final
dot. The agency's own number in the address is the identity. Nothing is fetched here.
"""

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

_AMP = re.compile(r"^/amp(?=/)|/amp/?$")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|jfif|png|webp|gif|avif|bmp|svg)$", re.IGNORECASE)
_INDEX = re.compile(r"^/(?:public/)?index\.php(?=/)")


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An address taken apart: `url` is the canonical one on the agency's own site."""

    native_id: str
    edition: str
    url: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """The shape of an agency's addresses.

    `base` is the agency's own address («https://el.kz»); `article` a pattern over the path with a group `id` and,
    where the agency has several editions, a group `edition`; `editions` gives each value of that group ("" for an
    empty or missing one) the edition's name. `site` is where pages are really fetched: the agency's own base, or a
    stand-in's. `image_hosts` are further hosts that hold its pictures.
    """

    base: str
    article: re.Pattern[str]
    editions: dict[str, str]
    site: str
    image_hosts: tuple[str, ...] = ()

    def is_own(self, url: str) -> bool:
        """Whether an address is on the agency's own site, or on the one its pages are fetched from.

        >>> a = Addresses("https://el.kz", re.compile(""), {}, "http://127.0.0.1:8000")
        >>> a.is_own("http://www.el.kz./robots.txt"), a.is_own("http://127.0.0.1:8000/"), a.is_own("https://gov.kz/")
        (True, True, False)
        """
        try:
            host = _host(urlsplit(url).netloc)
        except ValueError:
            return False
        return host in (_host(urlsplit(self.base).netloc), _host(urlsplit(self.site).netloc))

    def holds_images(self, url: str) -> bool:
        """Whether the agency's pictures may be at an address: on its own site, a subdomain of it, or an image host.

        >>> a = Addresses("https://el.kz", re.compile(""), {}, "https://el.kz", ("el-cdn.kz",))
        >>> [a.holds_images(f"https://{host}/a.jpg") for host in ("el.kz", "img.el.kz", "1.el-cdn.kz", "el.kz.org")]
        [True, True, True, False]
        """
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            return False
        hosts = (_host(urlsplit(self.base).netloc), *self.image_hosts)
        return self.is_own(url) or any(host == one or host.endswith(f".{one}") for one in hosts)

    def identify(self, url: str) -> ArticleAddress | None:
        """Which article an address is of; None when it is no article's, or of another site.

        >>> el_kz = Addresses("https://el.kz", re.compile(r"/(?P<edition>ru/)?[^/]*_(?P<id>\\d+)/?"),
        ...     {"": "kk-Cyrl", "ru/": "ru"}, "https://el.kz")
        >>> el_kz.identify("http://www.el.kz./amp/ru/zhana-mektep_58700?utm_source=tg#top")
        ArticleAddress(native_id='58700', edition='ru', url='https://el.kz/ru/zhana-mektep_58700/')
        """
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if _host(parts.netloc) not in (_host(urlsplit(self.base).netloc), _host(urlsplit(self.site).netloc)):
            return None
        path = _AMP.sub("", _INDEX.sub("", parts.path))
        match = self.article.fullmatch(path)
        edition = self.editions.get((match.groupdict().get("edition") or "") if match else "-")
        if match is None or edition is None:
            return None
        return ArticleAddress(match["id"], edition, f"{self.base}{_slash(path)}")

    def own(self, url: str) -> str:
        """The same address on the agency's own site, for what is archived; other hosts' addresses stay as they are.

        >>> a = Addresses("https://el.kz", re.compile(""), {}, "http://127.0.0.1:8000")
        >>> a.own("http://127.0.0.1:8000/storage/a.jpg"), a.own("https://gov.kz/b.jpg")
        ('https://el.kz/storage/a.jpg', 'https://gov.kz/b.jpg')
        """
        return _moved(url, self.site, self.base)

    def fetched(self, url: str) -> str:
        """The address to fetch for one on the agency's own site: the reverse of `own`."""
        return _moved(url, self.base, self.site)


def resolve(base: str, href: str) -> str:
    """The address that a link on the page `base` leads to; empty when it is no address («http://[»).

    >>> resolve("https://el.kz/a/", "/b.jpg"), resolve("https://el.kz/", "http://[")
    ('https://el.kz/b.jpg', '')
    """
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def as_requested(url: str) -> str:
    """An address as a request for it names it: percent-encoded, without a fragment; empty when it is none over HTTP.

    >>> as_requested("https://el.kz/сурет 1.jpg#top"), as_requested("data:image/gif;base64,R0lG")
    ('https://el.kz/%D1%81%D1%83%D1%80%D0%B5%D1%82%201.jpg', '')
    """
    try:
        parts = urlsplit(url)
        return urldefrag(safe_url_string(url))[0] if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def is_picture_file(url: str) -> bool:
    """Whether an address ends like a picture's file.

    >>> is_picture_file("/storage/a.JPG?width=600"), is_picture_file("https://el.kz/a.jpg/")
    (True, False)
    """
    try:
        return _PICTURE_FILE.search(urlsplit(url.strip()).path) is not None
    except ValueError:
        return False


def _moved(url: str, start: str, end: str) -> str:
    try:
        parts, old, new = urlsplit(url), urlsplit(start), urlsplit(end)
    except ValueError:
        return url
    if _host(parts.netloc) != _host(old.netloc):
        return url
    return urlunsplit((new.scheme, new.netloc, parts.path, parts.query, ""))


def _host(netloc: str) -> str:
    return netloc.lower().rstrip(".").removeprefix("www.")


def _slash(path: str) -> str:
    last = path.rpartition("/")[2]
    return path if not last or "." in last else f"{path}/"
