"""What a killed crawl had captured is read by the agency's own file, wherever that is, or not taken for read."""

from pathlib import Path

import pytest

from archive.store import Archive, ArchiveError
from crawler.pipelines.catch_up import catch_up
from tests.archive.merging.dump import dump
from tests.archive.warc.warcs import answer, record, write_warc

AT = "2023-01-13T12:00:00Z"
_PAGE = """<html><body><h1>Облыста жаңа мектеп ашылды</h1><div>Фото: gov.kz 13.01.2023 18:19 1188</div>
<p>Бүгін облыс орталығында жаңа мектеп ашылды, деп хабарлайды El.kz ақпарат агенттігі.</p>
<p>Мектеп үш жүз оқушыға арналған, онда спорт залы мен асхана бар, сабақ екі ауысымда өтеді.</p></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    warcs = tmp_path / "warc"
    warcs.mkdir()
    page = answer(_PAGE.encode(), "200 OK", "Content-Type: text/html; charset=utf-8")
    write_warc(warcs / "a.warc.gz", [record("response", "https://other.example/mektep_50001/", page, AT)])
    return warcs


def test_an_agency_s_file_may_be_in_modules_of_the_user_s_own(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        assert catch_up(archive, folder, "other_kz", modules=["tests.crawl.other_agency"]) == 1
    assert len(dump(tmp_path / "archive.db")["articles"]) == 1


def test_what_nobody_knows_how_to_read_is_not_taken_for_read(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        with pytest.raises(ArchiveError, match=r"There is no agency other_kz, so 1 WARC files in .* can't be read\."):
            catch_up(archive, folder, "other_kz")
        assert list(archive.unread_files({"a.warc.gz": 9})) == ["a.warc.gz"]
