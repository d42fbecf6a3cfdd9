"""goose3: `extract(raw_html=…)` with the language named, without pictures."""

from collections.abc import Mapping, Set
from datetime import datetime
from functools import cache

from goose3 import Goose
from goose3.text import StopWords

from benchmarks.press.readers.hints import Hints, text_of
from benchmarks.press.readers.words import KAZAKH

DISTRIBUTIONS = ("lxml", "goose3")


class _WithKazakh(StopWords):  # type: ignore[misc]
    """Its class of stop words, with Kazakh ones, as its setting `stopwords_class` allows."""

    def __init__(self, language: str = "kk") -> None:
        super().__init__(language)
        self._stop_words: Set[str] = {*self._stop_words, *KAZAKH}


@cache
def _goose(language: str, words: type[StopWords]) -> Goose:
    return Goose(
        {
            "target_language": language,
            "use_meta_language": False,
            "enable_image_fetching": False,
            "stopwords_class": words,
        }
    )


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """It has no stop words of Kazakh, so Kazakh pages are read as Russian ones."""
    return _read(html, _goose("ru" if hints.language == "kk" else hints.language, StopWords))


def read_with_words(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """With a list of Kazakh stop words of ours."""
    return _read(html, _goose(hints.language, _WithKazakh))


def _read(html: bytes, goose: Goose) -> Mapping[str, object]:
    article = goose.extract(raw_html=text_of(html))
    published = article.publish_datetime_utc
    return {
        "headline": article.title or "",
        "lead": article.meta_description or "",
        "authors": list(article.authors or []),
        "date": published.isoformat() if isinstance(published, datetime) else str(article.publish_date or ""),
        "body": article.cleaned_text or "",
    }
