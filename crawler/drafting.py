"""Drafts an agency's file from what a crawl of an unknown site has seen. Whether it is right, somebody has to look."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.generic import GENERIC

_EDITIONS = {"kk-Cyrl": "kk", "kk-Latn": "latn", "kk-Arab": "arab", "ru": "ru", "en": "en"}
_PREFIXES = ("kk/", "kz/", "ru/", "en/")
_FITTING = 0.95
"""The share of the articles' addresses that a pattern has to fit."""


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """An article of the site: its address, the number that was taken for its identity, its edition in the archive."""

    url: str
    native_id: str
    edition: str


def draft(base: str, articles: Collection[SeenArticle], sources: Sequence[str], fields: Mapping[str, str]) -> str:
    """The text of an agency's file.

    `sources` are the paths of feeds, sitemaps and lists that named articles, `fields` the layer by which most pages
    gave each field. Raises ValueError when no article was seen.
    """
    if not articles:
        raise ValueError("no article was seen, so there is nothing to draft from")
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    name = re.sub(r"\W", "_", host)
    name = f"n{name}" if name[:1].isdigit() else name
    prefixes = _prefixes(articles)
    editions = ", ".join(f'"{_EDITIONS[edition]}": ("{prefix}", "{edition}")' for prefix, edition in prefixes.items())
    by_layer: dict[str, list[str]] = {}
    for field, layer in sorted(fields.items()):
        by_layer.setdefault(layer, []).append(field)
    named = " ".join(f'{_kind(path)}("{path}"),' for path in sources or ["/"])
    lines = [
        f'"""{host}. A draft made by `scrapy crawl {GENERIC}` from {len(articles)} articles: look at every line."""',
        "",
        "import re",
        "from typing import ClassVar",
        "",
        "from crawler.evidence import guess",
        "from crawler.page import Page",
        f"from crawler.sources import {', '.join(sorted({_kind(path) for path in sources} or {'ListPages'}))}",
        "from crawler.spider import AgencySpider",
        "",
        "",
        f"class {_class_name(name)}(AgencySpider):",
        f'    """The spider of {host}."""',
        "",
        f'    name = "{name}"',
        f'    agency_name = "{host}"',
        f'    base = "{base}"',
        '    time_zone = "Asia/Almaty"',
        *(f"    # {url}" for url in sorted(one.url for one in articles)[:3]),
        f'    article = re.compile(r"{article_pattern(articles)}")',
        f"    editions: ClassVar = {{{editions}}}",
        "    # Read without any selector:",
        *(f"    # by {layer}: {', '.join(names)}" for layer, names in sorted(by_layer.items())),
        "    layouts = (Page(),)",
        f"    sources = ({named})",
        "    evidence = (",
        f'        guess("addresses", "the shape of {len(articles)} addresses seen by scrapy crawl {GENERIC}"),',
        '        guess("sources", "what the site names itself"),',
        '        guess("layouts", "no selectors: the lower layers read it"),',
        "    )",
    ]
    return "\n".join(lines) + "\n"


def article_pattern(articles: Collection[SeenArticle]) -> str:
    """A regular expression for the paths of articles: the tightest of some shapes that fits nearly all of them.

    >>> article_pattern([SeenArticle(f"https://a.kz/news/bir-{n}/", str(n), "kk-Cyrl") for n in (12345, 12346)])
    '/news/[^/]*[-_](?P<id>\\\\d{5,})/?'
    """
    prefixes = [prefix for prefix in _prefixes(articles) if prefix]
    edition = f"(?P<edition>{'|'.join(prefixes)})?" if prefixes else ""
    paths = [urlsplit(one.url).path.removeprefix("/") for one in articles]
    paths = [path.removeprefix(next((one for one in prefixes if path.startswith(one)), "")) for path in paths]
    ids = [one.native_id for one in articles]
    numbers = [number for number in ids if number.isdecimal()]
    least = min(map(len, numbers), default=1)
    number = rf"(?P<id>\d{{{least},}})"
    folders = Counter(path.rstrip("/").rpartition("/")[0] for path in paths)
    common, count = folders.most_common(1)[0]
    shared = count >= len(paths) * _FITTING and not re.search(r"\d", common)
    starts = [f"{re.escape(common)}/" if common else ""] if shared else []
    starts.append("(?:[^/]+/)*")
    ends = [f"[^/]*[-_]{number}", number, f"{number}[-_][^/]*", f"{number}/[^/]*", "(?P<id>[^/]+)"]
    for start in starts:
        for end in ends:
            for tail in ("/?", r"\.html?"):
                found = [re.fullmatch(start + end + tail, path) for path in paths]
                right = sum(match is not None and match["id"] == one for match, one in zip(found, ids, strict=True))
                if right >= len(paths) * _FITTING:
                    return f"/{edition}{start}{end}{tail}"
    return f"/{edition}(?:[^/]+/)*(?P<id>[^/]+)/?"


def _prefixes(articles: Collection[SeenArticle]) -> dict[str, str]:
    """The beginnings of paths that stand for editions, those without one first, with the edition of each."""
    found: dict[str, Counter[str]] = {}
    for one in articles:
        path = urlsplit(one.url).path.removeprefix("/")
        prefix = next((prefix for prefix in _PREFIXES if path.startswith(prefix)), "")
        found.setdefault(prefix, Counter())[one.edition] += 1
    return {prefix: found[prefix].most_common(1)[0][0] for prefix in sorted(found)}


def _kind(path: str) -> str:
    if "sitemap" in path.lower():
        return "Sitemap"
    return "Feed" if re.search(r"rss|feed|atom|\.xml", path.lower()) else "ListPages"


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
