"""Cleaning and folding of text."""

import pytest

from archive.kazakh.text import clean, fold, unmix

DIRTY = [
    ("13\u00a0қаңтар\u20092023\u202f", "13 қаңтар 2023"),
    ("қаң\u00adтар", "қаңтар"),
    ("\u200e13.01.2023\u200f \ufeff18:19", "13.01.2023 18:19"),
    ("13\u200b қаңтар", "13 қаңтар"),
    ("\n\t 13 қаңтар\n 2023,\n", "13 қаңтар 2023,"),
    ("қыркүи\u0306ек", "қыркүйек"),
    ("Sa\u0301y\u0301ir", "Sáýir"),
    ("", ""),
    (" ", ""),
]


@pytest.mark.parametrize(("text", "expected"), DIRTY)
def test_white_space_is_collapsed_and_what_can_not_be_seen_is_removed(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("text", ["Фото: gov.kz", "«Қазақ» – 1,5 млн ₸", "ءساۋىر، 2022"])
def test_clean_text_stays_the_very_same_object(text: str) -> None:
    assert clean(text) is text


MIXED = [
    ("БАСПАСӨЗIНIҢ", "БАСПАСӨЗІНІҢ"),
    ("науpыз", "наурыз"),
    ("TÚRKІSTAN", "TÚRKISTAN"),
    ("О\u0301zbekstan", "Ózbekstan"),
    ("сaо", "сао"),
    ("El.kz тілшісі", "El.kz тілшісі"),
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_a_word_is_in_the_alphabet_of_the_letters_that_have_no_look_alike(text: str, expected: str) -> None:
    assert unmix(text) == expected


def test_texts_are_the_same_whatever_their_case_quotation_marks_dashes_and_look_alikes() -> None:
    assert fold("«БАСПАСӨЗIНIҢ  қызметі» — …") == fold('"баспасөзінің қызметі" - ...')
    assert fold("қазан") != fold("казан")
