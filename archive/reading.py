"""What one page said, as the values of its row in `articles`. Pure, no SQL."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from archive.article import Article, DateReading, utc_text
from archive.content import Content, content_of, reading_digest

READ_COLUMNS = (
    "url",
    "headline",
    "description",
    "article_section",
    "article_body",
    "word_count",
    "date_published",
    "date_published_shown",
    "date_published_precision",
    "date_published_rule",
    "date_published_zone_from",
    "date_published_year_inferred",
    "date_published_relative",
    "date_published_utc",
    "published_day",
    "date_modified",
    "date_modified_shown",
    "date_modified_precision",
    "date_modified_rule",
    "date_modified_zone_from",
    "date_modified_year_inferred",
    "date_modified_relative",
    "other_dates_shown",
    "authors_shown",
    "credit_text",
    "credit_text_shown",
    "attribution_shown",
    "layers",
    "readers",
    "content_digest",
    "reading_digest",
)
"""The columns of `articles` that say what the newest page said."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that is computed from it alone."""

    article: Article
    content: Content
    content_digest: str
    digest: str
    """Of all that was read; see `content.reading_digest`."""
    seen_at: str
    shows_views: bool


def reading_of(article: Article) -> Reading:
    """Computes the digests of `article`."""
    content = content_of(article)
    digest = content.digest(article.identity.edition)
    return Reading(
        article=article,
        content=content,
        content_digest=digest,
        digest=reading_digest(article, digest),
        seen_at=utc_text(article.capture.fetched_at),
        shows_views=article.view_count is not None or article.view_count_shown is not None,
    )


def structure_digest(structure: str) -> str:
    """A short name for a layout: twelve hexadecimal digits over the path that tells it; empty for none.

    >>> structure_digest("html/body/h1 html/body/div")
    '8562513ce503'
    """
    return hashlib.sha256(structure.encode()).hexdigest()[:12] if structure else ""


def row_values(reading: Reading, zone: ZoneInfo) -> tuple[object, ...]:
    """The values of what was read, in the order of READ_COLUMNS; `zone` is the agency's."""
    article, content = reading.article, reading.content
    published = article.date_published
    return (
        article.url,
        content.headline,
        content.description,
        content.article_section,
        content.article_body,
        word_count(content.article_body),
        published,
        article.date_published_shown,
        article.date_published_precision,
        *_how_read(article.date_published_reading),
        published_utc(published, zone) if published else None,
        published[:10] if published and len(published) >= len("2023-01-13") else None,
        article.date_modified,
        article.date_modified_shown,
        article.date_modified_precision,
        *_how_read(article.date_modified_reading),
        _json([[other.source, other.shown] for other in article.other_dates]),
        _json(article.authors_shown),
        credit_line(article),
        article.credit_text_shown,
        article.attribution_shown,
        json.dumps(dict(article.layers), ensure_ascii=False),
        readers_text(article.readers),
        reading.content_digest,
        reading.digest,
    )


def readers_text(readers: Mapping[str, str]) -> str:
    """The versions of readers as the column `readers` has them: JSON with sorted keys, so that equal ones are equal.

    >>> readers_text({"date": "2", "credit": "1"})
    '{"credit": "1", "date": "2"}'
    """
    return json.dumps(dict(sorted(readers.items())), ensure_ascii=False)


def _how_read(reading: DateReading | None) -> tuple[object, ...]:
    if reading is None:
        return None, None, None, None
    return reading.rule, reading.zone_from or None, int(reading.year_inferred), int(reading.relative)


def _json(values: Sequence[object]) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def word_count(text: str) -> int:
    """How many words `text` has; a number is a word, a dash alone is none.

    >>> word_count("Жиын соңында – 2022 жылғы Ресми-ақпарат, «пікір» (1,5).")
    8
    """
    return len(_WORD.findall(text))


def credit_line(article: Article) -> str | None:
    """The credit lines of `article` and of all its photos, each once, with «; » between them."""
    texts = (article.credit_text, *(photo.credit_text for photo in article.photos))
    lines = dict.fromkeys(text for text in texts if text)
    return "; ".join(lines) or None


def published_utc(published: str, zone: ZoneInfo) -> str:
    """A date of publication in UTC, so that dates with different offsets sort as text.

    A date without a time, or without a day, counts as its first moment in `zone`. Raises ValueError for what is no
    ISO 8601 date.

    >>> almaty = ZoneInfo("Asia/Almaty")
    >>> published_utc("2023-01-13T18:19:00+06:00", almaty), published_utc("2023-01-13", almaty)
    ('2023-01-13T12:19:00Z', '2023-01-12T18:00:00Z')
    >>> published_utc("2024-03", almaty)
    '2024-02-29T19:00:00Z'
    """
    full = published + "-01-01"[len(published) - 4 :] if len(published) in (4, 7) else published
    moment = datetime.fromisoformat(full)
    return utc_text(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=zone))
