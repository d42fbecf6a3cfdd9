"""Addresses: which article an address is of, and the one address that is kept for it.

One article has many addresses: another slug, a missing slash, tracking parameters, AMP, http, a host with a final
dot. The agency's own number in the address is the identity. Nothing is fetched here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from urllib.parse import SplitResult, parse_qs, urldefrag, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

_AMP = re.compile(r"^/amp(?=/)|/amp/?$")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|jfif|png|webp|gif|avif|bmp|svg)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|&)p=(\d+)(?=&|$)")
_NO_PORT = {"http": ("", "80"), "https": ("", "443"), "": ("", "80", "443")}
"""By scheme, the ports that go without saying (RFC 9110, 4.2); an address without a scheme may have either."""
_INDEX = re.compile(r"^/(?:public/)?index\.php(?=/|$)")


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

    `further` are the bases of editions with a host of their own, each with the value that stands for the group
    («https://qz.inform.kz»: "qz"); `sites` says where those are fetched, if elsewhere. `mirrors` are hosts, or
    patterns of them, that show the pages of `base` under the same paths: what they name is known, and never fetched.
    `edition_parameter` is the parameter that stands for the group («?ln=lat»: "ln") where the path doesn't say it;
    `final_slash` whether the agency's own addresses end in a slash.
    """

    base: str
    article: re.Pattern[str]
    editions: dict[str, str]
    site: str
    image_hosts: tuple[str, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    mirrors: tuple[str, ...] = ()
    edition_parameter: str = ""
    final_slash: bool = True

    @property
    def bases(self) -> tuple[str, ...]:
        """All base addresses of the agency, its main one first."""
        return self.base, *self.further

    def fetched_from(self, base: str) -> str:
        """Where the pages of a base are really fetched."""
        return self.site if base == self.base else self.sites.get(base, base)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of all hosts: the agency's own, and those that its pages are fetched from."""
        sites = (*self.bases, *map(self.fetched_from, self.bases))
        return tuple(dict.fromkeys(urlsplit(site).hostname or "" for site in sites))

    @property
    def stands_in(self) -> bool:
        """Whether pages are fetched from another site than the agency's own."""
        return any(self.fetched_from(base) != base for base in self.bases)

    def is_own(self, url: str) -> bool:
        """Whether an address is on one of the agency's own hosts, or on one that its pages are fetched from.

        >>> a = Addresses("https://el.kz", re.compile(""), {}, "http://127.0.0.1:8000")
        >>> a.is_own("http://www.el.kz./robots.txt"), a.is_own("http://127.0.0.1:8000/"), a.is_own("https://gov.kz/")
        (True, True, False)
        """
        return self._base_of(url) is not None

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
        hosts = (*(_host(urlsplit(base)) for base in self.bases), *self.image_hosts)
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
        base = self._base_of(url) or (self.base if self._is_mirror(parts.hostname or "") else None)
        if base is None:
            return None
        path = _AMP.sub("", _INDEX.sub("", parts.path))
        if path in ("", "/") and (number := _NUMBERED.search(parts.query)):
            path = f"/?p={number[1]}"  # WordPress's address of an article by its number alone
        match = self.article.fullmatch(path)
        asked = parse_qs(parts.query).get(self.edition_parameter, [""])[0] if self.edition_parameter else ""
        group = asked or (match.groupdict().get("edition") or "") if match else "-"
        edition = self.editions.get(self.further.get(base) or group)
        if match is None or edition is None:
            return None
        query = f"?{self.edition_parameter}={asked}" if asked else ""
        return ArticleAddress(match["id"], edition, f"{base}{_slash(path, wanted=self.final_slash)}{query}")

    def own(self, url: str) -> str:
        """The same address on the agency's own site, for what is archived; other hosts' addresses stay as they are.

        >>> a = Addresses("https://el.kz", re.compile(""), {}, "http://127.0.0.1:8000")
        >>> a.own("http://127.0.0.1:8000/storage/a.jpg"), a.own("https://gov.kz/b.jpg")
        ('https://el.kz/storage/a.jpg', 'https://gov.kz/b.jpg')
        """
        base = self._base_of(url)
        return _at(url, base) if base is not None else url

    def fetched(self, url: str) -> str:
        """The address to fetch for one on the agency's own site, or below its base: the reverse of `own`.

        >>> a = Addresses("https://inform.kz", re.compile(""), {}, "http://127.0.0.1:8000",
        ...     further={"https://qz.inform.kz": "qz"}, sites={"https://qz.inform.kz": "http://127.0.0.2:8000"})
        >>> a.fetched("/lenta/"), a.fetched("https://qz.inform.kz/lenta/")
        ('http://127.0.0.1:8000/lenta/', 'http://127.0.0.2:8000/lenta/')
        """
        url = self.whole(url)
        base = self._base_of(url)
        return _at(url, self.fetched_from(base)) if base is not None else url

    def whole(self, path: str) -> str:
        """The agency's own address for a path below its base; a whole address stays as it is."""
        return f"{self.base}{path}" if path.startswith("/") and not path.startswith("//") else path

    def short(self, url: str) -> str:
        """An agency's own address as its sources write it: the path and query below its base, else whole.

        >>> a = Addresses("https://inform.kz", re.compile(""), {}, "http://127.0.0.1:8000",
        ...     further={"https://qz.inform.kz": "qz"})
        >>> a.short("http://127.0.0.1:8000/lenta/?page=2"), a.short("https://qz.inform.kz")
        ('/lenta/?page=2', 'https://qz.inform.kz/')
        """
        parts = urlsplit(self.own(url))
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        is_main = _host(parts) == _host(urlsplit(self.base))
        return path if is_main else f"{parts.scheme}://{parts.netloc}{path}"

    def _base_of(self, url: str) -> str | None:
        """The base whose host an address is on, as the agency has it or as it is fetched."""
        try:
            host = _host(urlsplit(url))
        except ValueError:
            return None
        return next((base for base, one in self._hosts() if one == host), None)

    def _hosts(self) -> Iterator[tuple[str, str]]:
        for base in self.bases:
            yield base, _host(urlsplit(base))
        for base in self.bases:
            yield base, _host(urlsplit(self.fetched_from(base)))

    def _is_mirror(self, host: str) -> bool:
        return any(fnmatchcase(_bare(host), one) for one in self.mirrors)


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


def _at(url: str, base: str) -> str:
    """The same path and query on another host."""
    parts, there = urlsplit(url), urlsplit(base)
    return urlunsplit((there.scheme, there.netloc, parts.path, parts.query, ""))


def _host(parts: SplitResult) -> str:
    """Host and port, without what says nothing: capitals, a final dot, www, the port that the scheme has anyway."""
    host, colon, port = parts.netloc.rpartition(":")
    return _bare(host if colon and port in _NO_PORT.get(parts.scheme, ("",)) else parts.netloc)


def _bare(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")


def _slash(path: str, *, wanted: bool) -> str:
    last = path.rpartition("/")[2]
    if not wanted:
        return path.rstrip("/") or "/"
    return path if not last or "." in last or "?" in last else f"{path}/"
