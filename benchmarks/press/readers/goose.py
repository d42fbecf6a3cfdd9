"""goose3: `extract(raw_html=…)` with the language named, without pictures."""

from collections.abc import Mapping
from datetime import datetime

from goose3 import Goose

from benchmarks.press.readers.hints import Hints, text_of

DISTRIBUTIONS = ("lxml", "goose3")
_READERS: dict[str, Goose] = {}


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """It has no words for Kazakh, so Kazakh pages are read as Russian ones. It takes no address beside a page."""
    article = _reader("ru" if hints.language == "kk" else hints.language).extract(raw_html=text_of(html))
    published = article.publish_datetime_utc
    return {
        "headline": article.title or "",
        "lead": article.meta_description or "",
        "authors": list(article.authors or []),
        "date": published.isoformat() if isinstance(published, datetime) else str(article.publish_date or ""),
        "body": article.cleaned_text or "",
    }


def _reader(language: str) -> Goose:
    if language not in _READERS:
        _READERS[language] = Goose(
            {"target_language": language, "use_meta_language": False, "enable_image_fetching": False}
        )
    return _READERS[language]
