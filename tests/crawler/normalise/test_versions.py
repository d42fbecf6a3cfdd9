"""Readers' versions: a reader whose sources were changed needs its next one."""

import tomllib
from pathlib import Path

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


def test_a_changed_reader_gets_its_next_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "versions.toml"
    digest = {name: versions.sources_digest(name) for name in (*versions.READERS, versions.PAGE)}
    monkeypatch.setattr(versions, "__file__", str(tmp_path / "versions.py"))
    old = {name: {"version": 4, "sources": "other" if name == "date" else digest[name]} for name in digest}
    del old["views"]
    monkeypatch.setattr(versions, "_table", lambda: old)

    assert versions.main() == 0

    assert capsys.readouterr().out == "reader of date: version 5\nreader of views: version 1\n"
    written = tomllib.loads(file.read_text("utf-8"))
    assert written == {
        name: {"version": {"date": 5, "views": 1}.get(name, 4), "sources": digest[name]} for name in digest
    }


def test_the_version_of_the_page_reader_names_the_layouts() -> None:
    version, plus, layouts = versions.page_version().partition("+")

    assert (version.isdecimal(), plus, len(layouts)) == (True, "+", 8)


def test_a_module_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        list(versions._sources("crawler.normalise.nothing", set()))
