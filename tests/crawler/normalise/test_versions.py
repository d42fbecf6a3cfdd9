"""Readers' versions: a reader whose sources were changed needs its next one."""

import pytest

from crawler.normalise import versions


def test_no_reader_was_changed_without_a_new_version() -> None:
    assert versions.changed_readers() == [], "the sources of these readers were changed: run `make fix`"


def test_every_reader_has_a_version() -> None:
    assert set(versions.reader_versions()) == set(versions.READERS)
    assert all(version.isdecimal() for version in versions.reader_versions().values())


@pytest.mark.parametrize(
    ("reader", "needs", "needs_not"),
    [
        ("date", ["dates/grammar.py", "dates/fallback.py", "calendar.toml", "skeleton.py"], ["parties.toml"]),
        ("views", ["views.py", "text.py"], ["parties.toml", "dates/grammar.py"]),
        ("credit", ["credits.py", "parties.toml", "names.py"], ["views.py"]),
        ("byline", ["bylines.py", "parties.toml"], ["views.py"]),
        ("attribution", ["attributions/kazakh.py", "attributions/russian.py", "cases.py"], ["views.py"]),
    ],
)
def test_a_readers_sources_are_all_that_it_imports(reader: str, needs: list[str], needs_not: list[str]) -> None:
    files = [str(path) for path in versions.source_files(reader)]

    assert [name for name in needs if not any(file.endswith(name) for file in files)] == []
    assert [name for name in needs_not if any(file.endswith(name) for file in files)] == []
