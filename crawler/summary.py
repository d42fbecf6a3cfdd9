"""What came of a crawl, from Scrapy's statistics: the figures, the sentences, the exit code. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from archive.health import Finding
from crawler.safe.kinds import sentences

PREFIX = "muragat/"
"""Our statistics among Scrapy's: `muragat/articles/new`, `muragat/pages/changed`, …"""

SOURCES = "muragat/examples/source/"
"""With a source's name after it: an address of it."""

IMAGE_ANSWERS = "muragat/answers/images"
"""Answers to requests for pictures, among all that Scrapy counts."""

DONE = 0
FAILED = 1
CHANGED = 3
"""The crawl did its job, and the site is not what it was: a person has to look."""

_ENOUGH_CHANGED = 3
"""Pages that can't be read, from which on it may be the layout: one bad article among few is no other layout."""

_OUR_OWN_WISH = ("hours", "budget")
"""Reasons to end before the end that are no trouble: the crawl goes on another time."""
_SITES_WISH = ("left_alone",)
ELSEWHERE = "elsewhere"
"""Why a crawl ended that has stood by while another worker did it all."""
_FINE_REASONS = ("finished", "limit", ELSEWHERE, *_OUR_OWN_WISH)


@dataclass(frozen=True, slots=True)
class Summary:
    """One crawl in figures; counts are pages or articles, times in seconds."""

    agency: str
    reason: str
    seconds: float
    pages: int = 0
    """Answers of the site, of any kind."""
    articles: Mapping[str, int] = field(default_factory=dict)
    """By outcome: new, revised, unchanged, doubtful, gone, still gone."""
    not_articles: int = 0
    changed: int = 0
    """Pages of articles that could not be read: no headline or no text."""
    failed: int = 0
    """Pages that could not be fetched: no answer, or an error of the server."""
    not_modified: int = 0
    """Known articles whose address answered 304: they are among the unchanged ones."""
    unchanged_lists: int = 0
    """Pages of sources that answered 304: what they announce was taken from the record."""
    cut_off: int = 0
    """Pages that ended in the middle of their text, at every try."""
    images: Mapping[str, int] = field(default_factory=dict)
    """Pictures of articles: captured; failed (no answer, an error, too large); unreadable (what came in their place);
    refused (by robots.txt, or on another host). They are not among the pages."""
    refused: int = 0
    """Pages that were not wanted: forbidden by robots.txt, too large, on another host, redirected without end."""
    outside: int = 0
    """Articles outside of what was asked for (since, until, section)."""
    unread: Mapping[str, int] = field(default_factory=dict)
    """Texts that could not be read, by field."""
    announced: Mapping[str, int] = field(default_factory=dict)
    """Articles that each source announced."""
    notes: tuple[str, ...] = ()
    """What the crawl did that a reader should know, a sentence each: where paging stopped."""
    findings: tuple[Finding, ...] = ()
    """What has changed on the site, so that a person should look at it."""
    problems: tuple[str, ...] = ()
    """Why the crawl did not do its job, a sentence each; empty when it did."""
    verified: str = ""
    """Whether somebody has held the agency's file against the live site: see `crawler.evidence.verdict`."""
    complete: bool = False
    """Whether every source was walked to its end and nothing failed on the way."""

    @property
    def exit_code(self) -> int:
        """0 only when the crawl did its job and found the site as ever."""
        if self.problems:
            return FAILED
        return CHANGED if self.findings else DONE

    @property
    def saved(self) -> int:
        """Articles that were read and written, whether anything was new in them or not."""
        return sum(self.articles.get(outcome, 0) for outcome in ("new", "revised", "unchanged", "doubtful"))

    @property
    def outcomes(self) -> dict[str, int]:
        """What became of the pages of articles, without what there was none of; those not modified are unchanged."""
        counts = {
            **self.articles,
            "outside": self.outside,
            "not articles": self.not_articles,
            "changed": self.changed,
            "failed": self.failed,
            "cut off": self.cut_off,
            "refused": self.refused,
        }
        return {name: count for name, count in counts.items() if count}

    def as_json(self) -> dict[str, Any]:
        """The summary as plain values, for `-s SUMMARY=file.json` and the archive's table of crawls."""
        return asdict(self) | {"exit_code": self.exit_code}


def summarise(
    agency: str, reason: str, seconds: float, stats: Mapping[str, Any], *, most_changed: float, whole: bool
) -> Summary:
    """The summary of a crawl that ended for `reason` with Scrapy's `stats`.

    `most_changed` is the share of article pages (0 to 1) that may be unreadable before the layout counts as changed;
    `whole` says that the crawl looked for everything the sources announce.
    """
    counts = {name.removeprefix(PREFIX): value for name, value in stats.items() if name.startswith(PREFIX)}
    draft = Summary(
        agency=agency,
        reason=reason,
        seconds=seconds,
        pages=stats.get("downloader/response_count", 0) - stats.get(IMAGE_ANSWERS, 0),
        articles=_under(counts, "articles/"),
        not_articles=counts.get("pages/not-article", 0),
        changed=counts.get("pages/changed", 0),
        failed=counts.get("pages/failed", 0),
        not_modified=counts.get("pages/not-modified", 0),
        unchanged_lists=counts.get("lists/not-modified", 0),
        cut_off=counts.get("pages/cut-off", 0),
        images=_under(counts, "images/"),
        refused=counts.get("pages/refused", 0),
        outside=counts.get("outside", 0),
        unread=_under(counts, "unread/"),
        announced=_under(counts, "announced/"),
        notes=(*counts.get("notes", ()), *sentences(counts), *_doubts(counts.get("articles/doubtful", 0))),
    )
    seen = tuple(counts.get("findings", ()))
    examples = _under(stats, SOURCES)
    findings = (
        (*seen, *_findings(replace(draft, findings=seen), most_changed, examples)) if counts.get("answers") else ()
    )
    # One that goes on with another may have had pictures left to fetch, or nothing.
    silent = stats.get("downloader/request_count", 0) > 0 and not stats.get("downloader/response_count", 0)
    problems = tuple(_problems(draft, counts, silent=silent, found=bool(findings)))
    failed = draft.failed or counts.get("failed-before") or counts.get("sources/early")
    complete = whole and reason == "finished" and not problems and not findings and not failed
    return replace(draft, findings=findings, problems=problems, complete=complete)


def worst(summaries: Iterable[Summary]) -> int:
    """The exit code of several crawls: 1 when one did not do its job, else 3 when one found its site changed."""
    codes = {summary.exit_code for summary in summaries}
    return next((code for code in (FAILED, CHANGED) if code in codes), DONE)


def _doubts(pages: int) -> Iterator[str]:
    if pages:
        many = "1 page of another layout reads" if pages == 1 else f"{pages} pages of another layout read"
        yield f"{many} otherwise than before: marked as doubtful and not counted as edits (table doubtful_readings)."


def _under(counts: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in sorted(counts.items()) if name.startswith(prefix)}


def _problems(summary: Summary, counts: Mapping[str, Any], *, silent: bool, found: bool) -> list[str]:
    problems = list(counts.get("problems", ()))
    if summary.reason not in _FINE_REASONS and not problems:
        problems.append(f"The crawl was stopped before its end ({summary.reason}); run it again to go on.")
    if summary.reason in _OUR_OWN_WISH + _SITES_WISH and not counts.get("answers"):
        return problems
    if not counts.get("answers"):
        if any(counts.get(name) for name in ("nothing-left", "goes-on", "sources/early", "stood-by")) and not silent:
            return problems
        problems.append("The site could not be reached: no page answered.")
        return problems
    tried = summary.saved + summary.outside + summary.changed
    nothing = not tried and not sum(summary.articles.values())
    quiet = (
        counts.get("goes-on")
        or counts.get("nothing-left")
        or counts.get("sources/early")
        or counts.get("known")
        or problems
        or found
        or summary.reason in _OUR_OWN_WISH
    )
    if nothing and not quiet:
        problems.append("Nothing was found: no page was an article.")
    return problems


def _findings(summary: Summary, most_changed: float, examples: Mapping[str, str]) -> Iterator[Finding]:
    silent = {finding.sentence.partition(" announces ")[0] for finding in summary.findings if finding.kind == "source"}
    for source, count in summary.announced.items():
        if not count and source not in silent:
            sentence = f"{source}: announced no article. Look closer with: scrapy probe {summary.agency}"
            yield Finding("source", sentence, examples.get(source, ""))
    read, tried = summary.saved + summary.outside, summary.saved + summary.outside + summary.changed
    if summary.changed >= _ENOUGH_CHANGED and summary.changed > tried * most_changed:
        yield Finding(
            "layout",
            f"The layout of the site has changed: {summary.changed} of {tried} article pages could not be read "
            f"({read} could). Look closer with: scrapy probe {summary.agency} URL",
        )
