"""Kinds of edits, in a table; and the difference word by word."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.content import Content
from archive.edits.kind import Edit, Kind, edit_of
from archive.edits.words import difference

WAS = Content(
    headline="Ақтөбеде жаңа мектеп ашылды",
    description="Мектепте 600 оқушы оқиды",
    article_section="Білім",
    article_body=(
        "Жаңа мектеп 1 қыркүйекте ашылды.\n\nМектеп директоры Айжан Серікова ғимарат туралы айтты.\n\nБалалар қуанышты."
    ),
    authors="Асан",
    date_published_shown="01.09.2023",
    photos=None,
)
BODY = WAS.article_body

KINDS = [
    ({"headline": "Ақтөбеде үш қабатты мектеп ашылды"}, Edit(Kind.HEADLINE, 2, 1, says_so=False)),
    ({"headline": "Ақтөбеде жаңа мeктеп ашылды"}, Edit(Kind.TYPO, 1, 1, says_so=False)),
    ({"headline": "Ақтөбеде жаңа мектеп ашылды!"}, Edit(Kind.TYPO, 0, 0, says_so=False)),
    ({"headline": "Ақтөбеде жаңа мектеп ашылды (видео)"}, Edit(Kind.HEADLINE, 1, 0, says_so=False)),
    ({"description": "Мектепте 900 оқушы оқиды"}, Edit(Kind.FACTS, 1, 1, says_so=False)),
    ({"article_body": BODY.replace("қыркүйекте", "қазанда")}, Edit(Kind.FACTS, 1, 1, says_so=False)),
    ({"article_body": BODY.replace("Айжан", "Айгүл")}, Edit(Kind.FACTS, 1, 1, says_so=False)),
    ({"article_body": BODY.replace("қуанышты", "қуанышты емес")}, Edit(Kind.FACTS, 1, 0, says_so=False)),
    ({"article_body": BODY.replace("қуанышты", "өте риза")}, Edit(Kind.WORDING, 2, 1, says_so=False)),
    ({"article_body": BODY.replace("директоры", "диреторы")}, Edit(Kind.TYPO, 1, 1, says_so=False)),
    ({"article_body": BODY.replace("Балалар", "Балалардың")}, Edit(Kind.WORDING, 1, 1, says_so=False)),
    ({"article_body": BODY.removesuffix("\n\nБалалар қуанышты.")}, Edit(Kind.WORDING, 0, 2, says_so=False)),
    ({"article_body": BODY + "\n\nжаңартылды: ата-аналар да келді."}, Edit(Kind.WORDING, 4, 0, says_so=True)),
    ({"photos": "[]"}, Edit(Kind.OTHER, 0, 0, says_so=False)),
    ({"article_section": "Қоғам"}, Edit(Kind.OTHER, 0, 0, says_so=False)),
    ({"authors": None, "description": None}, Edit(Kind.FACTS, 0, 4, says_so=False)),
]


@pytest.mark.parametrize(("changes", "expected"), KINDS)
def test_an_edit_is_of_its_kind(changes: dict[str, Any], expected: Edit) -> None:
    assert edit_of(WAS, replace(WAS, **changes)) == expected


def test_a_paragraph_that_was_moved_in_between_leaves_the_others_alone() -> None:
    pieces = difference("Бір.\n\nЕкі үй.", "Бір.\n\nЖаңа абзац.\n\nЕкі там.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Бір.\n\n"),
        ("added", "Жаңа абзац.\n\n"),
        ("same", "Екі "),
        ("removed", "үй"),
        ("added", "там"),
        ("same", "."),
    ]


texts = st.lists(st.lists(st.sampled_from("бір екі үш, 41 Алматы".split()), max_size=5).map(" ".join), max_size=4).map(
    "\n\n".join
)


@given(texts, texts)
def test_the_pieces_give_both_texts_again(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    removed = "".join(piece.text for piece in pieces if piece.kind == "removed")
    assert len(removed) == len(before) - len(after) + sum(len(one.text) for one in pieces if one.kind == "added")


@given(texts)
def test_the_same_text_is_no_edit(text: str) -> None:
    assert {piece.kind for piece in difference(text, text)} <= {"same"}
    same = replace(WAS, article_body=text)
    assert edit_of(same, same) == Edit(Kind.OTHER, 0, 0, says_so=False)
