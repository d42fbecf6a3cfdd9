"""What a page says of its article for machines: JSON-LD and microdata (by extruct), and OpenGraph.

Such data may be wrong, of another article, or of the site as a whole: it is returned as it stands, and weighed by
`crawler.read` against what the page shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from extruct.jsonld import JsonLdExtractor
from extruct.w3cmicrodata import LxmlMicrodataExtractor
from lxml.etree import XPath, _Element, tostring

from archive.kazakh.text import clean

# Compiled: lxml's find() walks in Python, which took a fifth of the time of reading a page.
_SCRIPTS = XPath("//script[@type='application/ld+json']")
_HAS_MICRODATA = XPath("boolean(//*[@itemscope])")
_OPEN_GRAPH = XPath("//meta[starts-with(@property, 'og:') or starts-with(@property, 'article:')]")

_ARTICLES = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "OpinionNewsArticle")
)


@dataclass(frozen=True, slots=True)
class Declared:
    """One description of an article; texts as they stand, empty when absent. Names are schema.org's."""

    headline: str = ""
    description: str = ""
    article_section: str = ""
    authors: tuple[str, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    keywords: tuple[str, ...] = ()
    image: str = ""
    url: str = ""
    article_body: str = ""


def declared_in(root: _Element) -> tuple[Declared, ...]:
    """All descriptions of articles in the page: JSON-LD and microdata in order of the page, then OpenGraph."""
    found = [_from_schema(item) for item in _schema_items(root)]
    open_graph = _from_open_graph(root)
    if open_graph is not None:
        found.append(open_graph)
    return tuple(found)


def _schema_items(root: _Element) -> Iterator[Mapping[str, Any]]:
    extractor = JsonLdExtractor()
    for script in cast("list[_Element]", _SCRIPTS(root)):
        try:
            items = extractor.extract_items(script)
        except (ValueError, RecursionError):
            continue  # one broken script says nothing about the next
        for item in items:
            yield from _articles(item)
    if _HAS_MICRODATA(root):
        # Parsed again, for extruct wants lxml.html's elements, which cost every other page a third more.
        for item in _microdata(root):
            properties = item.get("properties")
            if isinstance(properties, Mapping) and _last(item.get("type")) in _ARTICLES:
                yield properties


def _microdata(root: _Element) -> list[Mapping[str, Any]]:
    try:
        return list(LxmlMicrodataExtractor().extract(tostring(root, encoding="unicode")))
    except ValueError:  # an address in it is none
        return []


def _articles(item: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The articles in a JSON-LD value, also inside `@graph`, lists and `mainEntity`."""
    if depth > 5:
        return
    if isinstance(item, list):
        for member in item:
            yield from _articles(member, depth + 1)
    elif isinstance(item, Mapping):
        types = item.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(_last(name) in _ARTICLES for name in names):
            yield item
        for key in ("@graph", "mainEntity"):
            if key in item:
                yield from _articles(item[key], depth + 1)


def _from_schema(item: Mapping[str, Any]) -> Declared:
    image = item.get("image")
    keywords = item.get("keywords")
    return Declared(
        headline=_text(item.get("headline")) or _text(item.get("name")),
        description=_text(item.get("description")),
        article_section=_text(item.get("articleSection")),
        authors=tuple(name for value in _list(item.get("author")) if (name := _text(value))),
        date_published=_text(item.get("datePublished")),
        date_modified=_text(item.get("dateModified")),
        keywords=tuple(
            word
            for value in (keywords.split(",") if isinstance(keywords, str) else _list(keywords))
            if (word := _text(value))
        ),
        image=_text(_list(image)[0], "url") if image else "",
        url=_text(item.get("url")) or _text(item.get("mainEntityOfPage"), "@id"),
        article_body=_text(item.get("articleBody")),
    )


def _from_open_graph(root: _Element) -> Declared | None:
    properties: dict[str, list[str]] = {}
    for meta in cast("list[_Element]", _OPEN_GRAPH(root)):
        properties.setdefault(meta.get("property") or "", []).append(clean(meta.get("content") or ""))

    if "og:title" not in properties:
        return None

    def first(name: str) -> str:
        return properties.get(name, [""])[0]

    return Declared(
        headline=first("og:title"),
        description=first("og:description"),
        article_section=first("article:section"),
        authors=tuple(name for name in properties.get("article:author", ()) if not name.startswith("http")),
        date_published=first("article:published_time"),
        date_modified=first("article:modified_time"),
        keywords=tuple(properties.get("article:tag", ())),
        image=first("og:image"),
        url=first("og:url"),
    )


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _last(name: object) -> str:
    if isinstance(name, list):
        name = name[0] if name else ""
    return name.rstrip("/").rpartition("/")[2] if isinstance(name, str) else ""


def _text(value: object, key: str = "name") -> str:
    """A schema.org value as text: itself, or the name (or `key`) of the thing it stands for."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        inner = value.get("properties", value)
        return _text(inner.get(key) or inner.get("name") or "") if isinstance(inner, Mapping) else ""
    if not isinstance(value, (str, int, float)):
        return ""
    # JSON can hold half a surrogate pair, which no UTF-8 can.
    return clean(str(value).encode("utf-8", "replace").decode())
