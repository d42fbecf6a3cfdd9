"""Which of two readings is by the newer readers. Pure; reads versions as `crawler.normalise.versions` writes them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Rank: TypeAlias = tuple[int, int, str, str]
"""The version of the page's reader, the sum of the others', when it read (UTC), all versions as text; greater is newer.

Versions only grow, so of two sets that differ the one with the greater sum is the newer.
"""

UNKNOWN: Rank = (0, 0, "", "")
_PAGE = "page"


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of `warc_files`: how far a file was read, by which readers."""

    file: str
    size: int
    readers: str
    read_to: int
    read_at: str

    @property
    def order(self) -> tuple[Rank, int]:
        """Of two marks of one file the greater one counts."""
        return rank(self.readers, self.read_at), self.read_to


class Marks:
    """All marks of an archive: by whom each of its captures was read."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._by_file: dict[str, list[Mark]] = {}
        for mark in marks:
            self._by_file.setdefault(mark.file, []).append(mark)

    def rank(self, file: str | None, offset: int | None) -> Rank:
        """Which readers have read a record; UNKNOWN for what is in no file, or not read again to there."""
        found = (one for one in self._by_file.get(file or "", ()) if (offset or 0) < one.read_to)
        return max((rank(one.readers, one.read_at) for one in found), default=UNKNOWN)


def rank(readers: str | None, read_at: str = "") -> Rank:
    """The rank of versions as the columns `readers` have them; a digest after «+» tells nothing newer.

    >>> rank('{"date": "9", "page": "3+1f2e3d4c"}') > rank('{"date": "10", "page": "2+9f2e3d4c"}') > UNKNOWN
    True
    """
    versions: dict[str, str] = json.loads(readers) if readers else {}
    numbers = {name: int(number) for name, text in versions.items() if (number := text.partition("+")[0]).isdecimal()}
    others = sum(number for name, number in numbers.items() if name != _PAGE)
    return numbers.get(_PAGE, 0), others, read_at, readers or ""


def number(version: str | None) -> tuple[int, str]:
    """A single version, such as that of a count of views, to be compared.

    >>> number("10") > number("9") > number(None)
    True
    """
    text = version or ""
    digits = text.partition("+")[0]
    return (int(digits) if digits.isdecimal() else 0), text
