"""The addresses that a crawl may ask."""

import pytest

from crawler.safe.kinds import Kind
from crawler.safe.territory import Territory

EL_KZ = Territory.of(["el.kz", "photos.example.kz"])
STAND_IN = Territory.of(["el.kz", "127.0.0.1"], "http://127.0.0.1:8000")
LOCAL = Territory.of(["el.kz", "localhost"], "http://localhost:8000")

CASES = [
    (EL_KZ, "https://el.kz/", None),
    (EL_KZ, "http://el.kz:80/a", None),
    (EL_KZ, "https://WWW.EL.KZ./a", None),
    (EL_KZ, "https://photos.example.kz/1.jpg", None),
    (EL_KZ, "https://example.kz/", Kind.HOST),
    (EL_KZ, "https://nel.kz/", Kind.HOST),
    (EL_KZ, "https://el.kz.evil.example/", Kind.HOST),
    (EL_KZ, "https://el.kz@evil.example/", Kind.HOST),
    (EL_KZ, "https://evil.example/el.kz/", Kind.HOST),
    (EL_KZ, "https://evil.example#.el.kz", Kind.HOST),
    (EL_KZ, "http://localhost/", Kind.HOST),
    (EL_KZ, "http://127.0.0.1/", Kind.ADDRESS),
    (EL_KZ, "http://[::1]/", Kind.ADDRESS),
    (EL_KZ, "http://[::ffff:10.0.0.1]/", Kind.ADDRESS),
    (EL_KZ, "http://169.254.169.254/latest/meta-data/", Kind.ADDRESS),
    (EL_KZ, "http://2130706433/", Kind.HOST),
    (EL_KZ, "http://8.8.8.8/", Kind.HOST),
    (EL_KZ, "ftp://el.kz/", Kind.HOST),
    (EL_KZ, "http://el.kz:99999/", Kind.HOST),
    (EL_KZ, "http://[/", Kind.HOST),
    (EL_KZ, "http:///a", Kind.HOST),
    (STAND_IN, "http://127.0.0.1:8000/a", None),
    (STAND_IN, "http://127.0.0.1:8001/a", Kind.ADDRESS),
    (STAND_IN, "http://127.0.0.2:8000/a", Kind.ADDRESS),
    (STAND_IN, "https://el.kz/", None),
    (LOCAL, "http://localhost:8000/", None),
]


@pytest.mark.parametrize(("territory", "url", "kind"), CASES)
def test_an_address_is_refused_for(territory: Territory, url: str, kind: Kind | None) -> None:
    assert territory.refuses(url) == kind


def test_only_a_site_that_was_named_may_stand_for_a_private_address() -> None:
    assert [LOCAL.may_be_private(host) for host in ("localhost", "LOCALHOST.", "el.kz", "a.localhost")] == [
        True,
        True,
        False,
        False,
    ]
    assert not EL_KZ.may_be_private("el.kz")
