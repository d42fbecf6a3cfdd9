"""What a crawl's own figures say against those of the crawls before: what has changed on the site. Pure.

Speaks only where there are enough pages to tell: a field that one article in twenty lacks may well be missing in
three articles.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import sqrt

from archive.health import Finding, Pace, Seen

_ENOUGH_NOW, _ENOUGH_BEFORE = 10, 20
"""Article pages without which nothing is said of shares."""
_USUAL = 0.5
"""The share of pages that show a field from which its absence is news."""
_FALL = 0.25
"""How far a share must fall at least; beyond that, three standard errors of the pages at hand."""
_TAKEN_OVER = 0.5
_SILENCE = 2.0
"""How many times its longest pause of late an agency may be silent."""
_SHORTEST_SILENCE = timedelta(hours=12)


def findings(agency: str, now: Seen, before: Seen, *, at: datetime, pace: Pace | None = None) -> tuple[Finding, ...]:
    """What is to be said of a crawl, the worst first; `before` are the crawls before it together."""
    return (
        *_challenges(agency, now),
        *_structures(agency, now, before),
        *_fields(agency, now, before),
        *_sources(agency, now, before),
        *_silence(agency, at, pace),
    )


def _challenges(agency: str, now: Seen) -> Iterator[Finding]:
    for guard, pages in now.challenges.items():
        example = now.examples.get(f"challenge {guard}", "")
        yield Finding(
            "challenge",
            f"{guard} stands before the site: {_pages(pages)} asked whether we are a person, and no article was made "
            f"of them. Look closer with: scrapy probe {agency} {example}",
            example,
        )


def _structures(agency: str, now: Seen, before: Seen) -> Iterator[Finding]:
    if now.pages < _ENOUGH_NOW or before.pages < _ENOUGH_BEFORE:
        return
    unknown = {path: pages for path, pages in now.structures.items() if path not in before.structures}
    if sum(unknown.values()) > now.pages * _TAKEN_OVER:
        path = max(unknown, key=lambda one: unknown[one])
        example = now.examples.get(f"structure {path}", "")
        yield Finding(
            "structure",
            f"The pages are built in another way: {_pages(sum(unknown.values()))} of {now.pages} as none before "
            f"({path}). Look closer with: scrapy probe {agency} {example}, and keep it with: scrapy fixture {agency} "
            f"{example}",
            example,
        )


def _fields(agency: str, now: Seen, before: Seen) -> Iterator[Finding]:
    if now.pages < _ENOUGH_NOW or before.pages < _ENOUGH_BEFORE:
        return
    for name, pages in sorted(before.fields.items()):
        usual, share = pages / before.pages, now.fields.get(name, 0) / now.pages
        error = sqrt(usual * (1 - usual) / now.pages)
        if usual >= _USUAL and share < usual - max(_FALL, 3 * error):
            example = now.examples.get(f"field {name}", "")
            yield Finding(
                "field",
                f"{name} was found on {share:.0%} of the pages, before on {usual:.0%}. "
                f"Look closer with: scrapy probe {agency} {example}",
                example,
            )


def _sources(agency: str, now: Seen, before: Seen) -> Iterator[Finding]:
    """Sources that announced articles before and announce none now, though they were asked."""
    for name, articles in sorted(before.sources.items()):
        if articles and now.sources.get(name) == 0:
            yield Finding(
                "source",
                f"{name} announces no article any more; in the crawls before it announced {articles:,}. "
                f"Look closer with: scrapy probe {agency}",
                now.examples.get(f"source {name}", ""),
            )


def _silence(agency: str, at: datetime, pace: Pace | None) -> Iterator[Finding]:
    if pace is None:
        return
    silent, usual = at - pace.newest, max(pace.longest_pause, _SHORTEST_SILENCE / _SILENCE)
    if silent > _SILENCE * usual:
        yield Finding(
            "silence",
            f"No new article for {_span(silent)}; the longest pause of late was {_span(pace.longest_pause)}. "
            f"Look closer with: scrapy probe {agency}",
            pace.url,
        )


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _span(span: timedelta) -> str:
    """A span in the largest unit that is meant.

    >>> _span(timedelta(hours=30)), _span(timedelta(days=3)), _span(timedelta(minutes=5))
    ('30 hours', '3 days', '5 minutes')
    """
    if span >= timedelta(days=2):
        return f"{span.days} days"
    if span >= timedelta(hours=2):
        return f"{span // timedelta(hours=1)} hours"
    return f"{max(1, span // timedelta(minutes=1))} minutes"
