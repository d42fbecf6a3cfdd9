"""Which crawls a command line asks for."""

import json
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from crawler.commands.asked import Asked, asked_crawls
from crawler.spider import AgencySpider

LOADER = SpiderLoader.from_settings(
    Settings({"SPIDER_MODULES": ["crawler.agencies", "tests.crawl.other_agency", "tests.crawl.archive_agency"]})
)
NOTHING_WAITS = Settings({"FRONTIER": "", "REPLAY": "", "ARCHIVE": "archive.db"})


def asked(*names: str, **arguments: str) -> list[Asked]:
    return asked_crawls(names, arguments, LOADER, NOTHING_WAITS, together=names == ("press",) or len(names) > 1)


def test_the_press_is_every_agency_with_a_site_of_its_own() -> None:
    agencies = [name for name in LOADER.list() if issubclass(LOADER.load(name), AgencySpider)]
    assert [one.name for one in asked("press")] == agencies
    assert "el_kz" in agencies


def test_an_agency_that_is_named_twice_is_crawled_once() -> None:
    assert [one.name for one in asked("other_kz", "el_kz", "other_kz")] == ["other_kz", "el_kz"]


def test_all_get_the_same_arguments_and_each_its_own_site(tmp_path: Path) -> None:
    file = tmp_path / "sites.json"
    file.write_text(json.dumps({"other_kz": "http://127.0.0.1:8001"}), "utf-8")
    found = {one.name: dict(one.arguments) for one in asked("el_kz", "other_kz", sites=str(file), limit="5")}
    assert found == {"el_kz": {"limit": "5"}, "other_kz": {"limit": "5", "site": "http://127.0.0.1:8001"}}


def test_an_agency_without_the_edition_is_left_out() -> None:
    assert [one.name for one in asked("el_kz", "archive_kz", edition="ru")] == ["el_kz"]


@pytest.mark.parametrize(
    ("names", "arguments", "sentence"),
    [
        ((), {}, "name an agency"),
        (("el_kx",), {}, "there is no agency 'el_kx'"),
        (("el_kz", "other_kz"), {"site": "http://127.0.0.1:1"}, "site= is one agency's"),
        (("el_kz", "other_kz"), {"edition": "arab"}, "none of these agencies has it"),
        (("el_kz", "other_kz"), {"sites": "none.json"}, "No such file"),
        (("el_kz", "other_kz"), {"lmit": "5"}, "unknown argument 'lmit'"),
        (("el_kz",), {"sites": "some.json"}, "unknown argument 'sites'"),
        (("el_kz",), {"site": "https://el.kz=el.kz"}, "not a base address"),
    ],
)
def test_what_can_t_be_asked_is_refused_in_a_sentence(
    names: tuple[str, ...], arguments: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        asked(*names, **arguments)


@pytest.mark.parametrize("text", ["[]", '{"el_kz": 1}', '{"nobody": "http://127.0.0.1:1"}', "{"])
def test_a_file_of_sites_that_says_something_else_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "sites.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"sites\.json"):
        asked("press", sites=str(file))
