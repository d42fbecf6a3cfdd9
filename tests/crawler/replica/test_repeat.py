"""A large site made of a small one."""

import pytest

from crawler.replica.answers import Answers
from crawler.replica.manifest import counts, manifest
from crawler.replica.records import Site
from crawler.replica.repeat import repeated


@pytest.mark.parametrize("count", [1, 6, 20])
def test_a_repeated_site_has_just_so_many_articles_each_its_own(little: Site, count: int) -> None:
    large = repeated(little, count)
    articles = manifest(large, 1).articles
    assert len({one.native_id for one in articles}) == len({one.headline for one in articles}) == count
    assert counts(large, 1, 3).unchanged == count
    answers = Answers(large)
    assert {answers.answer(1, one.url.removeprefix(large.url)).status for one in articles} == {200}
