"""Every document made of a text reads the same, however it is written; what is no article is refused."""

from collections.abc import Iterator
from itertools import chain
from urllib.parse import urljoin

import pytest

from benchmarks.press.documents import (
    SEED,
    TEXTS,
    Document,
    ForeignPage,
    Reading,
    Text,
    documents,
    foreign_pages,
    seed_text,
)
from crawler.agencies.el_kz import LAYOUTS, ElKz
from crawler.read import ChangedPage, NotArticle, read_page
from crawler.shown import Shown

REFUSALS = (NotArticle, ChangedPage)


def read(page: Document | ForeignPage) -> Shown:
    """What the reader makes of the page: the one place that knows how it is called."""
    return read_page(page.html, page.url, layouts=LAYOUTS, captured=page.captured, names=(ElKz.agency_name,))


def reading(shown: Shown, headline: str) -> Reading:
    """The record's values in the documents' terms: a caption that repeats the headline says nothing of its own."""
    return Reading(
        headline=shown.headline,
        description=shown.description,
        article_section=shown.article_section,
        authors=shown.authors,
        date_published=shown.date_published,
        views=shown.views,
        credit=shown.credit,
        captions=tuple(photo.caption for photo in shown.photos if photo.caption not in {"", headline}),
        more_credits=tuple(photo.credit for photo in shown.photos if photo.credit not in {"", shown.credit}),
        article_body=shown.article_body,
        tags=shown.tags,
    )


def texts() -> tuple[Text, ...]:
    """Our texts, and the seed where `../shared` is there."""
    return (*TEXTS, seed_text()) if SEED.exists() else TEXTS


def all_documents(seed: int) -> Iterator[Document]:
    return chain.from_iterable(documents(text, seed=seed) for text in texts())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "document" in metafunc.fixturenames:
        cases = list(all_documents(metafunc.config.getoption("documents_seed", default=1)))
        metafunc.parametrize("document", cases, ids=[case.name for case in cases])


def test_every_document_reads_the_same(document: Document) -> None:
    assert reading(read(document), document.expected.headline) == document.expected, document.shape


def test_the_photos_are_the_articles_own(document: Document) -> None:
    assert tuple(urljoin(document.url, photo.url) for photo in read(document).photos) == document.photos, document.shape


@pytest.mark.parametrize("page", list(foreign_pages(TEXTS[0])), ids=lambda page: page.name)
def test_what_is_no_whole_article_is_refused(page: ForeignPage) -> None:
    with pytest.raises(REFUSALS):
        read(page)


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not in ../shared here")
def test_the_seed_has_the_shape_we_think_it_has() -> None:
    expected = seed_text().expected
    assert (expected.views, expected.credit, len(expected.article_body)) == ("1188", "Фото: gov.kz", 10)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.name)
def test_a_text_has_at_least_forty_documents_each_with_a_name_of_its_own(text: Text) -> None:
    names = [document.name for document in documents(text, number=0)]
    assert len(set(names)) == len(names) >= 40


def test_the_same_seed_draws_the_same_documents_and_another_seed_others() -> None:
    def drawn(seed: int) -> list[bytes]:
        return [document.html for document in documents(TEXTS[0], seed=seed)][-20:]

    assert drawn(7) == drawn(7)
    assert not set(drawn(7)) & set(drawn(8))
