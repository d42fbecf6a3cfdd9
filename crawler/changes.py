"""What reading again changes: field by field, how often, with examples. Counts and prints, decides nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.article import Article, Photo

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one article that today's reader reads otherwise; None is a value that could not be read."""

    url: str
    field: str
    shown: str
    before: str | None
    after: str | None


class Changes:
    """What was read otherwise: how often each value became which other, with examples."""

    def __init__(self) -> None:
        self.articles = 0
        self.counts: Counter[str] = Counter()
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], list[Change]] = {}

    def add(self, changes: Iterable[Change]) -> None:
        """Takes the changes of one article."""
        some = False
        for change in changes:
            some = True
            self.counts[change.field] += 1
            key = (change.field, _kind(change))
            self.kinds[key] += 1
            examples = self.examples.setdefault(key, [])
            if len(examples) < _EXAMPLES:
                examples.append(change)
        self.articles += some


def _kind(change: Change) -> str:
    if change.before is None:
        return "is read now"
    return "is refused now" if change.after is None else "is read otherwise"


def print_changes(changes: Changes, console: Console) -> None:
    """A row for each field and kind of change, the most frequent first, with up to three examples."""
    if not changes.kinds:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("values", justify="right", no_wrap=True)
    for name in ("field", "what", "text", "before", "after"):
        table.add_column(name, overflow="fold")
    for (field, kind), count in changes.kinds.most_common():
        for place, change in enumerate(changes.examples[field, kind]):
            first = (f"{count:,}", field, kind) if place == 0 else ("", "", "")
            shown = " ".join(change.shown.split())
            table.add_row(*first, *(Text(text) for text in (shown, change.before or "", change.after or "")))
    console.print(table)


def article_changes(before: Article, after: Article) -> Iterator[Change]:
    """The values of an article that differ, photos by their place; texts that the page showed are not compared."""
    pairs = [
        ("date_published", after.date_published_shown, _date(before), _date(after)),
        ("date_modified", after.date_modified_shown, before.date_modified, after.date_modified),
        ("authors", "; ".join(after.authors_shown), _authors(before), _authors(after)),
        ("attribution", after.attribution_shown or before.attribution_shown, _sources(before), _sources(after)),
        *(
            ("photo credit", photo.credit_text_shown, _credits(earlier), _credits(photo))
            for earlier, photo in zip(before.photos, after.photos, strict=False)
        ),
    ]
    for field, shown, was, now in pairs:
        if was != now:
            yield Change(after.url, field, shown or "", was, now)


def _date(article: Article) -> str | None:
    if article.date_published is None:
        return None
    return f"{article.date_published} ({article.date_published_precision})"


def _authors(article: Article) -> str | None:
    names = (", ".join(filter(None, (author.name, author.role, author.city))) for author in article.authors)
    return "; ".join(names) or None


def _sources(article: Article) -> str | None:
    return "; ".join(f"{source.role} {source.name}" for source in article.news_sources) or None


def _credits(photo: Photo) -> str | None:
    parties = "; ".join(f"{party.name} ({party.kind})".strip() for party in photo.credits)
    return f"{photo.form}: {parties}" if photo.form else None
