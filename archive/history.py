"""An article's history from its captures: when its content changed, when it was gone. Pure, no SQL.

This is the definition of the tables `revisions` and `disappearances`. The store follows it step by step while captures
come in order, and asks it anew for the whole article when an older capture arrives late, so both end in the same rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

GONE_STATUSES = (404, 410)


@dataclass(frozen=True, slots=True, order=True)
class Observation:
    """One capture of an article: `seen_at` is UTC; `content_digest` is empty unless the page showed the article."""

    seen_at: str
    url: str
    status: int
    content_digest: str = ""


@dataclass(frozen=True, slots=True)
class Disappearance:
    """The site answered `status` (404 or 410) from `gone_at` on, until `returned_at` or until now."""

    gone_at: str
    status: int
    returned_at: str | None


@dataclass(frozen=True, slots=True)
class History:
    """`revisions` are (seen_at, content digest) of each change of content; both tuples are in order of time."""

    revisions: tuple[tuple[str, str], ...]
    disappearances: tuple[Disappearance, ...]

    @property
    def gone_at(self) -> str | None:
        """Since when the article is gone; None while it is there."""
        last = self.disappearances[-1] if self.disappearances else None
        return last.gone_at if last and last.returned_at is None else None


def history(observations: Iterable[Observation]) -> History:
    """What the captures of one article, in any order, say about it.

    Of several captures within one second the one with the last address counts, and a page counts before a 404.

    >>> a, b = "sha256:a", "sha256:b"
    >>> story = history([
    ...     Observation("2023-01-13T12:00:00Z", "u", 200, a), Observation("2023-01-14T12:00:00Z", "u", 200, b),
    ...     Observation("2023-01-15T12:00:00Z", "u", 200, a), Observation("2023-01-16T12:00:00Z", "u", 404)])
    >>> [day[:10] for day, _ in story.revisions], story.gone_at
    (['2023-01-13', '2023-01-14', '2023-01-15'], '2023-01-16T12:00:00Z')
    """
    revisions: list[tuple[str, str]] = []
    disappearances: list[Disappearance] = []
    gone: Observation | None = None
    for seen in _one_a_second(observations):
        if seen.content_digest:
            if gone:
                disappearances.append(Disappearance(gone.seen_at, gone.status, seen.seen_at))
                gone = None
            if not revisions or revisions[-1][1] != seen.content_digest:
                revisions.append((seen.seen_at, seen.content_digest))
        elif seen.status in GONE_STATUSES:
            gone = gone or seen
    if gone:
        disappearances.append(Disappearance(gone.seen_at, gone.status, None))
    return History(tuple(revisions), tuple(disappearances))


def _one_a_second(observations: Iterable[Observation]) -> list[Observation]:
    seconds: dict[str, Observation] = {}
    for seen in sorted(observations):
        before = seconds.get(seen.seen_at)
        if before is None or seen.content_digest or not before.content_digest:
            seconds[seen.seen_at] = seen
    return list(seconds.values())
