"""A page of the benchmark: bytes, what a reader is told beside them, and the truth; as files, too. Reads nothing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Truth:
    """What a careful person takes from the page; empty (None for views) where the page shows no such thing."""

    headline: str
    lead: str
    section: str
    authors: tuple[str, ...]
    date: str
    """ISO 8601 on the site's clocks, as precise as the page: «2023-01-13T18:19» or «2023-01-13»."""
    views: int | None
    credit: str
    """The article's photo credit as shown: «Фото: gov.kz»."""
    body: tuple[str, ...]
    """Paragraphs, sub-headings, quotes and items of lists, in order; without lead, captions and credits."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its truth. `look` says how it was made: own, tidy or rough."""

    name: str
    agency: str
    look: str
    url: str
    language: str
    site: str
    """The site's name: «El.kz»."""
    zone: str
    captured: str
    """When it was fetched, ISO 8601 with an offset."""
    html: bytes
    truth: Truth


NOTICE = """These pages are stand-ins: written and rendered by the Muragat project, for measuring readers of Kazakh
press pages. People, events and addresses of articles are invented. No page is a publisher's, and none says what a
publisher wrote; the publishers named have nothing to do with them.

Licence: Apache-2.0, as the project's. N.html is a page as it comes over the wire, N.json what a reader may be told and
the truth. They were made by `python -m benchmarks.press --write FOLDER --seed {seed} --pages {pages}`.
"""


def write(pages: Iterable[Page], folder: Path, notice: str) -> None:
    """N.html and N.json of each page, and LICENCE.txt; raises FileExistsError when the folder holds anything."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    (folder / "LICENCE.txt").write_text(notice, "utf-8")
    for number, page in enumerate(pages):
        told = {field.name: getattr(page, field.name) for field in fields(page) if field.name not in ("html", "truth")}
        record = {"stand_in": True, **told, "truth": asdict(page.truth)}
        (folder / f"{number:04}.html").write_bytes(page.html)
        (folder / f"{number:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(folder: Path) -> Iterator[Page]:
    """The pages of a folder that `write` wrote, in order; raises ValueError when a file isn't one of its."""
    for file in sorted(folder.glob("*.json")):
        try:
            record = json.loads(file.read_text("utf-8"))
            said = record.pop("truth")
            record.pop("stand_in", None)
            truth = Truth(**{**said, "authors": tuple(said["authors"]), "body": tuple(said["body"])})
            yield Page(html=file.with_suffix(".html").read_bytes(), truth=truth, **record)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{file} is no page of the benchmark: {error}") from error
