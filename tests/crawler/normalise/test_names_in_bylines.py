"""Bylines."""

import tomllib
from importlib import resources

import pytest

from crawler.normalise.bylines import Byline, read_byline
from crawler.normalise.unreadable import Unreadable

BYLINES = [
    ("Айгерім Сәттібай", [Byline("Айгерім Сәттібай", "Айгерім Сәттібай")]),
    ("Ерлан БЕКСҰЛТАН", [Byline("Ерлан Бексұлтан", "Ерлан БЕКСҰЛТАН")]),
    ("Автор: Ә. НҰР-АХМЕТ", [Byline("Ә. Нұр-Ахмет", "Ә. НҰР-АХМЕТ")]),
    ("Әсел Серік қызы", [Byline("Әсел Серік қызы", "Әсел Серік қызы")]),
    ("Шерил Л. Рид", [Byline("Шерил Л. Рид", "Шерил Л. Рид")]),
    (
        "Авторлар: Әсел Әбдібек, Айдос Дәулет",
        [Byline("Әсел Әбдібек", "Әсел Әбдібек"), Byline("Айдос Дәулет", "Айдос Дәулет")],
    ),
    ("Марат Ильясов и Жанна Ким", [Byline("Марат Ильясов", "Марат Ильясов"), Byline("Жанна Ким", "Жанна Ким")]),
    ("Dastan KENJALIN, ASTANA", [Byline("Dastan Kenjalin", "Dastan KENJALIN", city="ASTANA")]),
    (
        "Шерубай ҚҰРМАНБАЙҰЛЫ,\nҰҒА академигі, филология және тарих ғылымының докторы:",
        [
            Byline(
                "Шерубай Құрманбайұлы",
                "Шерубай ҚҰРМАНБАЙҰЛЫ",
                role="ҰҒА академигі, филология және тарих ғылымының докторы",
            )
        ],
    ),
    ("اۆتور: كەنجەكەي توقتامۇرات قىزى", [Byline("كەنجەكەي توقتامۇرات قىزى", "كەنجەكەي توقتامۇرات قىزى")]),
    ("El.kz", []),
    ("Редакция", []),
    ("Марат Ильясов, El.kz", [Byline("Марат Ильясов", "Марат Ильясов")]),
]


@pytest.mark.parametrize(("shown", "bylines"), BYLINES)
def test_a_byline_is_its_persons_with_role_and_city(shown: str, bylines: list[Byline]) -> None:
    assert read_byline(shown) == tuple(bylines)


REFUSALS = [
    ("Автор:", "names nobody"),
    ("журналист Ажар Лаубаеваның мақаласы", "«журналист Ажар Лаубаеваның мақаласы» is not the name of a person"),
    ("Абай", "«Абай» is not the name of a person"),
]


@pytest.mark.parametrize(("shown", "reason"), REFUSALS)
def test_what_is_no_name_is_refused(shown: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_byline(shown)

    assert (refusal.value.field, refusal.value.reason) == ("byline", reason)


def test_the_authors_of_the_stand_in_are_read_one_by_one_with_their_surnames_in_normal_capitals() -> None:
    folder = resources.files("crawler.replica") / "el_kz" / "articles"
    articles = [
        article for file in folder.iterdir() for article in tomllib.loads(file.read_text(encoding="utf-8"))["article"]
    ]
    shown = {author for article in articles for author in article["authors"]}

    assert shown
    assert {author: read_byline(author) for author in shown} == {
        author: (Byline(" ".join(word.title() for word in author.split()), author),) for author in shown
    }
