"""One collection for all tests that only read it."""

from pathlib import Path

import pytest

from tests.crawler.wacz.collection import collect


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three days; its WARC files are in `warc` beside it. Not to be changed."""
    return collect(tmp_path_factory.mktemp("three-days"))
