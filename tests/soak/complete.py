"""Holds what was seen against the story: was each article found in time, and looked at again whenever it was due?

Not by what was asked for, but by what there was to be found. What must be where is for `judge`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from crawler import settings
from tests.soak.soak import Soaked
from tests.soak.story import Story, changes
from tests.soak.truth import Key, Seen, Truth

SLACK = timedelta(hours=7)
"""How late a look may be: an outage of three hours, a server that wants to be left alone, a kill or two."""
_HOURS = {"h": timedelta(hours=1), "d": timedelta(days=1)}
_AGES = [int(age[:-1]) * _HOURS[age[-1]] for age in settings.REVISIT_AGES.split()]
_YEAR = timedelta(days=365)
_LOOKS = (200, 304, 404, 410)
Look: TypeAlias = tuple[datetime, int]
"""When, and with which status."""


@dataclass(frozen=True, slots=True)
class Found:
    """How much of the story is in the archive."""

    articles: int
    articles_held: int
    changes: int
    """Changes of what a page says, in the story."""
    changes_held: int
    removals: int
    removals_held: int


def too_late(soaked: Soaked, seen: Sequence[Seen]) -> Iterator[str]:
    """A sentence for each article that was not found in time, and for each that was not looked at when it was due."""
    end = soaked.moment(soaked.press.hours)
    looks: defaultdict[int, list[Look]] = defaultdict(list)
    for one in sorted(seen, key=lambda one: one.at):
        if one.said.number is not None and _is_look(one):
            looks[one.said.number].append((datetime.fromisoformat(one.at), one.said.status))
    for number, story in soaked.press.stories.items():
        published = soaked.press.site.moment(story.standings[0].article.published)
        yield from _late(number, story, published, looks[number], (soaked.moment(story.born), end))


def _is_look(one: Seen) -> bool:
    """Whether an answer told how the article stands; an error, half a page or another address did not."""
    return one.said.status in _LOOKS and (one.said.status in (404, 410) or one.said.article is not None)


def _late(
    number: int, story: Story, published: datetime, looks: Sequence[Look], span: tuple[datetime, datetime]
) -> Iterator[str]:
    """`published` is when the article says that it was, `span` when it appeared and when the soak ended."""
    appeared, end = span
    first = next((place for place, (_, status) in enumerate(looks) if status in (200, 304)), len(looks))
    shown = looks[first:]
    stays = all(one.status == 200 for one in story.standings)
    if stays and appeared + SLACK < end and not any(at <= appeared + SLACK for at, _ in shown):
        yield f"article {number}, there from {appeared:%m-%d %H:%M} on, was found: {_when(shown)}"
    gone: datetime | None = None
    for place, (at, status) in enumerate(shown):
        gone = (gone or at) if status in (404, 410) else None
        due = _due(gone or min(published, shown[0][0]), at)
        later = shown[place + 1 :]
        if due + SLACK < end and not any(then <= due + SLACK for then, _ in later):
            times = f"looked at {at:%m-%d %H:%M}, was due {due:%m-%d %H:%M}, and looked at again: {_when(later)}"
            yield f"article {number}, {times}"


def _due(born: datetime, at: datetime) -> datetime:
    """When it is to be looked at again, at the latest: the edited and the most read are sooner."""
    years = max(0, (at - born - _AGES[-1]) // _YEAR) + 1
    return min((born + age for age in _AGES if born + age > at), default=born + _AGES[-1] + years * _YEAR)


def _when(looks: Sequence[Look]) -> str:
    return f"{looks[0][0]:%m-%d %H:%M}" if looks else "never"


def found(soaked: Soaked, truth: Mapping[Key, Truth]) -> Found:
    """The figures for people."""
    stories = soaked.press.stories.values()
    return Found(
        articles=len(stories),
        articles_held=len(truth),
        changes=sum(map(changes, stories)),
        changes_held=sum(len(one.revisions) - 1 for one in truth.values()),
        removals=sum(one.status != 200 for story in stories for one in story.standings),
        removals_held=sum(len(one.gone) for one in truth.values()),
    )
