"""One made-up article as the rows that a crawl of years would have left of it. Knows the tables, opens no file."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from archive.edits.kind import VERSION as EDITS
from archive.quotes.quote import VERSION as QUOTES
from benchmarks.pages.press import House, Press

FIRST = datetime(2022, 11, 1, tzinfo=UTC)
DAYS = 1461
FIRST_NATIVE = 400_000_000
"""Above it are the agencies' own numbers of articles."""
_CHANGED = ("headline", "headline, article_body", "article_body", "article_body", "photos", "description")
_KIND = {"headline": "headline", "headline, article_body": "headline", "article_body": "facts", "photos": "other"}
_SOURCES = ("list /", "feed /rss")
_LAYERS = json.dumps(
    dict.fromkeys(("headline", "article_body", "date_published", "views", "credit", "authors", "section"), "selector")
)
_READERS = json.dumps(dict.fromkeys(("date", "views", "credit", "byline", "attribution"), "3"))
_AGES = (0, 1, 6, 24, 72, 168, 720, 4320)
"""Hours after the first look at which an article is looked at again."""

Row = tuple[str, tuple[object, ...]]
"""A table, and the values of its columns in the order of `archive.COLUMNS`."""


def rows_of(press: Press, number: int, articles: int) -> Iterator[Row]:
    """The rows of the article of that number, of so many in all; the earlier numbers are the earlier articles."""
    draw = random.Random(number)  # noqa: S311 - no secret
    house = draw.choices(press.houses, cum_weights=press.house_weights)[0]
    is_edition = number % 9 == 0
    edition = "ru" if is_edition or draw.random() < 0.25 else draw.choices(("kk-Cyrl", "kk-Latn", "en"), (90, 5, 5))[0]
    at = FIRST + timedelta(days=DAYS * (number - 1) / articles, seconds=draw.randint(0, 3000))
    # The working day: 06 to 18 in UTC+5.
    at = at.replace(hour=draw.choice((1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 15)), minute=draw.randint(0, 59))
    native = f"{FIRST_NATIVE + number}"
    url = f"{house.url}{'ru/' if edition == 'ru' else ''}maqala-{native}/"
    precision = draw.choices(("minute", "day", None), (95, 3, 2))[0]
    local = at + timedelta(hours=6 if at < datetime(2024, 2, 29, 18, tzinfo=UTC) else 5)
    offset = "+06:00" if at < datetime(2024, 2, 29, 18, tzinfo=UTC) else "+05:00"
    published = {"minute": local.strftime("%Y-%m-%dT%H:%M:00") + offset, "day": local.strftime("%Y-%m-%d")}
    seen = [at + timedelta(minutes=draw.randint(2, 50)) + timedelta(hours=age) for age in _looks(draw)]
    moments = [one.strftime("%Y-%m-%dT%H:%M:%SZ") for one in seen]
    gone = draw.random() < 0.015
    sentences = draw.choices(press.sentences, k=draw.randint(2, 5))
    body = "\n\n".join(sentences)
    description = draw.choice(press.sentences) if draw.random() < 0.7 else None
    section = draw.choice(house.sections_ru if edition == "ru" else house.sections)
    digest = f"sha256:{number:064x}"
    counts = _counts(draw, len(moments)) if house.shows_views else []
    changes = draw.randint(1, 3) if draw.random() < 0.08 and len(moments) > 3 else 0
    changes = min(changes, len(moments) - 1)
    headline = draw.choice(press.headlines)
    yield from _below(press, draw, number, edition)
    credit = press.parties.of(draw) if draw.random() < 0.8 else None
    yield from _photos(press, draw, number, url, credit, moments[0])
    authors = [draw.choice(house.authors)] if draw.random() < 0.6 else []
    for author in authors:
        yield "article_authors", (number, 1, author, author, None, None)
    yield "articles", (
        number, house.id, native, edition, url, headline, description, section, body, len(body.split()),
        published.get(precision or ""), local.strftime("%d.%m.%Y, %H:%M") if precision else None, precision,
        at.strftime("%Y-%m-%dT%H:%M:00Z") if precision else None, local.strftime("%Y-%m-%d") if precision else None,
        "day month year, time" if precision else None, counts[-1] if counts else None,
        str(counts[-1]) if counts else None, credit, f"Фото: {credit}" if credit else None,
        json.dumps(authors, ensure_ascii=False) if authors else None, moments[0], moments[-1], moments[-1],
        changes + 1, moments[-1] if gone else None, _LAYERS, _READERS, digest, digest,
    )  # fmt: skip
    for place in range(changes + 1):
        change = draw.choice(_CHANGED) if place else None
        was = headline if place == changes else draw.choice(press.headlines)
        said = body if place == changes else "\n\n".join([*sentences[:-1], draw.choice(press.sentences)])
        values = (number, moments[place], change, was, description, section, said, "; ".join(authors) or None, digest)
        yield "revisions", values
        if change:
            kind = _KIND.get(change, "wording") if draw.random() < 0.8 else draw.choice(("typo", "wording"))
            yield "edits", (number, moments[place], kind, draw.randint(1, 9), draw.randint(0, 9), 0, EDITS)
    for place, moment in enumerate(moments):
        if counts:
            yield "views", (number, moment, counts[place], str(counts[place]))
        yield (
            "captures",
            _capture(house, url, moment, 404 if gone and place == len(moments) - 1 else 200, number, place),
        )
    yield "addresses", (number, url, moments[0], moments[-1])
    if gone:
        yield "disappearances", (number, moments[-1], 404)
    if precision is None:
        yield "unread", (number, "date", draw.choice(("кеше", "бүгін таңда", "жақында")), "no date", moments[0])
    day = local.strftime("%Y-%m-%d")
    for source in _SOURCES[: draw.choices((0, 1, 2), (15, 60, 25))[0]]:
        yield "announcements", (house.id, source, native, edition, url, headline, day, day, moments[0], moments[0], "")
    if number % 50 == 0:
        other = f"{500_000_000 + number}"
        missing = (f"{house.url}maqala-{other}/", headline, day, day, moments[0], moments[0], "")
        yield "announcements", (house.id, "list /", other, edition, *missing)
        if number % 100 == 0:
            yield "captures", _capture(house, missing[0], moments[0], draw.choice((404, 403, 500)), None, 99)
    yield from _reprints(draw, number, house)


def _looks(draw: random.Random) -> tuple[int, ...]:
    return _AGES[: draw.choices(range(1, len(_AGES) + 1), (20, 25, 20, 15, 8, 6, 4, 2))[0]]


def _counts(draw: random.Random, looks: int) -> list[int]:
    last = int(draw.paretovariate(0.9) * 150) % 400_000
    return [last * (place + 1) // looks for place in range(looks)]


def _capture(house: House, url: str, moment: str, status: int, number: int | None, place: int) -> tuple[object, ...]:
    digest = f"sha256:{number or 0:060x}{place:04x}"
    file = f"{house.id}-{moment[:7].replace('-', '')}.warc.gz"
    # Each record has a place of its own: of an address in 0x10 bytes, which no real record fits into.
    offset = ((number or 0) * 100 + place) * 16 if number else int(url.strip("/").rpartition("-")[2]) * 16 + 7
    content = digest if number and status == 200 else None
    structure = f"{house.id}-{int(moment[:4]) // 2}"
    return url, moment, status, digest, number, content, house.id, structure, file, offset, 8000


def _below(press: Press, draw: random.Random, number: int, edition: str) -> Iterator[Row]:
    if draw.random() < 0.3:
        for place, tag in enumerate(dict.fromkeys(press.tags.of(draw) for _ in range(3)), start=1):
            yield "article_tags", (number, place, tag)
    if draw.random() < 0.4:
        yield "article_news_sources", (number, 1, press.parties.of(draw), draw.choice(("source", "reporter")))
    yield "quote_readers", (number, QUOTES)
    if draw.random() < 0.3:
        speaker = press.speakers.of(draw)
        for place in range(1, draw.randint(2, 4)):
            known = draw.random() < 0.8
            confidence = "sure" if known and draw.random() < 0.8 else "inferred"
            role = "министр" if edition == "ru" else "бас маман"
            values = (speaker if known else None, role, "деді", "direct", confidence)
            yield "quotes", (number, place, 0, 20, "direct", draw.choice(press.sentences), speaker, *values)


def _photos(press: Press, draw: random.Random, number: int, url: str, credit: str | None, moment: str) -> Iterator[Row]:
    for place in range(1, draw.choices((0, 1, 2, 4), (20, 65, 10, 5))[0] + 1):
        photo, picture = number * 10 + place, f"{url}{place}.jpg"
        kept = number % 5 == 0
        size = (f"sha256:{photo:x}", "image/jpeg", 1200, 800, 90_000) if kept else (None,) * 5
        yield "photos", (photo, number, place, picture, f"Фото: {credit}" if credit else None, credit, picture, *size)
        if credit:
            yield "credits", (photo, 1, credit, press.kind_of[credit])
            if draw.random() < 0.15:
                other = press.parties.of(draw)
                yield "credits", (photo, 2, other, press.kind_of[other])
        if kept:
            yield "images", (picture, moment, *size)


def _reprints(draw: random.Random, number: int, house: House) -> Iterator[Row]:
    """Of one in twelve articles: its source is one of the five hundred before it; of which agency is written later."""
    if number > 1000 and draw.random() < 0.08:
        # Most go back to few: to those whose number ends in 00.
        back = draw.randint(1, 500)
        earlier = (number - back) // 100 * 100 if draw.random() < 0.5 else number - back
        delay = int(draw.expovariate(1 / 9000)) if draw.random() < 0.9 else None
        named = draw.choice(("source", "attribution", None, None))
        yield "reprints", (number, earlier, house.id, "", 0.6 + draw.random() * 0.4, 0.8, delay, 1, named, 0, 1)
