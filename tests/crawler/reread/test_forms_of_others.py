"""Files made after the form of other crawlers' give the same archive, and can be packed and shown."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.archive.warc.warcs import answer, record, write_warc
from tests.crawl.content import content
from tests.crawler.reread.forms import FORMS, Page, write
from tests.crawler.reread.test_reread import PAGES, captured, reread
from tests.crawler.wacz.collection import muragat, opened


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [Page(*captured(page), page.read_bytes()) for page in PAGES]


@pytest.fixture(scope="module")
def expected(pages: list[Page], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The content by the plainest file: `test_reread` compares what is read of such a one with the pages."""
    folder = tmp_path_factory.mktemp("plain")
    write_warc(
        folder / "a.warc.gz",
        [record("response", page.url, answer(page.body, "200 OK"), page.date()) for page in pages],
    )
    reread(folder / "a.db", folder / "a.warc.gz")
    found = content(folder / "a.db")
    assert len(found["articles"]) == len(pages)
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_the_content_is_that_of_the_pages(
    form: Callable[[Sequence[Page]], Iterator[bytes]],
    pages: list[Page],
    expected: dict[str, list[str]],
    tmp_path: Path,
) -> None:
    (tmp_path / "warc").mkdir()
    warc = write(tmp_path / "warc" / f"{form.__name__}.warc.gz", form(pages))

    result = reread(tmp_path / "a.db", warc)

    assert (result.exit_code, content(tmp_path / "a.db")) == (0, expected), result.output
    packed = muragat("pack", tmp_path / "a.db", "--out", tmp_path / "a.wacz")
    assert packed.exit_code == 0, packed.output
    found = opened(tmp_path / "a.wacz")
    assert {page["url"] for page in found.pages[1:]} == {page.url for page in pages}
    shown = {named["url"]: found.record(named) for _, _, named in found.index if named["mime"] == "text/html"}
    assert shown.keys() == {page.url for page in pages}
    assert all(f"WARC-Target-URI: {url}\r\n".encode() in record for url, record in shown.items())
