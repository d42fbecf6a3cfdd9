"""Keys under which spellings of a word meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.kazakh.arabic import to_arabic
from archive.kazakh.keys import russian_key, skeleton_key
from archive.kazakh.latin import Alphabet, to_latin
from benchmarks.kazakh_stems.gold import forms

SPELLINGS = [
    ("kazakstan", "Қазақстан Казакстан Qazaqstan Kazakstan QAZAQSTAN قازاقستان"),
    ("agarticu", "ағартышу agartyshu aghartyshu ağartışw"),
    ("mausim", "маусым Maýsym mawsım mausym mausim ماۋسىم"),
    ("politsiasi", "полициясы polıtsıasy polïcïyası politsiasy"),
    ("habarci", "хабаршы habarshy xabarşı khabarshy хaбaршы"),
    ("janalik", "жаңалық jańalyq jañalıq zhanalyk jan'alyq جاڭالىق"),
    ("cigis", "шығыс shyǵys şığıs s'yg'ys"),
    ("tehnologia", "технология tehnologııa texnologïya"),
    ("cetsat", "шетсат shetsat"),
]


@pytest.mark.parametrize(("key", "words"), SPELLINGS)
def test_all_spellings_of_a_word_share_its_skeleton_key(key: str, words: str) -> None:
    assert {word: skeleton_key(word) for word in words.split()} == dict.fromkeys(words.split(), key)


ALPHABETS: list[Alphabet] = ["2018", "2021", "qazaqparat", "ascii"]


def test_every_form_of_the_gold_list_meets_itself_in_every_script_but_for_the_letter_yo() -> None:
    cyrillic = [form.form for form in forms() if form.kind != "abbreviation" and "ё" not in form.form]
    strangers = [
        (word, written)
        for word in cyrillic
        for written in (to_arabic(word), *(to_latin(word, alphabet) for alphabet in ALPHABETS))
        if skeleton_key(written) != skeleton_key(word)
    ]

    assert strangers == []


RUSSIAN_KEYBOARD = [
    ("қазақстан", "казакстан"),
    ("үкімет", "укимет"),
    ("Өңір", "онир"),
    ("ұлттық", "улттык"),
    ("әкімнің", "акимнин"),
    ("ғылым", "гылым"),
    ("қаһарман", "кахарман"),
    ("үкiмет", "укимет"),
    ("Қыркүйек", "кыркуйек"),
    ("партиясы", "партиясы"),
    ("тёмный", "темный"),
]


@pytest.mark.parametrize(("word", "typed"), RUSSIAN_KEYBOARD)
def test_a_word_meets_what_is_typed_without_kazakh_letters(word: str, typed: str) -> None:
    assert russian_key(word) == typed == russian_key(typed)


@given(st.text())
def test_any_text_has_keys_and_a_key_is_its_own(text: str) -> None:
    assert russian_key(russian_key(text)) == russian_key(text)
    assert isinstance(skeleton_key(text), str)
