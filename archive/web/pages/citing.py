"""How an article in the archive is cited: as text, as BibTeX, as CSL-JSON, and as schema.org's NewsArticle. Pure."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "#$%&_{}"} | {"\\": r"\textbackslash{}"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Citations:
    """The same citation in its forms."""

    text: str
    bibtex: str
    csl_json: str


def citations(row: Mapping[str, Any], capture: Mapping[str, Any] | None) -> Citations:
    """Of an article's row with `agency_name`; `capture` is its newest page that is kept, with `fetched_at`.

    What is cited is the article on its site, with the day on which the archive saw it, for it may be changed later.
    """
    published = (row["date_published"] or "")[:10]
    seen = (capture["fetched_at"] if capture else row["last_seen"])[:10]
    authors: list[str] = json.loads(row["authors_shown"] or "[]")
    key = re.sub(r"\W+", "", f"{row['agency']}{row['native_id']}{row['edition']}")
    text = " ".join(
        part
        for part in (
            f"{', '.join(authors)}." if authors else "",
            f"{row['headline']} // {row['agency_name']}.",
            f"{published}." if published else "",
            f"URL: {row['url']} ({seen}).",
        )
        if part
    )
    fields = {
        "author": " and ".join(f"{{{_bibtex(name)}}}" for name in authors),
        "title": f"{{{_bibtex(row['headline'])}}}",
        "journal": _bibtex(row["agency_name"]),
        "date": published,
        "urldate": seen,
        "url": row["url"],
        "langid": {"ru": "russian", "en": "english"}.get(row["edition"], "kazakh"),
    }
    bibtex = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    csl = {
        "id": key,
        "type": "article-newspaper",
        "title": row["headline"],
        "container-title": row["agency_name"],
        "author": [{"literal": name} for name in authors],
        "issued": _csl_date(published),
        "accessed": _csl_date(seen),
        "URL": row["url"],
        "language": row["edition"],
    }
    as_json = json.dumps([{name: value for name, value in csl.items() if value}], ensure_ascii=False, indent=2)
    return Citations(text, f"@online{{{key},\n{bibtex}}}", as_json)


def news_article(
    row: Mapping[str, Any],
    *,
    tags: Sequence[str] = (),
    sources: Sequence[str] = (),
    photos: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The article as schema.org's NewsArticle, JSON-LD for a `<script>` element of a page.

    Every <, > and & in it is written as \\u003c and so on (as in RFC 8259, 7): no text of an article ends the element.
    """
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row["headline"],
        "description": row["description"],
        "articleBody": row["article_body"],
        "articleSection": row["article_section"],
        "author": [{"@type": "Person", "name": name} for name in json.loads(row["authors_shown"] or "[]")],
        "publisher": {"@type": "NewsMediaOrganization", "name": row["agency_name"], "url": row["agency_url"]},
        "datePublished": row["date_published"],
        "dateModified": row["date_modified"],
        "inLanguage": row["edition"],
        "identifier": f"{row['agency']} {row['native_id']} {row['edition']}",
        "url": row["url"],
        "keywords": list(tags),
        "wordCount": row["word_count"],
        "image": [
            {
                "@type": "ImageObject",
                "url": photo["url"],
                "caption": photo["caption"],
                "creditText": photo["credit_text_shown"],
            }
            for photo in photos
        ],
        "isBasedOn": list(sources),
        "interactionStatistic": row["view_count"] is not None
        and {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/ReadAction",
            "userInteractionCount": row["view_count"],
        },
    }
    said["image"] = [{name: value for name, value in image.items() if value} for image in said["image"]]
    text = json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _bibtex(text: str) -> str:
    return text.translate(_SPECIAL)


def _csl_date(text: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in text.split("-")]]} if _DATE.fullmatch(text) else None
