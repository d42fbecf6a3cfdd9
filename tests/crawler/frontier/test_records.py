"""Answers of a dead crawl, from their records."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy import Request

from archive.article import utc_text
from crawler.capture.recorder import Recorder
from crawler.frontier.records import recorded_response
from tests.crawler.capture.exchanges import exchange

URL = "https://el.kz/a_58700/"
AT = datetime(2026, 11, 23, 9, 37, 26, tzinfo=UTC)


@pytest.mark.parametrize(("status", "is_taken"), [(200, True), (404, True), (301, False), (308, False)])
def test_what_was_captured_is_the_answer_but_for_a_redirect_which_is_asked_for_with_its_page(
    tmp_path: Path, status: int, *, is_taken: bool
) -> None:
    recorder = Recorder(tmp_path, "el_kz")
    where = (b"Location", b"/b_58700/")
    captured = recorder.record(exchange(URL, b"<html>", status=status, headers=(where,), at=AT))
    recorder.close()
    place = captured.location
    record = [URL, utc_text(AT), status, captured.payload_digest, Path(place.file).name, place.offset, place.length]

    response = recorded_response(Request(URL), json.dumps(record), tmp_path, "el_kz")

    assert (response is not None) == is_taken
    if response is not None:
        assert (response.status, response.body, response.headers["Location"]) == (status, b"<html>", b"/b_58700/")
