"""Editions and case endings."""

import pytest

from archive.kazakh.cases import nominative
from archive.kazakh.scripts import edition_of

EDITIONS = [
    ("Шымкентте жаңа саябақ ашылды, деп хабарлайды El.kz", "", "kk-Cyrl"),
    ("В Улытау открыли парк, сообщает El.kz", "kk", "ru"),
    ("В области Ұлытау открыли новый музей", "", "ru"),
    ("Shymkentte jańa saıabaq ashyldy", "", "kk-Latn"),
    ("Astanada bul turaly dep habarlady", "", "kk-Latn"),
    ("A new park was opened in the city of Shymkent", "kk", "en"),
    ("شىمكەنتتە جاڭا ساياباق اشىلدى", "", "kk-Arab"),
    ("Астана", "kk", "kk-Cyrl"),
    ("Астана", "ru", "ru"),
    ("Astana", "kk", "kk-Latn"),
    ("2023", "kk-KZ", "kk-Cyrl"),
    ("2023", "ru", "ru"),
    ("2023", "", ""),
]


@pytest.mark.parametrize(("text", "hint", "edition"), EDITIONS)
def test_letters_tell_the_edition_then_words_then_the_hint(text: str, hint: str, edition: str) -> None:
    assert edition_of(text, hint) == edition


CASES = [
    ("Ауыл шаруашылығы министрлігінің баспасөз қызметіне", "Ауыл шаруашылығы министрлігінің баспасөз қызметі"),
    ("министрліктің ресми сайтында", "министрліктің ресми сайты"),
    ("полиция департаментінен", "полиция департаменті"),
    ("РМК-ға", "РМК"),
    ("Kazinform-ға", "Kazinform"),
    ("Қазгидрометке", "Қазгидромет"),
    ("әкімдік", "әкімдік"),
    ("облыс әкімдігі", "облыс әкімдігі"),
]


@pytest.mark.parametrize(("phrase", "expected"), CASES)
def test_the_last_word_loses_its_case_ending(phrase: str, expected: str) -> None:
    assert nominative(phrase) == expected
