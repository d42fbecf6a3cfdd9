"""Our tokens against SQLite's: asked character by character, and with arbitrary text."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.analysis import ENDING, analyse
from archive.search.tokens import is_token, tokens

LOOKED_AT = [*range(1, 0x3000), *range(0xD7FC, 0xD800), *range(0xE000, 0xE010), *range(0xFB00, 0x10100)]
LOOKED_AT += [*range(0x1F000, 0x1FB00), 0x20000, 0xE0001, 0x10FFFF]
"""Every script that a Kazakh text may quote, Arabic presentation forms, private characters, emoji."""


class Asked:
    """A table of SQLite's whose tokens can be looked at."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 0')")
        self.connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab('t', 'instance')")

    def documents(self, texts: list[str]) -> list[list[str]]:
        """The terms of each text in their order."""
        self.connection.execute("BEGIN")
        self.connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(texts))
        found: list[list[str]] = [[] for _ in texts]
        for term, document in self.connection.execute("SELECT term, doc FROM terms ORDER BY doc, offset"):
            found[document].append(term)
        self.connection.execute("ROLLBACK")
        return found


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    asked = Asked()
    yield asked
    asked.connection.close()


def test_each_character_is_a_letter_of_a_token_where_it_is_one_for_sqlite(asked: Asked) -> None:
    characters = [chr(code) for code in LOOKED_AT]
    alone = asked.documents(characters)
    inside = asked.documents([f"a{character}b" for character in characters])
    wrong = [
        f"U+{ord(character):04X}"
        for character, as_token, between in zip(characters, alone, inside, strict=True)
        if bool(as_token) != is_token(character) or (len(between) == 1) != is_token(f"a{character}b")
    ]
    assert wrong == []


texts = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("аәбғіңБҚ-’'«» .,1́\u00ad\u200c🙂"))
).filter(lambda text: "\0" not in text)


@given(st.lists(texts, max_size=5))
def test_any_text_has_as_many_tokens_as_for_sqlite(asked: Asked, documents: list[str]) -> None:
    assert [len(list(tokens(text))) for text in documents] == [len(found) for found in asked.documents(documents)]


@given(texts, st.sampled_from(["kk-Cyrl", "kk-Latn", "kk-Arab", "ru", "en", ""]))
def test_each_form_and_each_stem_is_one_token_and_stays_as_it_is(asked: Asked, text: str, edition: str) -> None:
    pairs = analyse(text, edition)
    forms, stems = [form for form, _ in pairs], [stem for _, stem in pairs]

    assert len(pairs) == len(list(tokens(text)))
    assert asked.documents([" ".join(forms), " ".join(stems)]) == [forms, stems]


ENDINGS = [
    ("БАҚ-тың есебі", "бақ \ue000 есеп"),
    ("13-інші 5-еуі", "13 \ue000 5 \ue000"),
    ("ел-жұрт", "ел жұрт"),
    ("Нұр-Сұлтанның", "нұр сұлтан"),
    ("тың жер", "тың жер"),
    ("жер - тың", "жер тың"),
]


@pytest.mark.parametrize(("text", "stems"), ENDINGS)
def test_an_ending_after_a_hyphen_has_no_stem_of_its_own(text: str, stems: str) -> None:
    assert " ".join(stem for _, stem in analyse(text, "kk-Cyrl")) == stems
    assert ENDING == "\ue000"
