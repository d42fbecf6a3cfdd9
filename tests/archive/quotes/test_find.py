"""Quotes as the press writes them, form by form; whole records compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.quotes.find import find_quotes
from archive.quotes.quote import Quote

_NOT_QUOTES = [
    "«Масс-медиа туралы» Заң жұртшылық талқылауына шығарылды.",
    "«Ауыл – алтын бесік» деген сөз бар.",
    "«Үш аға» деп аталатын тау бар.",
    "Сарапшылар мұны «тарихи қадам» деп атайды.",
    "Бұл туралы «Қазгидромет» РМК мәлімдеді, деп хабарлайды El.kz.",
    "Жарыс өтті, деп жазады El.kz Tengrinews.kz-ке сілтеме жасап.",
    "Сот шешімі бойынша Болат Назарбаев кінәлі деп танылды.",
    "«Астана – Алматы» пойызы кешікті.",
    "– 1 қаңтар – Жаңа жыл;\n\n– 8 наурыз – Әйелдер күні.",
    "Ата-аналардың айтуынша, қыс айлары қиын болған.",
]


@pytest.mark.parametrize("text", _NOT_QUOTES)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert find_quotes(text, "kk-Cyrl") == ()


def one(text: str, edition: str = "kk-Cyrl") -> tuple[str | None, ...]:
    (quote,) = find_quotes(text, edition)
    shown = (quote.quote, quote.speaker_shown, quote.speaker, quote.role, quote.verb)
    return (quote.kind, *shown, quote.rule, quote.confidence)


def test_a_quote_says_where_it_stands() -> None:
    text = "Жаңалық.\n\n«Жүннің келісі 30 теңге», - деді кооператив төрағасы Мұрат Тілеужан."

    assert find_quotes(text, "kk-Cyrl") == (
        Quote(
            starts=11,
            ends=33,
            kind="direct",
            quote="Жүннің келісі 30 теңге",
            speaker_shown="Мұрат Тілеужан",
            speaker="Мұрат Тілеужан",
            role="кооператив төрағасы",
            verb="деді",
            rule="verb after",
            confidence="sure",
        ),
    )


_FORMS = [
    (
        "Төраға Асхат Оралов журналистерге «тексеру жалғаса береді» деді.",
        ("direct", "тексеру жалғаса береді", "Асхат Оралов", "Асхат Оралов", "Төраға", "деді"),
        ("name before, verb after", "sure"),
    ),
    (
        'Бас прокурор Берік Асылов: "Заң бәріне ортақ", – деп қадап айтты.',
        ("direct", "Заң бәріне ортақ", "Берік Асылов", "Берік Асылов", "Бас прокурор", "деп қадап айтты"),
        ("colon before, verb after", "sure"),
    ),
    (
        "Сенатор Айгүл Қапбар былай деді: “Бұл – әділ заң”.",
        ("direct", "Бұл – әділ заң", "Айгүл Қапбар", "Айгүл Қапбар", "Сенатор", "былай деді"),
        ("colon before", "sure"),
    ),
    (
        "- Ұлым үйге аш келетін еді, - деді екі баланың анасы Бибінұр Сағын.",
        ("direct", "Ұлым үйге аш келетін еді", "Бибінұр Сағын", "Бибінұр Сағын", "екі баланың анасы", "деді"),
        ("dash", "sure"),
    ),
    (
        "«Бұл талап сақталуы тиіс», – делінген Білім министрлігінің бұйрығында.",
        (
            "document",
            "Бұл талап сақталуы тиіс",
            "Білім министрлігінің бұйрығында",
            "Білім министрлігінің бұйрығы",
            None,
            "делінген",
        ),
        ("verb after", "sure"),
    ),
    (
        "«Құжаттарға қол қойылды», - деп хабарлады Қаржы министрлігінің баспасөз қызметінен.",
        (
            "direct",
            "Құжаттарға қол қойылды",
            "Қаржы министрлігінің баспасөз қызметінен",
            "Қаржы министрлігінің баспасөз қызметі",
            None,
            "деп хабарлады",
        ),
        ("verb after", "sure"),
    ),
    (
        "Депутат Айдос Сарым бұл заң керек деп санайды.",
        ("indirect", "бұл заң керек", "Айдос Сарым", "Айдос Сарым", "Депутат", "деп санайды"),
        ("told", "sure"),
    ),
    (
        "Баға өспейді, деп сендірді министр Алмас Сәтқали.",
        ("indirect", "Баға өспейді", "Алмас Сәтқали", "Алмас Сәтқали", "министр", "деп сендірді"),
        ("told", "sure"),
    ),
    (
        "«Қауіпті аймақта 1200 үй бар», - дейді мамандар.",
        ("direct", "Қауіпті аймақта 1200 үй бар", "мамандар", None, "мамандар", "дейді"),
        ("verb after", "inferred"),
    ),
    (
        "«Әр өтініш бақылауда», – деген Ерлан Жақанұлы жиналғандардың сұрағына жауап берді.",
        ("direct", "Әр өтініш бақылауда", "Ерлан Жақанұлы", "Ерлан Жақанұлы", None, "деген"),
        ("verb after", "sure"),
    ),
    (
        "Тұрғын Қайрат ағай жолдың жайын көтерді: «Жаңбыр жауса, мектепке бара алмаймыз...»",
        ("direct", "Жаңбыр жауса, мектепке бара алмаймыз...", "Қайрат", "Қайрат", "Тұрғын", "көтерді"),
        ("colon before", "sure"),
    ),
    (
        "Халықаралық валюта қоры экономика биыл 5 пайызға өседі деп болжайды.",
        (
            "indirect",
            "экономика биыл 5 пайызға өседі",
            "Халықаралық валюта қоры",
            "Халықаралық валюта қоры",
            None,
            "деп болжайды",
        ),
        ("told", "sure"),
    ),
    (
        "«Келдік», - деді Нұржан Әшім пен Серік Жұман.",
        ("direct", "Келдік", "Нұржан Әшім пен Серік Жұман", "Нұржан Әшім пен Серік Жұман", None, "деді"),
        ("verb after", "sure"),
    ),
]


@pytest.mark.parametrize(("text", "words", "how"), _FORMS, ids=[text[:40] for text, _, _ in _FORMS])
def test_a_form_of_quote_is_read(text: str, words: tuple[str | None, ...], how: tuple[str, str]) -> None:
    assert one(text) == (*words, *how)


def speakers(text: str, edition: str = "kk-Cyrl") -> list[tuple[str, str | None, str]]:
    return [(quote.quote, quote.speaker, quote.confidence) for quote in find_quotes(text, edition)]


def test_a_verb_in_the_middle_splits_a_quote_in_two_of_one_speaker() -> None:
    text = "«Қор бар, – деді Вячеслав Дудник, – бірақ ауылға жеткізу қажет»."
    assert speakers(text) == [
        ("Қор бар", "Вячеслав Дудник", "sure"),
        ("бірақ ауылға жеткізу қажет", "Вячеслав Дудник", "sure"),
    ]


def test_a_speech_goes_on_after_the_verb() -> None:
    text = "– Ол шындықты жазды, – деді ақын Ұлықбек Есдәулет. – Ешкімге жалтақтамады."
    assert speakers(text) == [
        ("Ол шындықты жазды", "Ұлықбек Есдәулет", "sure"),
        ("Ешкімге жалтақтамады", "Ұлықбек Есдәулет", "sure"),
    ]


def test_paragraphs_of_a_quote_are_one() -> None:
    text = "«Туған жер қымбат.\n\n«Томирис» фильмін де көрдік.\n\nӘр ән – сағыныш», – деді Димаш Құдайберген."
    assert speakers(text) == [
        ("Туған жер қымбат.\n\n«Томирис» фильмін де көрдік.\n\nӘр ән – сағыныш", "Димаш Құдайберген", "sure")
    ]


def test_marks_within_marks_may_be_closed_once() -> None:
    assert speakers("«Біз «Әр ауылға бір тоғай дейміз», - деді Қайрат Бейсеков.") == [
        ("Біз «Әр ауылға бір тоғай дейміз", "Қайрат Бейсеков", "sure")
    ]


def test_names_are_joined_with_patronymic_surname_initial_and_case() -> None:
    text = (
        "Жиында министр Алтай Көлгінов сөйледі.\n\n«Бір», - деді Алтай Сейдірұлы. «Екі», - деді Көлгінов."
        " «Үш», - деді А. Көлгінов.\n\nКөлгіновтің айтуынша, жұмыс жүріп жатыр."
    )
    assert [(name, how) for _, name, how in speakers(text)] == [("Алтай Көлгінов", "sure")] * 4


def test_the_nearest_name_speaks_where_none_is_said_and_the_subject_before_others() -> None:
    text = "Қасым-Жомарт Тоқаев елші Дэниел Розенблюмді қабылдады. «Достық берік», – деді Президент."
    assert speakers(text) == [("Достық берік", "Қасым-Жомарт Тоқаев", "inferred")]


def test_an_office_is_that_of_the_name_beside_which_it_stood() -> None:
    text = (
        "Бас бапкер Талғат Байсуфин сөйледі. Капитан Нұралы Әліп те келді.\n\n«Күресеміз», – деп әзілдеді бас бапкер."
    )
    assert speakers(text) == [("Күресеміз", "Талғат Байсуфин", "inferred")]


def test_who_is_talked_about_in_a_quote_is_not_who_speaks_next() -> None:
    text = "«Асқар Маминге рахмет», - деді Айгүл Қапбар.\n\n«Келеміз», - деді ол."
    assert speakers(text)[1] == ("Келеміз", "Айгүл Қапбар", "inferred")


def test_other_scripts_keep_their_places_and_have_one_name() -> None:
    latin = "Ashylý ótti.\n\n«Kitap – bilim bulaǵy», - dedi mınıstr Marat Jylanbaev."
    (quote,) = find_quotes(latin, "kk-Latn")
    assert latin[quote.starts : quote.ends] == quote.quote == "Kitap – bilim bulaǵy"
    assert (quote.speaker_shown, quote.speaker, quote.verb, quote.confidence) == (
        "Marat Jylanbaev",
        "Марат Жыланбаев",
        "деді",
        "sure",
    )

    arabic = "«مەكتەپ كەرەك»، - دەدى اسحات سەرىكوۆ."
    (quote,) = find_quotes(arabic, "kk-Arab")
    assert arabic[quote.starts : quote.ends] == quote.quote == "مەكتەپ كەرەك"
    assert (quote.speaker_shown, quote.confidence) == ("اسحات سەرىكوۆ", "inferred")


def test_russian_is_read_by_simpler_rules() -> None:
    text = "«Вакцина поступила», – сообщила министр Акмарал Альназарова. По словам Альназаровой, карантина не будет."
    assert speakers(text, "ru") == [
        ("Вакцина поступила", "Акмарал Альназарова", "sure"),
        ("карантина не будет", "Акмарал Альназарова", "sure"),
    ]


def test_an_edition_without_rules_has_no_quotes() -> None:
    assert find_quotes("“We did it,” said John Smith.", "en") == ()


_WORDS = ["\n\n", "деді ", "деп айтты ", "ол ", "Асқар ", "Асқар Маминнің ", "айтуынша, ", "Сейдірұлы ", "сөз"]
_PIECES = st.sampled_from([*'«»“”„"–-,.!?: \n', *_WORDS])


@given(st.lists(_PIECES, max_size=40), st.sampled_from(["kk-Cyrl", "kk-Latn", "kk-Arab", "ru"]))
def test_whatever_the_text_quotes_stand_where_they_say(pieces: list[str], edition: str) -> None:
    text = "".join(pieces)
    for quote in find_quotes(text, edition):
        assert text[quote.starts : quote.ends] == quote.quote
        assert quote.confidence == "inferred" or quote.speaker
