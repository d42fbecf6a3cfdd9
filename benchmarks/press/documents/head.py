"""The head of a document: its title and its structured data, right and wrong."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TypeAlias
from urllib.parse import urljoin

from .pen import Pen, say
from .shape import Shape
from .text import Text

Json: TypeAlias = Mapping[str, object]

TITLES: Mapping[str, Callable[[Text], str]] = {
    "headline": lambda text: text.headline,
    "headline-site": lambda text: f"{text.headline} - {text.words.site}",
    "site-headline": lambda text: f"{text.words.site} | {text.words.menu[0]} | {text.headline}",
    "site": lambda text: text.words.slogan,
    "cut": lambda text: f"{text.headline[: len(text.headline) // 2].rstrip()}... - {text.words.site}",
}


def _right(text: Text) -> Json:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": text.url},
        "headline": text.headline,
        "datePublished": text.stamp,
        "publisher": {"@type": "Organization", "name": text.words.site},
    }
    if text.lead:
        data["description"] = text.lead
    if text.section:
        data["articleSection"] = text.section
    if text.photo:
        data["image"] = [urljoin(text.url, text.photo.address)]
    if text.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in text.authors]
    if text.tags:
        data["keywords"] = ", ".join(text.tags)
    return data


def _wrong(text: Text) -> Json:
    """The right headline with everything else wrong, as templates that were never finished have it."""
    wrong: dict[str, object] = {
        **_right(text),
        "datePublished": (text.published - timedelta(days=900)).strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/ReadAction",
            "userInteractionCount": 7,
        },
    }
    if text.lead:
        wrong["description"] = text.words.slogan
    if text.section:
        wrong["articleSection"] = "News"
    if text.authors:
        wrong["author"] = {"@type": "Person", "name": "admin"}
    return wrong


def _of_another(text: Text) -> Json:
    other = text.words.others[0]
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": other.headline,
        "description": other.teaser,
        "articleBody": other.teaser,
        "articleSection": text.words.menu[3],
        "author": {"@type": "Person", "name": "Думан Жақсылық"},
        "keywords": "зауыт, Балқаш",
        "datePublished": (text.published - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M:00+06:00"),
        "image": urljoin(text.url, "/storage/storage/other/1.jpg"),
    }


def _site(text: Text) -> Json:
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": text.words.site,
        "url": urljoin(text.url, "/"),
    }


def _crumbs(text: Text) -> Json:
    names = [text.words.home, *filter(None, [text.section])]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": urljoin(text.url, "/")}
            for place, name in enumerate(names, 1)
        ],
    }


def _script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _invalid(text: Text) -> str:
    """A quotation mark that was not escaped and a comma too many."""
    return (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        f'"headline": "{text.words.others[0].headline}", "description": "Кітап "Абай" шықты",, }}</script>'
    )


def _properties(pen: Pen, values: Mapping[str, str]) -> str:
    return "".join(pen("meta", property=name, content=value) for name, value in values.items())


def _opengraph_right(pen: Pen, text: Text) -> str:
    values = {
        "og:type": "article",
        "og:site_name": text.words.site,
        "og:url": text.url,
        "og:title": text.headline,
        "article:published_time": text.stamp,
    }
    if text.lead:
        values["og:description"] = text.lead
    if text.photo:
        values["og:image"] = urljoin(text.url, text.photo.address)
    return _properties(pen, values)


def _opengraph_site_wide(pen: Pen, text: Text) -> str:
    values = {
        "og:type": "website",
        "og:title": text.words.slogan,
        "og:description": text.words.slogan,
        "og:image": urljoin(text.url, "/logo.png"),
    }
    keywords = ", ".join(text.words.menu).lower()
    return (
        _properties(pen, values)
        + pen("meta", name="description", content=text.words.slogan)
        + pen("meta", name="keywords", content=keywords)
    )


def _hydration(text: Text) -> str:
    """What a single-page application carries along: other articles as data."""
    posts = [
        {"title": other.headline, "body": f"<p>{other.teaser}</p>", "views": other.views} for other in text.words.others
    ]
    data = json.dumps({"props": {"posts": posts}}, ensure_ascii=False)
    return f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'


STRUCTURED: Mapping[str, Callable[[Pen, Text], str]] = {
    "json-right": lambda _, text: _script(_right(text)),
    "json-graph": lambda _, text: _script(
        {"@context": "https://schema.org", "@graph": [_site(text), _crumbs(text), _right(text)]}
    ),
    "json-list": lambda _, text: _script([_crumbs(text), _right(text)]),
    "json-several": lambda _, text: "".join(_script(data) for data in (_site(text), _of_another(text), _right(text))),
    "json-wrong": lambda _, text: _script(_wrong(text)),
    "json-other-article": lambda _, text: _script(_of_another(text)),
    "json-site-only": lambda _, text: _script(_site(text)),
    "json-empty": lambda _, __: _script(
        {"@type": "NewsArticle", "headline": None, "datePublished": "", "author": [{}]}
    ),
    "hydration": lambda _, text: _hydration(text),
    "json-invalid": lambda _, text: _invalid(text),
    "opengraph-right": _opengraph_right,
    "opengraph-site-wide": _opengraph_site_wide,
}


def head(pen: Pen, text: Text, shape: Shape) -> str:
    """The head element, with the style sheet that hides what `inside` and `around` write as hidden by class."""
    return pen(
        "head",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{say(TITLES[shape.title](text))}</title>",
        pen("link", rel="canonical", href=text.url),
        *(STRUCTURED[name](pen, text) for name in shape.structured),
        "<style>body{font:16px serif} .z0{display:none}</style>",
        '<script>window.dataLayer = window.dataLayer || []; var pageViews = "99999";</script>',
    )
