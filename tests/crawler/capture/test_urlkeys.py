"""The keys of addresses in an index, beside what the package `surt` 0.3.1 gives for them."""

import pytest

from crawler.capture.urlkeys import url_key

SURT = [
    ("https://el.kz/", "kz,el)/"),
    ("https://el.kz", "kz,el)/"),
    ("http://www.el.kz./ru/Zhanalyq_58700/", "kz,el)/ru/zhanalyq_58700"),
    ("https://www2.El.KZ:443/a//b/./c/../d/?b=2&a=1&a=0#top", "kz,el)/a/b/d?a=0&a=1&b=2"),
    ("http://el.kz:80/?", "kz,el)/"),
    ("http://el.kz:8080/?Q=Қазақ&x", "kz,el:8080)/?q=%d2%9a%d0%b0%d0%b7%d0%b0%d2%9b&x"),
    (
        "https://el.kz/қазақша_тақырып_1/",
        "kz,el)/%d2%9b%d0%b0%d0%b7%d0%b0%d2%9b%d1%88%d0%b0_%d1%82%d0%b0%d2%9b%d1%8b%d1%80%d1%8b%d0%bf_1",
    ),
    ("https://el.kz/%D2%9B%D0%B0%D0%B7_1/", "kz,el)/%d2%9b%d0%b0%d0%b7_1"),
    ("https://el.kz/%25D2%259B/", "kz,el)/%d2%9b"),
    ("https://жаңалық.қаз/бет", "xn--80ao21a,xn--80aaqw4fuxvb)/%d0%b1%d0%b5%d1%82"),
    ("http://127.0.0.1:43679/?page=3", "1,0,0,127:43679)/?page=3"),
    (
        "https://el.kz/a;jsessionid=0123456789abcdef0123456789abcdef?x=1",
        "kz,el)/a;jsessionid=0123456789abcdef0123456789abcdef?x=1",
    ),
    ("https://el.kz/p?PHPSESSID=0123456789abcdef0123456789abcdef&id=7", "kz,el)/p?id=7"),
    ("https://el.kz/p?id=7&sid=0123456789abcdef0123456789abcdef", "kz,el)/p?&id=7"),
    ("https://user:pass@el.kz/private", "kz,el)/private"),
    ("https://el.kz/a b?c d", "kz,el)/a%20b?c%20d"),
    ("https://el.kz/a+b?c+d=%2B", "kz,el)/a+b?c+d=+"),
    ("https://el.kz/index.php/(a(0123456789abcdefghijklmn))/x.aspx?y", "kz,el)/index.php/x.aspx?y"),
    ("https://el.kz/?b&a&=1", "kz,el)/?=1&a&b"),
    ("https://el.kz/../../a", "kz,el)/a"),
    ("https://el.kz/a%2Fb%3Fc%23d", "kz,el)/a/b?c%23d"),
    ("https://el.kz/storage/2026/04/a.JPG?w=1200&h=630", "kz,el)/storage/2026/04/a.jpg?h=630&w=1200"),
    ("https://el.kz./", "kz,el)/"),
    ("http://el..kz/", "kz,el)/"),
    ("https://el.kz?page=2", "kz,el)/?page=2"),
    ("https://el.kz/?utm_source=tg&utm_medium=a%20b&&x", "kz,el)/?&utm_medium=a%20b&utm_source=tg&x"),
    ("HTTPS://EL.KZ/Ru/", "kz,el)/ru"),
    ("https://el.kz/a%00b", "kz,el)/a%00b"),
    ("https://el.kz/~a/$b/@c/[d]{e}|f^g", "kz,el)/~a/$b/@c/[d]{e}|f^g"),
    ("https://el.kz/?q=%E0%A4%A", "kz,el)/?q=%e0%a4%25a"),
    ("https://www.el.kz:8443/", "kz,el:8443)/"),
]


@pytest.mark.parametrize(("url", "key"), SURT)
def test_keys_are_those_of_surt(url: str, key: str) -> None:
    assert url_key(url) == key


@pytest.mark.parametrize("url", ["urn:uuid:1", "dns:el.kz", "-"])
def test_what_is_no_web_address_is_its_own_key(url: str) -> None:
    assert url_key(url) == url


@pytest.mark.parametrize("url", ["https://el.kz:қ/", "https://[::1/", "http://", "https://\N{SNOWMAN}..kz/"])
def test_an_address_that_makes_no_sense_has_a_key_all_the_same(url: str) -> None:
    assert url_key(url).isascii()
