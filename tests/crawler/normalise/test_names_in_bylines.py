"""Bylines."""

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
