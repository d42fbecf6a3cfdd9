"""newspaper4k: an Article of a page that is there already, with the language as its documentation advises."""

from collections.abc import Mapping
from datetime import datetime

import newspaper
from newspaper.text import StopWords

from benchmarks.press.readers.hints import Hints, text_of
from benchmarks.press.readers.words import KAZAKH

DISTRIBUTIONS = ("lxml", "newspaper4k")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """It has no stop words of Kazakh, so Kazakh pages are read as Russian ones."""
    return _read(html, url, "ru" if hints.language == "kk" else hints.language)


def read_with_words(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """With Kazakh stop words of ours among the Russian ones, for it takes no other list."""
    StopWords("ru").stop_words.update(KAZAKH)
    return read(html, url, hints)


def _read(html: bytes, url: str, language: str) -> Mapping[str, object]:
    article = newspaper.Article(url, language=language, fetch_images=False)
    article.download(input_html=text_of(html))
    article.parse()
    published = article.publish_date
    return {
        "headline": article.title,
        "lead": article.meta_description,
        "authors": list(article.authors),
        "date": published.isoformat() if isinstance(published, datetime) else "",
        "body": article.text,
    }
