"""Reads articles as their authors write them (TOML) into records. Doesn't look at other articles or at days."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.replica.records import Block, BlockKind, Fault, Party, PhotoFault, StandInArticle, StandInPhoto
from crawler.replica.tables import BadContent, Table

_PHOTO_MARK = re.compile(r"\{photo (\d+)\}")


@dataclass(frozen=True, slots=True)
class IdSpan:
    """How a site numbered its articles since a day: so many a day, counted from `first`."""

    since: date
    first: int
    per_day: float

    def id(self, published: datetime) -> int:
        """The id of an article published then.

        >>> IdSpan(date(2022, 1, 1), first=100, per_day=24.0).id(datetime(2022, 1, 3, 1, 0))
        149
        """
        elapsed = published - datetime.combine(self.since, datetime.min.time())
        return self.first + int(elapsed / timedelta(days=1) * self.per_day)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a body, which blank lines part.

    >>> [block.kind.value for block in blocks("One.\\n\\n## Two\\n\\n> Three.\\n\\n{photo 2}")]
    ['paragraph', 'subheading', 'quote', 'photo']
    """
    for part in re.split(r"\n\s*\n", text.strip()):
        line = " ".join(part.split())
        if mark := _PHOTO_MARK.fullmatch(line):
            yield Block(BlockKind.PHOTO, photo=int(mark[1]))
        elif line.startswith("## "):
            yield Block(BlockKind.SUBHEADING, line[3:])
        elif line.startswith("> "):
            yield Block(BlockKind.QUOTE, line[2:])
        else:
            yield Block(BlockKind.PARAGRAPH, line)


def parties(table: Table) -> tuple[Party, ...]:
    """What a credit means."""
    found = []
    for party in table.tables("parties"):
        found.append(Party(party.text("name"), party.text("kind")))
        party.done()
    return tuple(found)


def article(table: Table, spans: tuple[IdSpan, ...], photo_path: str) -> StandInArticle:
    """One article. Its id is that of its time unless it has one; photos get addresses in the form `photo_path`
    unless they have one.

    Raises BadContent for a missing, wrong or unknown key, an attribution that isn't in the body, a mark without photo.
    """
    published = table.moment("published")
    slug, edition = table.text("slug"), table.text("edition")
    span = max((span for span in spans if span.since <= published.date()), key=lambda span: span.since, default=None)
    number = table.number("id", span.id(published) if span else 0)
    if not number:
        raise BadContent(f"{table.where}: published {published}, before the site's first id, and no id of its own")
    body = tuple(blocks(table.text("body")))
    photos = tuple(_photo(photo, slug, number, published, photo_path) for number, photo in _numbered(table))
    fault = table.text("fault", "")
    written = StandInArticle(
        id=number,
        edition=edition,
        slug=slug,
        section=table.text("section"),
        published=published,
        headline=table.text("headline"),
        body=body,
        views=table.number("views"),
        description=table.text("description", ""),
        authors=table.texts("authors"),
        tags=table.texts("tags"),
        attribution=table.text("attribution", ""),
        reporter=table.text("reporter", ""),
        source=table.text("source", ""),
        photos=photos,
        day=table.number("day", 1),
        fault=Fault(fault) if fault else None,
        date_shown=table.optional_text("date_shown"),
        link=table.text("link", ""),
    )
    table.done()
    if not any(written.attribution in text for text in written.text):
        raise BadContent(f"{table.where}: attribution {written.attribution!r} is in no paragraph")
    marks = [block.photo for block in body if block.kind is BlockKind.PHOTO]
    if marks != list(range(2, len(photos) + 1)):
        raise BadContent(f"{table.where}: {len(photos)} photos, but marks for {marks}")
    return written


def _numbered(table: Table) -> Iterator[tuple[int, Table]]:
    return enumerate(table.tables("photos"), start=1)


def _photo(table: Table, slug: str, number: int, published: datetime, photo_path: str) -> StandInPhoto:
    digest = hashlib.sha1(f"{slug} {number}".encode(), usedforsecurity=False).hexdigest()
    path = photo_path.format(day=published, number=int(digest[:5], 16) % 90000 + 10000, digest=digest)
    fault = table.text("fault", "")
    photo = StandInPhoto(
        path=table.text("path", path),
        alt=table.text("alt", ""),
        caption=table.text("caption", ""),
        credit=table.text("credit", ""),
        parties=parties(table),
        fault=PhotoFault(fault) if fault else None,
    )
    table.done()
    return photo
