"""An article of a stand-in agency as a text that can be written in any look; dates and counts in the press' forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from benchmarks.press.documents import Text
from benchmarks.press.documents.text import Block, Heading, Other, Paragraph, Photo, Quote, Words
from benchmarks.press.documents.words import KAZAKH, RUSSIAN
from crawler.replica import addresses
from crawler.replica.letters import writer
from crawler.replica.records import BlockKind, Edition, Site, StandInArticle, StandInPhoto

_WORDS: Mapping[str, Words] = {"kk-Cyrl": KAZAKH, "ru": RUSSIAN}
"""The editions, by their ids, that the furniture of the looks has words for; those in other letters have them, too."""

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "kk": tuple("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()),
    "ru": tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
}
_DATES: Mapping[str, tuple[str, ...]] = {
    "kk": (
        *("{:%d.%m.%Y %H:%M}",) * 4,
        "{day} {month} {:%Y, %H:%M}",
        "{day} {Month}, {:%Y %H:%M}",
        "{:%H:%M}, {day} {Month} {:%Y}",
        "{:%Y} жылғы {day} {month}, {:%H:%M}",
        "{:%d.%m.%Y}",
        "{day} {month} {:%Y}",
        "{:%Y} жылғы {day} {month}",
    ),
    "ru": (*("{:%d.%m.%Y %H:%M}",) * 2, "{day} {month} {:%Y, %H:%M}", "{:%H:%M}, {:%d.%m.%Y}", "{day} {month} {:%Y}"),
}
"""Forms of dates seen on Kazakh sites; the numeric one is the commonest."""

_VIEWS: Mapping[str, tuple[str, ...]] = {
    "kk": ("{}", "{}", "{:,}", "{} рет қаралды", "{:,} рет оқылды", "{} рет көрсетілді"),
    "ru": ("{}", "{:,}", "Просмотров: {}", "{} просмотров"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A text, and its date as machines write it: as precise as `text.date` is."""

    text: Text
    date: str


def made(site: Site, article: StandInArticle, chance: Random) -> Made:
    """The article in the words of its site; `chance` draws the forms of date, count and credit.

    Raises ValueError for an edition that there are no words for.
    """
    edition = site.edition(article.edition)
    words = _words(site, edition, article)
    form = chance.choice(_DATES[words.language])
    write = _writer(edition)
    views = write(chance.choice(_VIEWS[words.language])).format(article.views).replace(",", " ")
    photos = [_photo(photo) for photo in article.photos]
    inside = {block.photo for block in article.body if block.kind is BlockKind.PHOTO}
    first = photos[0] if photos and 1 not in inside else None
    beside_date = first is not None and bool(first.credit) and chance.random() < 0.6
    credit = first.credit if first is not None and beside_date else ""
    text = Text(
        name=f"{site.agency}-{article.slug}",
        url=addresses.canonical_url(site, article),
        words=words,
        headline=article.headline,
        published=article.published,
        blocks=tuple(_block(block.kind, block.text, photos[block.photo - 1 :]) for block in article.body),
        section=article.section,
        lead=article.description,
        photo=replace(first, credit="") if first is not None and beside_date else first,
        credit=credit,
        views="" if not article.views or (article.edition == "ru" and chance.random() < 0.5) else views,
        authors=article.authors,
        tags=article.tags,
        date_shown=_shown(form, article, words.language, write),
    )
    return Made(text, f"{article.published:%Y-%m-%dT%H:%M}" if "%H" in form else f"{article.published:%Y-%m-%d}")


def words_of(site: Site, edition: Edition) -> Words | None:
    """The words of an edition's furniture; None when there are none."""
    if not edition.like:
        return _WORDS.get(edition.id)
    base = _WORDS.get(site.edition(edition.like).id)
    write = _writer(edition)
    if base is None:
        return None
    told: dict[str, Any] = {
        field.name: write(value) for field in fields(base) if isinstance(value := getattr(base, field.name), str)
    }
    return replace(
        base,
        **{**told, "language": base.language, "site": base.site},
        menu=tuple(map(write, base.menu)),
        others=tuple(Other(write(one.headline), write(one.teaser), one.views) for one in base.others),
        remarks=tuple((write(name), write(remark)) for name, remark in base.remarks),
    )


def _writer(edition: Edition) -> Callable[[str], str]:
    return writer(edition.alphabets[0]) if edition.like else str


def _shown(form: str, article: StandInArticle, language: str, write: Callable[[str], str]) -> str:
    month = write(_MONTHS[language][article.published.month - 1])
    day = article.published
    # The form's fields without a name take the moment one after another.
    return form.replace("жылғы", write("жылғы")).format(
        *[day] * form.count("{:"), day=day.day, month=month, Month=month.capitalize()
    )


def _photo(photo: StandInPhoto) -> Photo:
    return Photo(photo.path, photo.alt, photo.caption, photo.credit)


def _block(kind: BlockKind, text: str, photos: list[Photo]) -> Block:
    makers: Mapping[BlockKind, Callable[[str], Block]] = {
        BlockKind.PARAGRAPH: Paragraph,
        BlockKind.SUBHEADING: Heading,
        BlockKind.QUOTE: Quote,
        BlockKind.PHOTO: lambda _: photos[0],
    }
    return makers[kind](text)


def _words(site: Site, edition: Edition, article: StandInArticle) -> Words:
    """The furniture's words, with this site's name, sections and other articles."""
    base = words_of(site, edition)
    if base is None:
        raise ValueError(f"no words for the edition {edition.id} of {site.name}")
    named: dict[str, Any] = {
        field.name: value.replace(base.site, site.name)
        for field in fields(base)
        if isinstance(value := getattr(base, field.name), str)
    }
    write = _writer(edition)
    others = [
        Other(write(one.headline), write(one.description or one.text[0]), str(one.views))
        for one in site.articles
        if one.edition == (edition.like or edition.code) and one.slug != article.slug and not one.fault and one.text
    ]
    start = sum(map(ord, article.slug)) % max(1, len(others))
    around = (*(others[start:] + others[:start])[:4], *base.others)
    return replace(base, **named, menu=(*edition.sections, *base.menu)[:6], others=around[:4])
