"""newspaper4k: an Article of a page that is there already, with the language as its documentation advises."""

from collections.abc import Mapping
from datetime import datetime

import newspaper

from benchmarks.press.readers.hints import Hints, text_of

DISTRIBUTIONS = ("lxml", "newspaper4k")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """It has no words for Kazakh (no list of stop words), so Kazakh pages are read as Russian ones."""
    language = hints.language if hints.language in newspaper.valid_languages() else "ru"
    article = newspaper.Article(url, language="ru" if language == "kk" else language, fetch_images=False)
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
