"""Pages a second, and the share of fields right, of our reader and of its peers on the same pages in one process."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import peers
from benchmarks.figures import Figures, middle
from crawler.replica import addresses
from crawler.replica.answers import Answers
from crawler.replica.clock import on_day
from crawler.replica.manifest import ExpectedArticle, manifest
from crawler.replica.press import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELDS = ("headline", "lead", "section", "authors", "day", "minute", "body", "views", "credit")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page of the stand-in and what stands on it."""

    url: str
    html: bytes
    truth: ExpectedArticle


def measure(*, articles: int, rounds: int) -> Figures:  # noqa: ARG001 - of crawls, not of readers
    """Each reader over all pages, `rounds` times in turn."""
    pages = saved_pages()
    readers: dict[str, Callable[[SavedPage], Mapping[str, object]]] = {
        "Muragat": peers.muragat,
        "trafilatura": peers.trafilatura,
        "newspaper4k": peers.newspaper,
        "lxml, parsing only": peers.parsing_only,
    }
    rates: dict[str, list[float]] = {name: [] for name in readers}
    right: dict[str, dict[str, int]] = {name: dict.fromkeys(_FIELDS, 0) for name in readers}
    for name, read in readers.items():
        for page in pages:
            for field, value in read(page).items():
                right[name][field] = right[name].get(field, 0) + (value == truth(page.truth).get(field))
    for _ in range(rounds):
        for name, read in readers.items():
            start = time.perf_counter()
            for page in pages:
                read(page)
            rates[name].append(len(pages) / (time.perf_counter() - start))
    ours = rates["Muragat"]

    def row(name: str) -> tuple[str, ...]:
        ratio = sorted(own / other for own, other in zip(ours, rates[name], strict=True))[rounds // 2]
        shares = (f"{right[name][field] / len(pages):.0%}" if field in peers.KNOWS[name] else "-" for field in _FIELDS)
        return (name, middle(rates[name]), f"{ratio:.1f}", *shares)

    size = sum(len(page.html) for page in pages) / len(pages) / 1000
    return Figures(
        "Reader",
        f"{len(pages)} pages of the stand-in, {size:.0f} KB each on average, one core, {rounds} rounds in turn; "
        "medians with ranges. The shares are pages whose value is the truth exactly, the body paragraph by paragraph. "
        "The pages are our own work, so the shares say little about the live press.",
        ("reader", "pages a second", "ours to it", *_FIELDS),
        tuple(row(name) for name in readers),
    )


def saved_pages() -> list[SavedPage]:
    """The pages of the stand-in on its first day that are whole articles."""
    site = load("el_kz")
    answers = Answers(site)
    expected_of = {(one.native_id, one.edition): one for one in manifest(site, 1).articles}
    pages = []
    for article in on_day(site, 1).articles:
        expected = expected_of.get((str(article.id), site.edition(article.edition).id))
        if expected is not None and article.fault is None:
            body = answers.answer(1, addresses.article_path(site, article), "", 0).body
            pages.append(SavedPage(expected.url, body, expected))
    return pages


def truth(article: ExpectedArticle) -> dict[str, object]:
    """What stands on a page, by the names of the peers' fields."""
    return {
        "headline": article.headline,
        "lead": article.description,
        "section": article.article_section,
        "authors": tuple(author.name for author in article.authors),
        "day": (article.date_published or "")[:10],
        "minute": (article.date_published or "")[:16],
        "body": article.article_body,
        "views": article.view_count,
        "credit": article.photos[0].credit if article.photos else "",
    }
