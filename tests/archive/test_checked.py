"""When articles were looked at last, and which are worth a look oftener."""

from datetime import timedelta
from typing import TYPE_CHECKING

from archive.checked import Checked
from tests.archive.conftest import FIRST

if TYPE_CHECKING:
    from archive.store import Archive
    from tests.archive.conftest import Press

HOUR = timedelta(hours=1)


def test_an_article_is_as_old_as_its_publication_or_its_first_capture(archive: "Archive", press: "Press") -> None:
    archive.save(
        [
            press.plain(2, "1", date_published="2023-01-13T18:19:00+06:00"),
            press.plain(2, "2"),
            press.plain(2, "3", date_published="2024-01-13T18:19:00+06:00"),
        ]
    )
    archive.save([press.plain(5, "2")])
    found = {one.identity.native_id: (one.born, one.checked, one.often) for one in archive.all_checked("el_kz")}
    assert found == {
        "1": (FIRST - timedelta(minutes=41), FIRST + 2 * HOUR, False),
        "2": (FIRST + 2 * HOUR, FIRST + 5 * HOUR, False),
        "3": (FIRST + 2 * HOUR, FIRST + 2 * HOUR, False),
    }


def test_what_was_edited_or_is_read_the_most_is_looked_at_oftener(archive: "Archive", press: "Press") -> None:
    archive.save([press.plain(0, str(number), view_count=100 + number) for number in range(20)])
    archive.save([press.plain(1, "3", headline="Жаңа тақырып", view_count=103)])
    often = {one.identity.native_id for one in archive.all_checked("el_kz") if one.often}
    assert often == {"3", "18", "19"}


def test_an_article_that_is_gone_is_as_old_as_its_absence(archive: "Archive", press: "Press") -> None:
    archive.save([press.plain(0, "1")])
    archive.save([press.gone(7, "1")])
    [one] = archive.all_checked("el_kz")
    assert one == Checked(
        press.identity("1"), "https://el.kz/maqala_1/", FIRST + 7 * HOUR, FIRST + 7 * HOUR, often=False
    )


def test_many_articles_are_asked_for_at_once(archive: "Archive", press: "Press") -> None:
    archive.save([press.plain(number / 100, str(number)) for number in range(700)])
    keys = [(str(number), "kk-Cyrl") for number in range(690, 1500)]
    found = archive.last_checked("el_kz", keys)
    assert sorted(found) == [(str(number), "kk-Cyrl") for number in range(690, 700)]
    assert archive.last_checked("el_kz", []) == {}
