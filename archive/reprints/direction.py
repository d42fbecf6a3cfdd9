"""Which of two articles was there first, how much later the other came, and whether one names the other. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from archive.reprints.fingerprint import words

_LENGTHS = {"second": 0, "minute": 0, "hour": 3599, "day": 86399, "week": 7 * 86400 - 1, "month": 31 * 86400 - 1}
"""How many seconds after its first moment a date of a precision may still mean."""
_YEAR = 366 * 86400 - 1
_EXACT = ("second", "minute")


@dataclass(frozen=True, slots=True)
class Published:
    """What the archive knows of an article's publication; times are ISO 8601 in UTC."""

    agency: str
    native_id: str
    edition: str
    date_published_utc: str | None
    precision: str | None
    first_seen: str
    attribution: str | None
    """The words that name the news' source."""
    credit: str | None
    sources: tuple[str, ...] = ()
    """The parties that these words name, by their canonical names."""

    @property
    def by(self) -> int:
        """The second by which it was surely public: as its date says, or when it was first seen, if that was before.

        A date without a time may mean the end of its day.
        """
        seen = _seconds(self.first_seen)
        if self.date_published_utc is None:
            return seen
        return min(seen, _seconds(self.date_published_utc) + _LENGTHS.get(self.precision or "", _YEAR))

    @property
    def not_before(self) -> int | None:
        """The second before which it was surely not public; None when that is not known."""
        return None if self.date_published_utc is None else min(_seconds(self.date_published_utc), self.by)

    @property
    def is_exact(self) -> bool:
        """Whether the minute is known: the page says it, and was not seen before."""
        return (
            self.date_published_utc is not None
            and self.precision in _EXACT
            and self.date_published_utc <= self.first_seen
        )

    @property
    def order(self) -> tuple[int, str, str, str]:
        """By what articles are ordered: no two have the same, and it doesn't depend on when they were stored."""
        return self.by, self.agency, self.native_id, self.edition


def are_one(first: Published, second: Published) -> bool:
    """Whether they are editions of one article, or one agency's own in another language or script: no reprint.

    >>> def article(agency, native_id, edition):
    ...     return Published(agency, native_id, edition, None, None, "2023-01-13T12:19:00Z", None, None)
    >>> cyrillic = article("el_kz", "1", "kk-Cyrl")
    >>> [are_one(cyrillic, article(*other)) for other in (("el_kz", "2", "kk-Latn"), ("baq_kz", "1", "kk-Cyrl"))]
    [True, False]
    """
    if first.agency != second.agency:
        return False
    return first.native_id == second.native_id or first.edition != second.edition


def delay(earlier: Published, later: Published) -> int | None:
    """The seconds between them; None unless the minute of both is known."""
    return later.by - earlier.by if earlier.is_exact and later.is_exact else None


def order_is_sure(earlier: Published, later: Published) -> bool:
    """Whether the earlier one was public before the later one can have been."""
    return later.not_before is not None and earlier.by < later.not_before


class Names:
    """An agency's names: its own, its host's (el.kz), its spider's (el_kz); in any script and any case."""

    def __init__(self, name: str, url: str, agency: str) -> None:
        """Of an agency's row."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        self._names = {" ".join(words(one)) for one in (name, host, agency.replace("_", " "))} - {""}

    def is_one_of(self, names: Iterable[str]) -> bool:
        """Whether one of `names` is the agency's."""
        return any(" ".join(words(name)) in self._names for name in names)

    def stands_in(self, text: str | None) -> bool:
        """Whether a text has one of them, as whole words.

        >>> names = Names("El.kz", "https://el.kz/", "el_kz")
        >>> names.stands_in("деп хабарлайды El.kz-ке сілтеме жасап"), names.stands_in("Фото: gov.kz")
        (True, False)
        """
        if not text:
            return False
        whole = f" {' '.join(words(text))} "
        return any(f" {name} " in whole for name in self._names)


def named_in(article: Published, names: Names) -> str | None:
    """Where an article names an agency: as its source, in the words of the attribution, in the credit, or nowhere."""
    if names.is_one_of(article.sources):
        return "source"
    if names.stands_in(article.attribution):
        return "attribution"
    return "credit" if names.stands_in(article.credit) else None


def source_of(candidates: Sequence[tuple[Published, str | None]]) -> int:
    """Which of an article's earlier ones it most likely has the text from, by place: one that it names, else the first.

    Each comes with where the article names its agency. A named source counts before a credit, and the earliest of them.
    """

    def rank(index: int) -> tuple[int, tuple[int, str, str, str]]:
        published, named = candidates[index]
        return ("source", "attribution", "credit", None).index(named), published.order

    return min(range(len(candidates)), key=rank)


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
