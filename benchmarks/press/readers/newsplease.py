"""news-please: `NewsPlease.from_html`, which puts newspaper4k, readability and its own reader of dates together."""

from collections.abc import Mapping

from newspaper.text import StopWords
from newsplease import NewsPlease

from benchmarks.press.readers.hints import Hints, text_of
from benchmarks.press.readers.words import KAZAKH

DISTRIBUTIONS = ("lxml", "news-please", "newspaper4k", "readability-lxml")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """It finds the language by itself; there is no way to name it."""
    found = NewsPlease.from_html(text_of(html), url=url, download_date=hints.captured[:10], fetch_images=False)
    return {
        "headline": found.title or "",
        "lead": found.description or "",
        "authors": list(found.authors or []),
        "date": str(found.date_publish or ""),
        "body": found.maintext or "",
    }


def read_with_words(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """With Kazakh stop words of ours among newspaper4k's for Russian, and for English, which it takes for others."""
    for language in ("ru", "en"):
        StopWords(language).stop_words.update(KAZAKH)
    return read(html, url, hints)
