"""docs/export.md: each address gives what the table says."""

import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from archive.article import Agency
from archive.store import Archive
from tests.archive.asking import asking
from tests.archive.conftest import Press

PAGE = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
ADDRESSES = re.findall(r"^\| `(/[^`]+)` \|", PAGE, re.MULTILINE)


def test_every_address_answers(tmp_path: Path) -> None:
    press = Press()
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([press.full(0, headline="Мектеп ашылды"), press.full(24, headline="Мектеп жабылды")])
    assert len(ADDRESSES) > 7
    with asking(tmp_path / "archive.db", public=False) as get:
        for address in ADDRESSES:
            response = get.response(quote(address, safe="/?=&:_.-"))
            assert response.status_code == 200, address
            if ".json" in address:
                assert response.json(), address
            elif ".csv" in address:
                assert len(response.text.splitlines()) > 1, address
            else:
                assert len(ET.fromstring(response.text)) > 3, address  # noqa: S314 - our own feed


@pytest.mark.parametrize("asked", ["", "?agency=el_kz"])
def test_a_feed_without_words_has_the_newest_articles(tmp_path: Path, asked: str) -> None:
    press = Press()
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register(Agency("el_kz", "El.kz", "https://el.kz/", "Asia/Almaty"))
        archive.save([press.full(0)])
    with asking(tmp_path / "archive.db", public=False) as get:
        assert "Ауылда жаңа кітапхана ашылды" in get.response(f"/search.atom{asked}").text
