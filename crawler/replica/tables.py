"""Reads values from TOML tables and says where a wrong one stands. Knows nothing of articles."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

_T = TypeVar("_T")


class BadContent(ValueError):  # noqa: N818 - says what the file is
    """A file of the stand-in that says something it can't: the message names the file, the article and the value."""


class Table:
    """One TOML table: each reading takes a key out, and `done` refuses those that nobody asked for."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self._values = dict(values)
        self.where = where

    def _take(self, key: str, kind: type[_T], default: _T | None) -> _T:
        value = self._values.pop(key, default)
        if value is None:
            raise BadContent(f"{self.where}: {key} is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadContent(f"{self.where}: {key} = {value!r} is not a {kind.__name__}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; raises BadContent when it is missing and there is no default, as all readings do."""
        return self._take(key, str, default)

    def optional_text(self, key: str) -> str | None:
        """A text, or None when there is none."""
        return self.text(key) if key in self._values else None

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def decimal(self, key: str) -> float:
        """A number with a fraction."""
        return self._take(key, float, None)

    def flag(self, key: str) -> bool:
        """True or false; false when it is missing."""
        return self._take(key, bool, False)  # noqa: FBT003

    def moment(self, key: str) -> datetime:
        """A local date and time, without a zone and to the minute, as pages show it."""
        value = self._take(key, datetime, None)
        if value.tzinfo or value.second or value.microsecond:
            raise BadContent(f"{self.where}: {key} = {value} must be a local time without seconds")
        return value

    def day(self, key: str) -> date:
        """A date."""
        return self._take(key, date, None)

    def optional_day(self, key: str) -> date | None:
        """A date, or None when there is none."""
        return self.day(key) if key in self._values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when it is missing."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise BadContent(f"{self.where}: {key} = {values!r} is not a list of texts")
        return tuple(values)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates."""
        values = self._take(key, list, None)
        if not all(isinstance(value, date) for value in values):
            raise BadContent(f"{self.where}: {key} = {values!r} is not a list of dates")
        return tuple(values)

    def names(self, key: str, default: dict[str, str] | None = None) -> dict[str, str]:
        """A table of texts."""
        values = self._take(key, dict, default)
        if not all(isinstance(value, str) for value in values.values()):
            raise BadContent(f"{self.where}: not every value of {key} is a text")
        return values

    def tables(self, key: str) -> "Iterable[Table]":
        """A list of tables, empty when it is missing."""
        for number, value in enumerate(self._take(key, list, []), start=1):
            name = value.get("slug", number)
            yield Table(value, f"{self.where}, {key} {name}")

    def done(self) -> None:
        """Raises BadContent when a key has not been read: it is misspelt, or not known."""
        if self._values:
            raise BadContent(f"{self.where}: unknown: {', '.join(sorted(self._values))}")
