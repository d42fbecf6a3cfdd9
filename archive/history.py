"""An article's history from its captures: when its content changed, when it was gone. Pure, no SQL.

This is the definition of the tables `revisions`, `doubtful_readings` and `disappearances`. The store follows it step by
step while nothing changes, and asks it anew for the whole article when something does or an older capture arrives late.

A site that gets another layout is read otherwise, and has not edited all its articles: content that differs in a page
of a layout (`structure`) which this article did not have before is a doubt and no revision. What differs from it later
in the same layout is a revision again. A 304 of the address whose page was the newest shows that page again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

GONE_STATUSES = (404, 410)
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, order=True)
class Observation:
    """One capture of an article: `seen_at` is UTC; `content_digest` is empty unless the page showed the article."""

    seen_at: str
    url: str
    status: int
    content_digest: str = ""
    structure: str = ""
    """Which layout the page has; empty where it isn't known, which is taken for the layout that there was."""


@dataclass(frozen=True, slots=True)
class Disappearance:
    """The site answered `status` (404 or 410) from `gone_at` on, until `returned_at` or until now."""

    gone_at: str
    status: int
    returned_at: str | None


@dataclass(frozen=True, slots=True)
class SeenContent:
    """Content that was seen for the first time, or again after another one, and what it is compared with.

    `before` is a content digest, empty for the first content of an article.
    """

    seen_at: str
    content_digest: str
    before: str


@dataclass(frozen=True, slots=True)
class History:
    """What the captures of an article say; all tuples are in order of time."""

    revisions: tuple[SeenContent, ...]
    doubts: tuple[SeenContent, ...]
    disappearances: tuple[Disappearance, ...]
    is_doubtful: bool
    """Whether the newest page shows something else than the last revision, by the layout as it seems."""

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
    >>> [one.seen_at[:10] for one in story.revisions], story.gone_at
    (['2023-01-13', '2023-01-14', '2023-01-15'], '2023-01-16T12:00:00Z')
    """
    contents = _Contents()
    disappearances: list[Disappearance] = []
    gone: Observation | None = None
    for seen in _one_a_second(seen for seen, _ in resolved(observations)):
        if seen.content_digest:
            if gone:
                disappearances.append(Disappearance(gone.seen_at, gone.status, seen.seen_at))
                gone = None
            contents.see(seen)
        elif seen.status in GONE_STATUSES:
            gone = gone or seen
    if gone:
        disappearances.append(Disappearance(gone.seen_at, gone.status, None))
    return History(tuple(contents.revisions), tuple(contents.doubts), tuple(disappearances), contents.is_doubtful)


class _Contents:
    """The fold over an article's pages, one after the other."""

    def __init__(self) -> None:
        self.revisions: list[SeenContent] = []
        self.doubts: list[SeenContent] = []
        self.is_doubtful = False
        self._by_structure: dict[str, str] = {}
        """What each layout has shown since the last revision."""

    def see(self, seen: Observation) -> None:
        """Takes in the next page that showed content."""
        digest, known = seen.content_digest, self._by_structure
        current = self.revisions[-1].content_digest if self.revisions else ""
        before = current if not seen.structure else known.get(seen.structure, known.get("", ""))
        self.is_doubtful = False
        if digest == current:
            if seen.structure:
                known.pop("", None)  # the layout that wasn't known is this one
            known[seen.structure] = digest
        elif not current or (before and before != digest):
            self.revisions.append(SeenContent(seen.seen_at, digest, before))
            self._by_structure = {seen.structure: digest}
        else:
            self.is_doubtful = True
            if digest not in known.values():
                self.doubts.append(SeenContent(seen.seen_at, digest, current))
            known[seen.structure] = digest


def resolved(observations: Iterable[Observation]) -> list[tuple[Observation, str]]:
    """The observations in order of time, each 304 with what its address showed, and when that was shown.

    Only while that is the newest page of the article: a 304 of another address says less than a page that came since
    or in the same second, and stays as it is. So does all else, with its own time.
    """
    in_order = sorted(observations)
    pages = {seen for seen in _one_a_second(in_order) if seen.content_digest}
    seconds = {page.seen_at for page in pages}
    newest: Observation | None = None
    found = []
    for seen in in_order:
        pair = seen, seen.seen_at
        if seen in pages:
            newest = seen
        elif seen.status == NOT_MODIFIED and newest and seen.url == newest.url and seen.seen_at not in seconds:
            as_then = replace(seen, content_digest=newest.content_digest, structure=newest.structure)
            pair = as_then, newest.seen_at
        found.append(pair)
    return found


def _one_a_second(observations: Iterable[Observation]) -> list[Observation]:
    seconds: dict[str, Observation] = {}
    for seen in sorted(observations):
        before = seconds.get(seen.seen_at)
        if before is None or seen.content_digest or not before.content_digest:
            seconds[seen.seen_at] = seen
    return list(seconds.values())
