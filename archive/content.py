"""What counts as an article's content, and its digests. It does not store anything.

The content is what a reader would call the article: headline, lead, section, text, authors, the date as shown, the
photos with caption and credit as shown. A change of any of these is a revision. View counts, tags, alternative texts
and addresses are not content: they are kept up to date in place.

An edition in Latin or Arabic letters is made from the Cyrillic one, and sites change the alphabet of all their articles
at once (abai.kz/lt did between two crawls). There the content is the words and not their spelling.
"""

import hashlib
import json
from dataclasses import astuple, dataclass, fields

from archive.article import Article, DateReading
from archive.kazakh.any_alphabet import in_any_alphabet

TRANSLITERATED = frozenset(("kk-Latn", "kk-Arab"))
"""Editions whose content does not depend on the alphabet."""


@dataclass(frozen=True, slots=True)
class Content:
    """An article's content as text, the columns of a revision.

    `article_body` has a blank line between paragraphs, `authors` are the bylines as shown with «; » between them,
    `photos` is a JSON list of [address, caption, credit as shown]. A relative date («3 сағат бұрын») is no content:
    it is another text at every capture, and nobody has edited anything.
    """

    headline: str
    description: str | None
    article_section: str | None
    article_body: str
    authors: str | None
    date_published_shown: str | None
    photos: str | None

    def digest(self, edition: str) -> str:
        """«sha256:» and 64 hexadecimal digits over the fields in their order, as JSON in UTF-8.

        >>> Content("Тақырып", None, None, "Мәтін", None, None, None).digest("kk-Cyrl")[:15]
        'sha256:880cc093'
        >>> acute, dotted = (Content(text, None, None, "", None, None, None) for text in ("Qyrkúıek", "Qırküyek"))
        >>> acute.digest("kk-Latn") == dotted.digest("kk-Latn")
        True
        """
        return digest_of(comparable(self, edition).values())

    def values(self) -> tuple[str | None, ...]:
        """The fields in their order."""
        return (
            self.headline,
            self.description,
            self.article_section,
            self.article_body,
            self.authors,
            self.date_published_shown,
            self.photos,
        )


COLUMNS = tuple(field.name for field in fields(Content))


def content_of(article: Article) -> Content:
    """The content of what one page said."""
    photos = [[photo.url, photo.caption, photo.credit_text_shown] for photo in article.photos]
    reading = article.date_published_reading
    return Content(
        headline=article.headline,
        description=article.description,
        article_section=article.article_section,
        article_body="\n\n".join(article.article_body),
        authors="; ".join(article.authors_shown) or None,
        date_published_shown=None if reading and reading.relative else article.date_published_shown,
        photos=json.dumps(photos, ensure_ascii=False) if photos else None,
    )


def comparable(content: Content, edition: str) -> Content:
    """The content as it is compared: of a transliterated edition the words in no alphabet, addresses as they are."""
    if edition not in TRANSLITERATED:
        return content
    photos = [[url, _words(caption), _words(credit)] for url, caption, credit in json.loads(content.photos or "[]")]
    return Content(
        in_any_alphabet(content.headline),
        _words(content.description),
        _words(content.article_section),
        in_any_alphabet(content.article_body),
        _words(content.authors),
        _words(content.date_published_shown),
        json.dumps(photos, ensure_ascii=False) if photos else None,
    )


def _words(text: str | None) -> str | None:
    return in_any_alphabet(text) if text else text


def spelling_of(article: Article) -> str:
    """A digest over the letters of a transliterated edition, which are no content; empty for other editions."""
    if article.identity.edition not in TRANSLITERATED:
        return ""
    photos = [(photo.caption, photo.credit_text_shown) for photo in article.photos]
    texts = (article.headline, article.description, article.article_section, article.article_body)
    return digest_of((*texts, article.authors_shown, photos))


def reading_digest(article: Article, content_digest: str) -> str:
    """A digest over all that was read but for what is new at each capture: its time, the view count, the unread.

    Equal digests mean that an article's row and its authors, tags, photos and sources need not be written again. It
    changes too when a later reader understands the same page better, or the page is spelled in another alphabet.
    """
    spelling = spelling_of(article)
    photos = [
        (
            photo.url,
            photo.alt,
            photo.caption,
            photo.credit_text_shown,
            photo.credit_text,
            photo.form,
            [(credit.name, credit.kind) for credit in photo.credits],
            photo.largest_url,
        )
        for photo in article.photos
    ]
    return digest_of(
        (
            content_digest,
            article.url,
            [astuple(author) for author in article.authors],
            article.authors_shown,
            article.tags,
            photos,
            article.date_published,
            article.date_published_shown,
            article.date_published_precision,
            _date_reading(article.date_published_reading),
            article.date_modified,
            article.date_modified_shown,
            article.date_modified_precision,
            _date_reading(article.date_modified_reading),
            [(other.source, other.shown) for other in article.other_dates],
            [astuple(conflict) for conflict in article.date_conflicts],
            article.credit_text_shown,
            article.credit_text,
            article.attribution_shown,
            [(source.name, source.role) for source in article.news_sources],
            sorted(article.layers.items()),
            sorted(article.readers.items()),
            *([spelling] if spelling else ()),
        )
    )


def _date_reading(reading: DateReading | None) -> tuple[object, ...]:
    return astuple(reading) if reading else ()


def digest_of(value: object) -> str:
    """«sha256:» and 64 hexadecimal digits over `value` as JSON in UTF-8 without white space."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def changed(old: Content | None, new: Content, edition: str) -> str | None:
    """The names of the fields that differ, with commas, in the order of the page; None for a first revision.

    >>> first = Content("А", None, None, "Б", None, None, None)
    >>> changed(first, Content("А!", "В", None, "Б", None, None, None), "kk-Cyrl")
    'headline, description'
    """
    if old is None:
        return None
    old, new = comparable(old, edition), comparable(new, edition)
    return ", ".join(name for name in COLUMNS if getattr(old, name) != getattr(new, name))
