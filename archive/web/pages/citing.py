"""How an article in the archive is cited: as text, as BibTeX, as CSL-JSON, and as schema.org's NewsArticle. Pure."""

import json
import re
from collections.abc import Mapping
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


def _bibtex(text: str) -> str:
    return text.translate(_SPECIAL)


def _csl_date(text: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in text.split("-")]]} if _DATE.fullmatch(text) else None
