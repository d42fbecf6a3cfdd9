"""One stem for all forms of a word, and others for other words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.kazakh.endings import all_chains
from archive.kazakh.sounds import EITHER, harmony_of
from archive.kazakh.stem import Stemmer, stem
from archive.kazakh.text import fold
from archive.kazakh.words import Words, own_words
from benchmarks.kazakh_stems.gold import HELD_OUT, TUNED, forms, half
from benchmarks.kazakh_stems.scoring import score
from benchmarks.kazakh_stems.speed import words

ONE_WORD = [
    ("халық", "халықтың халыққа халқы халқының халқымыз халықтар"),
    ("орын", "орны орнына орында орындарына"),
    ("мұрын", "мұрны мұрнын мұрынға"),
    ("басшы", "басшысы басшылары басшыларының басшыға"),
    ("министрлік", "министрлігінің министрлікте министрліктер"),
    ("ел", "елдің еліміздің елдердегі"),
    ("су", "судың суы суға"),
    ("мәлімдеу", "мәлімдеді мәлімдеген мәлімдейді мәлімдеп мәлімдемеді мәлімдеуінше"),
    ("айту", "айтты айтады айтқан айтпады айтса айтуға айттық айтқанын"),
    ("оқу", "оқыды оқиды оқыған оқып оқитын оқымайды"),
    ("қою", "қойды қояды қойған қойып қоятын"),
    ("шығу", "шықты шығады шыққан шығып шықпайды"),
    ("табу", "тапты табады тапқан тауып"),
    ("қолдау", "қолдады қолдайды қолдаған қолдап"),
    ("деу", "деді дейді деген деп десе"),
    ("жату", "жатыр жатқан жатады"),
    ("Тоқаев", "Тоқаевтың Тоқаевқа ТОҚАЕВ"),
    ("Ахметов", "Ахметовтің Ахметовке"),
    ("Қазақстан", "Қазақстанның Қазақстандағы"),
    ("Нью-Йорк", "Нью-Йоркте Нью-Йоркке"),
    ("БАҚ", "БАҚ-тың БАҚ-та БАҚ-тар"),
    ("ҚР", "ҚР-ның ҚР-да"),
    ("El.kz", "El.kz-тің El.kz-ке"),
    ("13", "13-і 13-інде 13-інші 13-тен"),
    ("18:30", "18:30-да 18:30\u2011да"),
    ("объект", "объектінің объектілер объектіге"),
    ("журналист", "журналистің журналистер журналистке"),
    ("партия", "партияның партиясы партиялар"),
    ("банк", "банкі банкке банктер"),
    ("рубль", "рубльдің рубльге"),
    ("іс-шара", "іс-шараның іс-шаралар"),
    ("ол", "оның оған олардың"),
    ("жыл", "жылғы жылдағы жылдың"),
    ("баспасөз", "БАСПАСӨЗIНIҢ баспа\u00adсөзге"),
]


@pytest.mark.parametrize(("lemma", "others"), ONE_WORD)
def test_forms_of_a_word_have_its_stem(lemma: str, others: str) -> None:
    assert {form: stem(form) for form in others.split()} == dict.fromkeys(others.split(), stem(lemma))


OTHER_WORDS = [
    "бас басшы басшылық баспа басқарма басылым",
    "айту айтылу айтыс",
    "хабар хабарлау хабарлама хабарлану",
    "қала қалалық қалам",
    "ауыл ауылдық",
    "бала балалық балық",
    "жыл жылқы жылдам",
    "қол қолдау қолдану",
    "ұйым ұйымдастыру ұйымдастырушы",
]


@pytest.mark.parametrize("different", OTHER_WORDS)
def test_different_words_have_different_stems(different: str) -> None:
    stems = [stem(word) for word in different.split()]

    assert len(set(stems)) == len(stems), dict(zip(different.split(), stems, strict=True))


LEFT_ALONE = ["", "-", "а", "де", "ң", "13", "2022-2026", "Kazinform", "x" * 100, "бр", "123-abc"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_has_no_ending_of_kazakh_is_only_folded(text: str) -> None:
    assert stem(text) == fold(text)


def test_what_is_longer_than_any_word_is_left_alone_and_many_hyphens_are_no_trouble() -> None:
    assert stem("лар" * 50_000) == "лар" * 50_000
    assert stem("а-" * 50_000 + "кітаптар") == "а-" * 50_000 + "кітап"


@given(st.text() | st.text("абвгғдежзийкқлмнңопрстуұүфхһцчшыіьэюяәө-'", max_size=30))
@example("İ-і")
@example("ь")
def test_any_text_has_a_stem_no_longer_than_it(text: str) -> None:
    found = stem(text)

    assert bool(found) >= bool(fold(text).strip("-"))
    assert len(found) <= len(fold(text))


@given(st.sampled_from(words(20_000)))
def test_a_form_and_its_capitals_have_one_stem(word: str) -> None:
    assert stem(word.upper()) == stem(word.capitalize()) == stem(word)


def test_the_stem_of_a_stem_is_itself_but_for_verbs_whose_bare_stem_looks_like_a_noun_with_an_ending() -> None:
    nouns = {"abbreviation", "loan", "noun", "numeral", "other", "person", "place", "plural"}
    stems = [stem(form.form) for form in half(TUNED) if form.kind in nouns]

    assert [stem(one) for one in stems] == stems
    assert (stem("қолдады"), stem("қолда")) == ("қолда", "қол")


def test_the_held_out_half_is_stemmed_as_well_as_the_docs_say() -> None:
    assert score(half(HELD_OUT), stem).f >= 0.94


def test_the_gold_list_is_large_and_every_form_stands_in_it_once() -> None:
    assert len(forms()) >= 1200
    assert len({form.form for form in forms()}) == len(forms())
    assert {form.lemma for form in half("a")} & {form.lemma for form in half("b")} == set()


def test_rules_alone_do_most_of_it_and_the_few_words_the_rest() -> None:
    alone = score(half(HELD_OUT), Stemmer(Words())).f

    assert 0.85 < alone < score(half(HELD_OUT), stem).f
    assert len(own_words().whole) < 300


def test_every_ending_that_is_spelled_out_keeps_the_harmony() -> None:
    for _, harmony, _, chain in all_chains():
        of_chain = harmony_of(chain.text.replace("мен", "").replace("бен", "").replace("пен", ""))
        assert of_chain in (harmony, EITHER), chain
