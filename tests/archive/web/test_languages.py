"""The pages' words: the same keys in every language, each that a template asks for, the same values put in."""

import re
import string
from pathlib import Path

import pytest

import archive.web
from archive.web.languages.catalogue import LANGUAGES, texts

FOLDER = Path(archive.web.__file__).parent
ASKED = re.compile(r"\bt\(\"([a-z_.]+)\"(?! ~)")
FIRST = next(iter(LANGUAGES))


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_with_the_same_values_put_in(language: str) -> None:
    ours, first = texts(language), texts(FIRST)
    assert list(ours) == list(first)
    assert [key for key, text in ours.items() if fields(text) != fields(first[key])] == []
    assert [key for key, text in ours.items() if not text.strip()] == []


def test_what_the_templates_ask_for_is_there() -> None:
    asked = {
        key
        for path in (FOLDER / "templates" / "pages").rglob("*.html")
        for key in ASKED.findall(path.read_text("utf-8"))
    }
    assert asked - set(texts(FIRST)) == set()
    assert asked


def test_nothing_of_the_catalogues_is_left_unused() -> None:
    said = "\n".join(
        path.read_text("utf-8") for path in FOLDER.rglob("*") if path.suffix in (".html", ".py") and path.is_file()
    )
    groups = {group for group in re.findall(r"t\(\"([a-z_]+)\.\" ~|or_itself\(\"([a-z_]+)\"", said) for group in group}
    unused = [
        key for key in texts(FIRST) if f'"{key}"' not in said and key.partition(".")[0] not in {*groups, "edition"}
    ]
    assert unused == []
