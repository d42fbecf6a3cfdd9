"""Credits: parties and forms; and which lines look like credits."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.normalise.credits import CreditLine, looks_like_credit, read_credit
from crawler.normalise.parties import Party
from crawler.normalise.unreadable import Unreadable


def stand_in_photos() -> Iterator[Any]:
    """Every credit of the stand-in's articles once, with the parties that their authors say it names."""
    parties_of: dict[str, list[dict[str, str]]] = {}
    folder = resources.files("crawler.replica") / "el_kz" / "articles"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for article in tomllib.loads(file.read_text(encoding="utf-8"))["article"]:
            parties_of |= {
                photo["credit"]: photo["parties"] for photo in article.get("photos", ()) if "credit" in photo
            }
    for credit, parties in parties_of.items():
        yield pytest.param(credit, tuple(Party(**party) for party in parties), id=credit)


@pytest.mark.parametrize(("shown", "parties"), list(stand_in_photos()))
def test_the_credits_of_the_stand_in_name_whom_their_authors_say(shown: str, parties: tuple[Party, ...]) -> None:
    assert read_credit(shown).parties == parties
    assert looks_like_credit(shown)


LINES = [
    ("Фото: gov.kz", "gov.kz", "photo", [("Gov.kz", "state")]),
    ("Фото:Kazinform", "Kazinform", "photo", [("Kazinform", "agency")]),
    ("Сурет: ҚазАқпарат", "ҚазАқпарат", "photo", [("Kazinform", "agency")]),
    ("Фото: None", "None", "photo", [("", "lost")]),
    ("None", "None", "photo", [("", "lost")]),
    ("Акорда", "Акорда", "photo", [("Ақорда", "state")]),
    ("سۋرەت: اقوردا", "اقوردا", "photo", [("Ақорда", "state")]),
    ("Фото: Видеодан скрин", "Видеодан скрин", "screenshot", [("", "video")]),
    ("Видеодан скрин", "Видеодан скрин", "screenshot", [("", "video")]),
    ("Скриншот: youtube.com", "youtube.com", "screenshot", [("youtube.com", "social")]),
    ("Фото Тахира САСЫКОВА", "Тахира САСЫКОВА", "photo", [("Тахир Сасыков", "person")]),
    ("Фото Натальи Ковалевой", "Натальи Ковалевой", "photo", [("Наталья Ковалева", "person")]),
    ("Фото Ольги Достоевской", "Ольги Достоевской", "photo", [("Ольги Достоевской", "person")]),
    ("Фото Андрея Вознесенского", "Андрея Вознесенского", "photo", [("Андрей Вознесенский", "person")]),
    ("Фото Динара Омарова", "Динара Омарова", "photo", [("Динара Омарова", "person")]),
    ("Фото Анвара Ким", "Анвара Ким", "photo", [("Анвара Ким", "person")]),
    ("Фото Игоря Мухина", "Игоря Мухина", "photo", [("Игорь Мухин", "person")]),
    ("Фото Светланы Дроздовой", "Светланы Дроздовой", "photo", [("Светлана Дроздова", "person")]),
    ("Фото Айша Серік", "Айша Серік", "photo", [("Айша Серік", "person")]),
    ("Фото Айгуль Бековой", "Айгуль Бековой", "photo", [("Айгуль Бекова", "person")]),
    ("Суретті түсірген Айгүл Ильясова", "Айгүл Ильясова", "photo", [("Айгүл Ильясова", "person")]),
    ("Сурет авторы: Ерлан БЕК", "Ерлан БЕК", "photo", [("Ерлан Бек", "person")]),
    ("Фото: t.me/astana_news", "t.me/astana_news", "photo", [("t.me", "social")]),
    ("Suret: facebook.com jelisinen alyndy.", "facebook.com jelisinen alyndy", "photo", [("facebook.com", "social")]),
    ("Фото: astana-akshamy.kz", "astana-akshamy.kz", "photo", [("astana-akshamy.kz", "agency")]),
    ("Фото: edu.gov.kz", "edu.gov.kz", "photo", [("edu.gov.kz", "state")]),
    ("Фото: «Алтын дән» ЖШС", "«Алтын дән» ЖШС", "photo", [("Алтын дән", "company")]),
    ("Фото: «Егемен Қазақстан», Tengrinews.kz", "«Егемен Қазақстан», Tengrinews.kz", "photo",
     [("Egemen.kz", "agency"), ("Tengrinews.kz", "agency")]),
    ("Фото: автордың жеке мұрағатынан", "автордың жеке мұрағатынан", "photo", [("", "author")]),
    ("Изображение создано с помощью ИИ", "Изображение создано с помощью ИИ", "illustration", [("", "ai")]),
    ("Иллюстрация: Freepik", "Freepik", "illustration", [("Freepik", "stock")]),
    ("Инфографика: El.kz", "El.kz", "infographic", [("El.kz", "agency")]),
    (
        "Коллаж: Kazinform / Akorda / Freepik / Gov.kz",
        "Kazinform / Akorda / Freepik / Gov.kz",
        "collage",
        [("Kazinform", "agency"), ("Ақорда", "state"), ("Freepik", "stock"), ("Gov.kz", "state")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "text", "form", "parties"), LINES)
def test_a_credit_is_its_text_the_form_of_the_picture_and_the_parties(
    shown: str, text: str, form: str, parties: list[tuple[str, str]]
) -> None:
    line = read_credit(shown)

    assert line == CreditLine(text, line.form, tuple(Party(*party) for party in parties), shown)
    assert line.form == form


REFUSALS = [
    ("Фото:", "names nobody"),
    ("Фото: ,", "names nobody"),
    ("", "names nobody"),
    ("Фото: " + "қала " * 40, "too long for a credit"),
    ("Фото: Жантану", "«Жантану» is no known party, site or name"),
    ("Фото: El.kz / көрнекі", "«көрнекі» is no known party, site or name"),
    ("cover", "«cover» is no known party, site or name"),
    ("Сурет", "«Сурет» is no known party, site or name"),
]


@pytest.mark.parametrize(("shown", "reason"), REFUSALS)
def test_a_party_that_can_not_be_told_is_not_guessed(shown: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_credit(shown)

    assert (refusal.value.field, refusal.value.shown, refusal.value.reason) == ("credit", shown, reason)


NO_CREDITS = [
    "Фото",
    "Фото:",
    "Сурет көрмесі ашылды",
    "Фотокөрме",
    "Фото мұрағат",
    "Фото - 15 марта объявили чрезвычайное положение до 11 мая.",
    "Telegram",
    "Видео",
    "Мәдениет",
    "Ерлан Бексұлтан",
    "",
    "Бүгін елордада жаңа кітапхана ашылды, оған қала тұрғындары мен қонақтары келді, алғашқы оқырман болды.",
]


@pytest.mark.parametrize("line", NO_CREDITS)
def test_other_lines_do_not_look_like_credits(line: str) -> None:
    assert not looks_like_credit(line)


@pytest.mark.parametrize(
    "line", ["Фото: Жантану", "Фото Kazinform", "Фото – Kazinform", "Сурет © Ерлан Бек", "Foto: None"]
)
def test_a_label_makes_a_credit_even_of_an_unknown_party(line: str) -> None:
    assert looks_like_credit(line)


@given(st.text(max_size=80))
def test_any_text_is_a_credit_or_refused(text: str) -> None:
    looks_like_credit(text)
    try:
        assert read_credit(f"Фото: {text}").parties
    except Unreadable as refusal:
        assert refusal.field == "credit"  # noqa: PT017 - either is fine, nothing else is
