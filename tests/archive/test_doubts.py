"""Pages of another layout that read otherwise are marked in the archive, and are no edits."""

from typing import TYPE_CHECKING

from archive.article import Outcome
from archive.store import Archive

if TYPE_CHECKING:
    from tests.archive.conftest import Press, Select

OLD, NEW = "html/body/table/tr/td/h1 html/body/table/tr/td", "html/body/main/h1 html/body/main/article"
DOUBT = "SELECT doubt, headline, description, revision_count, view_count FROM articles"


def test_a_rebuilt_site_has_not_edited_its_articles(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0, structure=OLD)])
    outcomes = archive.save([press.full(1, structure=NEW, description="Мәзір", view_count=2000)])

    assert outcomes == [Outcome.DOUBTFUL]
    assert select(DOUBT) == [("description", "Ауылда жаңа кітапхана ашылды", "Мәзір", 1, 2000)]
    assert select("SELECT seen_at, changed, description FROM doubtful_readings") == [
        ("2023-01-13T14:00:00Z", "description", "Мәзір")
    ]
    assert select("SELECT count(*) FROM revisions") == [(1,)]
    assert select("SELECT * FROM edits") == []


def test_an_edit_in_the_new_layout_is_a_revision_and_ends_the_doubt(
    archive: Archive, press: "Press", select: "Select"
) -> None:
    archive.save([press.full(0, structure=OLD), press.full(1, structure=NEW, description="Мәзір")])
    edited = press.full(2, structure=NEW, description="Мәзір", headline="Ауылда кітапхана ашылды")

    assert archive.save([edited]) == [Outcome.REVISED]
    assert select("SELECT seen_at, changed FROM revisions ORDER BY seen_at") == [
        ("2023-01-13T13:00:00Z", None),
        ("2023-01-13T15:00:00Z", "headline"),
    ]
    assert select("SELECT doubt, revision_count FROM articles") == [(None, 2)]


def test_a_rebuilt_site_that_reads_the_same_is_no_doubt(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0, structure=OLD)])

    assert archive.save([press.full(1, structure=NEW)]) == [Outcome.UNCHANGED]
    assert select("SELECT doubt FROM articles") == [(None,)]
    layouts = select("SELECT path, first_seen, last_seen, captures, articles FROM layouts_in_use ORDER BY first_seen")
    assert layouts == [
        (OLD, "2023-01-13T13:00:00Z", "2023-01-13T13:00:00Z", 1, 1),
        (NEW, "2023-01-13T14:00:00Z", "2023-01-13T14:00:00Z", 1, 1),
    ]


def test_a_page_of_the_old_layout_ends_the_doubt(archive: Archive, press: "Press", select: "Select") -> None:
    archive.save([press.full(0, structure=OLD), press.full(1, structure=NEW, description="Мәзір")])

    assert archive.save([press.full(2, structure=OLD)]) == [Outcome.UNCHANGED]
    assert select("SELECT doubt, description FROM articles") == [(None, "Ашылу рәсіміне ауыл тұрғындары қатысты")]
