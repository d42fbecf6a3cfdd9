"""The fields of a page one by one: the value, its layer, what other layers found, how it was understood. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from crawler.item import ArticleItem
from crawler.layout import Reading
from crawler.read import Examined

NEEDED = ("headline", "article_body", "date_published")
"""Without these a page is no article that was read."""
_WIDE = 60


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a reading: its name in structured data (empty: it has none), and whether it has many values."""

    declared: str
    many: bool


_DECLARED = {
    "headline": "headline",
    "description": "description",
    "article_section": "article_section",
    "article_body": "article_body",
    "authors": "authors",
    "date_published": "date_published",
    "date_modified": "date_modified",
    "views": "",
    "credit": "",
    "photos": "image",
    "tags": "keywords",
}
_MANY = {field.name: isinstance(getattr(Reading(), field.name), tuple) for field in fields(Reading)}
FIELDS = {name: Field(declared, _MANY.get(name, False)) for name, declared in _DECLARED.items()}


@dataclass(frozen=True, slots=True)
class FieldSeen:
    """One field of one page, as text; all are empty where there is nothing."""

    name: str
    value: str
    layer: str
    others: tuple[str, ...]
    """What other layers found, if it was something else: «lines: 13.01.2023 18:19»."""
    understood: str


def fields_of(item: ArticleItem, examined: Examined) -> tuple[FieldSeen, ...]:
    """All fields of an item whose values were read, with what each layer of its page found."""
    return tuple(_fields(item, examined))


def _fields(item: ArticleItem, examined: Examined) -> Iterator[FieldSeen]:
    understood = understood_values(item)
    for name, about in FIELDS.items():
        value = _text(getattr(item.shown, name))
        layer = item.shown.layers.get(name)
        others = tuple(_others(name, about.declared, examined, value))
        yield FieldSeen(name, _cut(value), str(layer or ""), others, understood.get(name, ""))


def _others(name: str, declared: str, examined: Examined, value: str) -> Iterator[str]:
    found = [("selector", _text(examined.selected.get(name, "")))]
    if declared:
        found += [("structured", _text(getattr(one, declared))) for one in examined.declared]
    found.append(("lines", _text(getattr(examined.lines, name))))
    return (f"{layer}: {_cut(text)}" for layer, text in found if text and text != value)


def understood_values(item: ArticleItem) -> dict[str, str]:
    """What the pipelines made of an item, as text, by the field that it was read from."""
    values = {}
    for field, moment in (("date_published", item.date_published), ("date_modified", item.date_modified)):
        if moment:
            values[field] = f"{moment.text} ({moment.precision}, rule {moment.rule})"
    if item.views:
        values["views"] = str(item.views.value)
    if item.credit:
        parties = ", ".join(f"{party.name or '?'} ({party.kind})" for party in item.credit.parties)
        values["credit"] = f"{item.credit.text}: {parties}"
    if item.authors:
        values["authors"] = ", ".join(author.name for author in item.authors)
    if item.attribution:
        values["article_body"] = f"reported by {item.attribution.reporter}" + (
            f", on the word of {item.attribution.source}" if item.attribution.source else ""
        )
    for unread in item.unread:
        field = {"view_count": "views", "credit_text": "credit", "author": "authors"}.get(unread.field, unread.field)
        values[field] = f"can't read {unread.shown!r}: {unread.reason}"
    return values


def _text(value: object) -> str:
    if isinstance(value, tuple):
        texts = [getattr(one, "url", one) for one in value]
        return " ¶ ".join(map(str, texts))
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE * 4 else f"{text[: _WIDE * 3]} … {text[-_WIDE:]} ({len(text)} letters)"
