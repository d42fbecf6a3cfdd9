"""An edition that shows another one's articles in other letters, as the sites do it: by a program. Pure."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from archive.kazakh.arabic import to_arabic
from archive.kazakh.latin import Alphabet, to_latin
from crawler.replica.records import Edition, StandInArticle

LATIN = ("2018", "2021", "qazaqparat", "ascii")
ARABIC = "arabic"


def writer(alphabet: str) -> Callable[[str], str]:
    """What writes Cyrillic text in letters of that name; raises ValueError for a name that is none."""
    if alphabet == ARABIC:
        return to_arabic
    if alphabet not in LATIN:
        raise ValueError(f"no alphabet {alphabet!r}: there are {', '.join(LATIN)}, {ARABIC}")
    return partial(to_latin, alphabet=cast("Alphabet", alphabet))


def alphabet_on(edition: Edition, day: int) -> str:
    """The letters of an edition on a day, counted from 1."""
    return edition.alphabets[min(day, len(edition.alphabets)) - 1]


def edition_like(master: Edition, edition: Edition) -> Edition:
    """The edition with the master's sections, months and words in its own letters; its own words stay."""
    write = writer(edition.alphabets[0])
    return replace(
        edition,
        months=tuple(map(write, master.months)),
        sections={write(name): slug for name, slug in master.sections.items()},
        words={name: write(text) for name, text in master.words.items()} | dict(edition.words),
    )


def article_like(article: StandInArticle, edition: Edition, day: int) -> StandInArticle:
    """The article as an edition in other letters shows it on a day.

    Sources and parties that are no persons keep the names that the archive knows them by, so they must be known ones.
    """
    write, section = writer(alphabet_on(edition, day)), writer(edition.alphabets[0])(article.section)
    return replace(
        article,
        edition=edition.code,
        section=section,
        headline=write(article.headline),
        description=write(article.description),
        body=tuple(replace(block, text=write(block.text)) for block in article.body),
        authors=tuple(map(write, article.authors)),
        tags=tuple(map(write, article.tags)),
        attribution=write(article.attribution),
        date_shown=None if article.date_shown is None else write(article.date_shown),
        photos=tuple(
            replace(
                photo,
                alt=write(photo.alt),
                caption=write(photo.caption),
                credit=write(photo.credit),
                parties=tuple(
                    replace(party, name=write(party.name)) if party.kind == "person" else party
                    for party in photo.parties
                ),
            )
            for photo in article.photos
        ),
    )
