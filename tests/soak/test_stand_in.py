"""The stand-in of the soak: what goes over the wire is what is written down."""

import gzip
import hashlib
import http.client
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from urllib.parse import urlsplit

import pytest

from crawler.replica.addresses import article_path
from tests.soak.stand_in import StandIn, serving
from tests.soak.story import press
from tests.soak.trouble import Bad, Trouble

PRESS = press(seed=1, days=1, a_day=(3, 3))
ARTICLE = next(one for one in PRESS.at(0).articles if one.id % 4)
PATH = article_path(PRESS.site, ARTICLE)


@contextmanager
def served(shares: Mapping[Trouble, float] = MappingProxyType({})) -> Iterator[StandIn]:
    with serving(StandIn(PRESS, Bad(1, 24, shares))) as stand_in:
        stand_in.begin(0)
        yield stand_in


def ask(stand_in: StandIn, **headers: str) -> tuple[int, bytes, str]:
    connection = http.client.HTTPConnection(urlsplit(stand_in.url).netloc, timeout=5)
    try:
        connection.request("GET", PATH, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.read(), response.headers.get("ETag", "")
    finally:
        connection.close()


def test_what_it_said_is_written_down() -> None:
    with served() as stand_in:
        status, body, _ = ask(stand_in, Accept_Encoding="gzip")
    assert ARTICLE.headline in gzip.decompress(body).decode()
    (said,) = stand_in.said
    assert (said.status, said.digest) == (status, f"sha256:{hashlib.sha256(body).hexdigest()}")
    assert (said.article, said.number) == (ARTICLE, ARTICLE.id)


def test_a_304_stands_for_the_page_that_was_asked_about() -> None:
    with served() as stand_in:
        _, _, tag = ask(stand_in)
        assert ask(stand_in, If_None_Match=tag)[:2] == (304, b"")
        assert ask(stand_in, If_None_Match='"other"')[0] == 200
    assert [(one.status, one.article) for one in stand_in.said] == [(200, ARTICLE), (304, ARTICLE), (200, ARTICLE)]


@pytest.mark.parametrize("trouble", [Trouble.RESET, Trouble.CUT])
def test_what_did_not_come_whole_has_no_status(trouble: Trouble) -> None:
    with served({trouble: 1.0}) as stand_in, pytest.raises((http.client.HTTPException, ConnectionError)):
        ask(stand_in)
    assert [(one.status, one.digest) for one in stand_in.said] == [(0, "")]


def test_half_a_page_shows_no_article() -> None:
    with served({Trouble.HALF: 1.0}) as stand_in:
        status, body, _ = ask(stand_in)
    assert status == 200
    assert ARTICLE.headline in body.decode()
    assert ARTICLE.text[-1] not in body.decode()
    assert stand_in.said[0].article is None
