"""Requests as they are kept: what comes back is what was written, from older versions too, or it is said why not."""

import re
import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request, Spider

from crawler.addresses import ArticleAddress
from crawler.agencies.el_kz import ElKz
from crawler.frontier.codec import LEASE, Unreadable, Unwritable, read_request, write_request
from crawler.plan import Plan
from crawler.sources import SourcePage
from crawler.walk import Walk

SPIDER = ElKz(Plan())

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5).filter(lambda key: key != "!"), inner)
    ),
    max_leaves=6,
)
texts = st.text(max_size=20)
articles = st.builds(ArticleAddress, texts, texts, texts)
pages = st.builds(SourcePage, texts, st.integers(1, 10_000), texts, st.none() | st.tuples(st.dates(), st.dates()))
walks = st.builds(Walk, texts, pages, st.frozensets(st.tuples(texts, texts), max_size=4))
values = plain | articles | walks | st.sampled_from(ElKz.sources)
names = st.text(string.ascii_lowercase, min_size=1, max_size=8)
header = st.text(string.ascii_letters + string.digits + " ;=/", min_size=1, max_size=10)
requests = st.builds(
    Request,
    st.text(string.ascii_letters, max_size=10).map(lambda path: f"https://el.kz/{path}"),
    callback=st.sampled_from([None, SPIDER.parse_list, SPIDER.parse_article]),
    errback=st.sampled_from([None, SPIDER.failed, SPIDER.list_failed]),
    method=st.sampled_from(["GET", "POST"]),
    headers=st.dictionaries(names, st.lists(header, min_size=1, max_size=2), max_size=3),
    body=st.binary(max_size=20),
    priority=st.integers(-100, 100),
    dont_filter=st.booleans(),
    meta=st.dictionaries(names, values, max_size=4),
    cb_kwargs=st.dictionaries(names, values, max_size=4),
    flags=st.lists(names, max_size=2),
)


def content(request: Request) -> dict[str, Any]:
    return {name: getattr(request, name) for name in (*request.attributes, "callback", "errback") if name != "cls"}


@given(requests)
def test_a_request_comes_back_as_it_was(request_written: Request) -> None:
    assert content(read_request(write_request(request_written, SPIDER), SPIDER)) == content(request_written)


def test_an_articles_request_is_short_and_readable() -> None:
    address = ArticleAddress("400045726", "kk-Cyrl", "https://el.kz/slug_400045726/")
    assert write_request(SPIDER.article_request(address, revisit=True), SPIDER) == (
        '{"url":"https://el.kz/slug_400045726/","callback":"parse_article","errback":"failed","priority":-2,"meta":'
        '{"article":{"!":"article","value":{"native_id":"400045726","edition":"kk-Cyrl","url":"https://el.kz/slug_400045726/"}},'
        '"handle_httpstatus_list":[404,410,304]}}'
    )


def test_the_lease_is_not_written() -> None:
    assert read_request(write_request(Request("https://el.kz/", meta={LEASE: 7}), SPIDER), SPIDER).meta == {}


OLDER = (
    '{"url":"https://el.kz/","callback":"parse_list","cb_kwargs":{"walk":{"!":"walk","value":{"source":"list /",'
    '"page":{"path":"/","a field of old":1},"another":[]}}},"a name of old":true}'
)


def test_what_an_older_version_has_written_is_read_fields_that_are_no_more_are_passed_over() -> None:
    read = read_request(OLDER, SPIDER)
    assert (read.callback, read.cb_kwargs) == (SPIDER.parse_list, {"walk": Walk("list /", SourcePage("/"))})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Input data was truncated"),
        ("[]", "Expected `object`, got `array`"),
        ('{"callback":"parse_list"}', "missing required field `url`"),
        ('{"url":"el.kz"}', "Missing scheme"),
        ('{"url":"https://el.kz/","callback":"parse_lists"}', "the spider has no method 'parse_lists'"),
        ('{"url":"https://el.kz/","callback":"name"}', "the spider has no method 'name'"),
        ('{"url":"https://el.kz/","meta":{"a":{"!":"photo","value":{}}}}', "an object of an unknown kind: 'photo'"),
        ('{"url":"https://el.kz/","meta":{"a":{"!":"article","value":{}}}}', "missing required field `native_id`"),
        ('{"url":"https://el.kz/","meta":{"a":{"!":"source","value":"feed /"}}}', "el_kz has no source 'feed /'"),
    ],
)
def test_what_cannot_be_read_is_said_so(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(why)):
        read_request(text, SPIDER)


@given(st.text() | requests.map(lambda one: write_request(one, SPIDER)[:-1]))
def test_any_other_text_is_unreadable_and_nothing_else_is_raised(text: str) -> None:
    with pytest.raises(Unreadable):
        read_request(text, SPIDER)


@pytest.mark.parametrize(
    ("request_made", "why"),
    [
        (Request("https://el.kz/", meta={"day": date(2026, 1, 1)}), "it carries a date, which is not in"),
        (Request("https://el.kz/", cb_kwargs={"plan": Plan()}), "it carries a Plan, which is not in"),
        (Request("https://el.kz/", meta={"a": {"!": "article"}}), "it carries a dict, which is not in"),
        (Request("https://el.kz/", callback=print), "is no method of the spider"),
        (Request("https://el.kz/", callback=ElKz(Plan()).parse_list), "is no method of the spider"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(request_made: Request, why: str) -> None:
    with pytest.raises(Unwritable, match=f"https://el.kz/ can't be kept in the frontier: .*{why}"):
        write_request(request_made, SPIDER)


def test_a_spider_that_is_no_agencys_may_use_it_too() -> None:
    spider = Spider("any")
    assert content(read_request(write_request(Request("https://a.kz/", spider.parse), spider), spider))["callback"] == (
        spider.parse
    )
