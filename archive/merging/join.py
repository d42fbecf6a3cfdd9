"""What two archives say of the same thing, as one: pure, and the same whichever of the two is asked first.

Of values that differ the one by the newer readers counts, else the greater one: a rule that looks at both values and at
nothing else, so that merging again, or in another order, ends in the same rows.
"""

from dataclasses import dataclass, replace

from archive.content import Content, changed
from archive.merging.readers import UNKNOWN, Rank, number, rank
from archive.merging.side import CaptureRow, Side, Views
from archive.reading import READ_COLUMNS

_FACTS = ("payload_digest", "failure", "structure", "etag", "last_modified", "agency", "warc_length", "content_digest")
_UNTOLD = ("readers", "reading_digest", "content_digest", "layers")
"""Columns that differ with the readers' versions, whether or not anything was read otherwise."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two readings of one capture: what it was read as, what is kept and what is left, and by which readers."""

    url: str
    fetched_at: str
    what: str
    kept_by: str
    left_by: str


def captures(first: CaptureRow, second: CaptureRow, ranks: tuple[Rank, Rank]) -> CaptureRow:
    """Two rows of one capture as one: an article's reading counts before none, then the newer readers'."""
    if first == second:
        return first
    pairs = ((first, ranks[0]), (second, ranks[1]))
    better, other = (one for one, _ in sorted(pairs, key=_quality, reverse=True))
    filled = {name: getattr(other, name) for name in _FACTS if getattr(better, name) is None}
    return replace(better, **filled, is_article=first.is_article or second.is_article)


def _quality(pair: tuple[CaptureRow, Rank]) -> tuple[object, ...]:
    row, by = pair
    facts = tuple(str(getattr(row, name) or "") for name in ("status", *_FACTS))
    return row.content_digest is not None, by, row.content_digest or "", facts


def contents(mine: Side | None, theirs: Side) -> dict[str, Content]:
    """What the other archive's pages say by digest, where this one lacks it or saw it later.

    Content in another alphabet has the same digest, and is kept as the first capture spells it.
    """
    found = {}
    for digest, content in theirs.contents.items():
        own = mine.contents.get(digest) if mine else None
        if mine is None or own is None:
            found[digest] = content
        elif own != content:
            is_theirs = (_first(theirs, digest), str(content)) < (_first(mine, digest), str(own))
            found[digest] = content if is_theirs else own
    return found


def _first(side: Side, digest: str) -> tuple[str, str]:
    """The first capture that shows a content: when, and of which address."""
    shown = [(one.fetched_at, one.url) for _, one in side.captures.values() if one.content_digest == digest]
    return min(shown, default=("9999", ""))


def views(first: Views, second: Views) -> Views:
    """Two counts that were seen within one second."""
    return max(
        first, second, key=lambda one: (number(one[3]), -1 if one[0] is None else one[0], one[1] or "", one[2] or 0)
    )


def unread(first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    """Reason and first capture of a text that both archives could not read."""
    return max(first[0], second[0]), min(first[1], second[1])


def span(first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    """From the first time to the last."""
    return min(first[0], second[0]), max(first[1], second[1])


def newest_side(sides: list[Side], merged: dict[tuple[str, int | str], CaptureRow]) -> Side:
    """The side whose row in `articles` is of the newest page of all, by the newer readers where both have it."""
    if all(side.values == sides[0].values for side in sides):
        return sides[0]
    newest = max(one.observation for one in merged.values() if one.content_digest)

    def order(side: Side) -> tuple[object, ...]:
        own = side.newest
        is_of_newest = own is not None and (own.seen_at, own.url) == (newest.seen_at, newest.url)
        is_kept = side.value("content_digest") == newest.content_digest
        return is_of_newest, is_kept, rank(side.readers), str(side.value("reading_digest")), str(side.values)

    return max(sides, key=order)


def conflict_of(
    mine: CaptureRow, theirs: CaptureRow, kept: CaptureRow, ranks: tuple[Rank, Rank], sides: tuple[Side, Side] | None
) -> Conflict | None:
    """What two readings of a capture differ in; None when they don't."""
    if mine.content_digest == theirs.content_digest:
        return None
    kept_is_mine = kept.content_digest == mine.content_digest
    kept_rank, left_rank = ranks if kept_is_mine else ranks[::-1]
    if mine.content_digest is None or theirs.content_digest is None:
        what = "whether it is an article"
    else:
        said = {**sides[0].contents, **sides[1].contents} if sides else {}
        pair = said.get(mine.content_digest), said.get(theirs.content_digest)
        edition = sides[0].edition if sides else ""
        what = (changed(pair[0], pair[1], edition) if pair[0] and pair[1] else "") or "its content"
    return Conflict(mine.url, mine.fetched_at, what, _readers(kept_rank), _readers(left_rank))


def value_conflict(mine: Side, theirs: Side, kept: Side) -> Conflict | None:
    """What the two rows of `articles` differ in, when they are of the same newest page and content."""
    if mine.values == theirs.values:
        return None
    newest = mine.newest
    is_same = newest is not None and theirs.newest is not None and newest.seen_at == theirs.newest.seen_at
    if not is_same or newest is None or mine.value("content_digest") != theirs.value("content_digest"):
        return None
    names = [name for name in READ_COLUMNS if name not in _UNTOLD and mine.value(name) != theirs.value(name)]
    if not names:
        return None
    left = theirs if kept is mine else mine
    by = _readers(rank(kept.readers)), _readers(rank(left.readers))
    return Conflict(newest.url, newest.seen_at, ", ".join(names), *by)


def _readers(by: Rank) -> str:
    return "unknown readers" if by == UNKNOWN or not by[3] else by[3]
