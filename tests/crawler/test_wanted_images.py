"""Which pictures a crawl may ask an agency for."""

from typing import ClassVar

import pytest

from crawler.agencies.el_kz import ElKz
from crawler.plan import Plan


class WithImageHost(ElKz):
    """El.kz, if it had its pictures on a host of their own."""

    image_hosts: ClassVar = ("el-cdn.kz",)


URLS = {
    "https://el.kz/storage/a.jpg": (True, True),
    "https://www.el.kz/storage/a.jpg": (True, True),
    "https://img.el.kz/a.jpg": (True, False),
    "https://el-cdn.kz/a.jpg": (True, False),
    "https://1.el-cdn.kz/a.jpg": (True, False),
    "http://127.0.0.1:8000/storage/a.jpg": (False, True),
    "https://zhanalyq_el.kz/a.jpg": (False, False),
    "https://gov.kz/a.jpg": (False, False),
    "https://el.kz.example.org/a.jpg": (False, False),
    "https://el.kz/maqala_400045726/": (False, False),
    "http://[": (False, False),
    "": (False, False),
}
"""With whether it may be asked for in a crawl of the site itself, and in one of a stand-in on this machine."""


@pytest.mark.parametrize("url", URLS)
def test_pictures_are_taken_from_the_agencys_own_hosts_and_a_stand_ins_from_itself(url: str) -> None:
    crawls = (WithImageHost(Plan()), WithImageHost(Plan(site="http://127.0.0.1:8000")))
    assert tuple(spider.wants_image(url) for spider in crawls) == URLS[url]


def test_requests_may_go_to_the_image_hosts() -> None:
    assert WithImageHost(Plan()).allowed_domains == ["el-cdn.kz", "el.kz"]
