"""Source attributions: who reports, and on whose word."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from crawler.normalise.attributions import Attribution, find_attribution


def stand_in_articles() -> Iterator[Any]:
    """The paragraphs of every article of the stand-in, with the attribution that its author says it has."""
    folder = resources.files("crawler.replica") / "el_kz" / "articles"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for article in tomllib.loads(file.read_text(encoding="utf-8"))["article"]:
            paragraphs = [paragraph.lstrip("#> ") for paragraph in article["body"].strip().split("\n\n")]
            attribution = None
            if "attribution" in article:
                attribution = Attribution(article["attribution"], article["reporter"], article.get("source"))
            yield pytest.param(paragraphs, article["edition"], attribution, id=article["slug"])


@pytest.mark.parametrize(("paragraphs", "language", "attribution"), list(stand_in_articles()))
def test_the_articles_of_the_stand_in_say_whom_their_authors_say(
    paragraphs: list[str], language: str, attribution: Attribution | None
) -> None:
    assert find_attribution(paragraphs, language) == attribution


KAZAKH = [
    ("деп хабарлайды El.kz ақпараттық агенттігі", "El.kz", None),
    ("деп хабарлайды Алматыдағы BAQ.KZ тілшісі", "Baq.kz", None),
    ("деп хабарлайды El.kz-тің Ақтөбедегі тілшісі", "El.kz", None),
    ("деп хабарлайды «Қазгидромет» РМК", "Қазгидромет", None),
    ("деп хабарлайды Kazinform «Қазгидромет» РМК-ға сілтеме жасап", "Kazinform", "Қазгидромет"),
    ("деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап", "El.kz", "Tengrinews.kz"),
    ("деп хабарлайды El.kz ҚазАқпаратқа сілтеме жасап", "El.kz", "Kazinform"),
    (
        "деп хабарлайды Tengrinews.kz тілшісі министрліктің баспасөз қызметіне сілтеме жасап",
        "Tengrinews.kz",
        "министрліктің баспасөз қызметі",
    ),
    ("деп хабарлайды Stan.kz ақпарат агенттігі Stopfake.kz сайтына сілтеме жасап", "Stan.kz", "stopfake.kz"),
    ("деп жазады El.kz", "El.kz", None),
    ("деп хабарлайды елорда әкімдігінің медиа орталығы", "елорда әкімдігінің медиа орталығы", None),
    ("dep habarlaıdy QazAqparat tilshisi", "Kazinform", None),
    (
        "dep habarlaıdy Egemen.kz Sportty damytý dıreksııasynyń baspasóz qyzmetine silteme jasap",
        "Egemen.kz",
        "Sportty damytý dıreksııasynyń baspasóz qyzmeti",
    ),
    ("دەپ حابارلايدى Qamshy.kz اقپارات اگەنتتىگى Zakon.kz سايتىنا سىلتەمە جاساپ", "Qamshy.kz", "Zakon.kz"),
]


@pytest.mark.parametrize(("clause", "reporter", "source"), KAZAKH)
def test_a_clause_in_kazakh_names_the_reporter_and_the_source(clause: str, reporter: str, source: str | None) -> None:
    paragraphs = ["Облыста жаңа мектеп ашылды.", f"Оған 300 бала барады, {clause}. Құрылысы екі жылға созылды."]

    assert find_attribution(paragraphs, "kk") == Attribution(clause, reporter, source)


WHOLE_SENTENCES = [
    ("kk", "Бұл туралы «Қазгидромет» РМК мәлімдеді, деп хабарлайды BAQ.KZ", "Baq.kz", "Қазгидромет"),
    ("kk", "Бұл туралы облыс әкімдігі хабарлады, деп хабарлайды El.kz", "El.kz", "облыс әкімдігі"),
    (
        "kk",
        "Бұл туралы полиция департаментінен мәлім болды, деп жазады El.kz тілшісі",
        "El.kz",
        "полиция департаменті",
    ),
    ("kk", "Бұл туралы кеше белгісіз болған, деп хабарлайды El.kz", "El.kz", None),
    ("ru", "Об этом сообщили в РГП «Казгидромет», передает El.kz", "El.kz", "Қазгидромет"),
    (
        "ru",
        "Об этом говорится в сообщении пресс-службы акимата Алматы, передает El.kz",
        "El.kz",
        "пресс-служба акимата Алматы",
    ),
    ("ru", "Об этом рассказали в управлении образования, сообщает El.kz", "El.kz", "управление образования"),
]


@pytest.mark.parametrize(("language", "sentence", "reporter", "source"), WHOLE_SENTENCES)
def test_a_sentence_about_it_belongs_to_the_clause(
    language: str, sentence: str, reporter: str, source: str | None
) -> None:
    paragraphs = [f"Ертең жел соғады. {sentence}."]

    assert find_attribution(paragraphs, language) == Attribution(sentence, reporter, source)


RUSSIAN = [
    ("передает El.kz", "El.kz", None),
    ("сообщает спортивный корреспондент El.kz в Балхаше", "El.kz", None),
    ("пишет El.kz со ссылкой на Tengrinews.kz", "El.kz", "Tengrinews.kz"),
    ("передает El.kz со ссылкой на пресс-службу акимата Алматы", "El.kz", "пресс-служба акимата Алматы"),
    ("сообщает El.kz со ссылкой на областную филармонию", "El.kz", "областная филармония"),
    ("сообщает пресс-служба министерства", "пресс-служба министерства", None),
    ("сообщает «Казгидромет»", "Қазгидромет", None),
]


@pytest.mark.parametrize(("clause", "reporter", "source"), RUSSIAN)
def test_a_clause_in_russian_names_the_reporter_and_the_source(clause: str, reporter: str, source: str | None) -> None:
    assert find_attribution([f"Школа открылась, {clause}."], "ru") == Attribution(clause, reporter, source)


NONE = [
    ("kk", "«Келесі жылы тағы бір мектеп ашамыз», - деп хабарлады директор."),
    ("kk", "Ғалым бұл туралы кітабында жазады, - деп жазады ол."),
    ("kk", "El.kz порталы ашылғанына он жыл болды."),
    ("ru", "Он пишет книгу о городе."),
    ("ru", "передает корреспондент агентства."),
    ("ru", ""),
]


@pytest.mark.parametrize(("language", "paragraph"), NONE)
def test_a_clause_that_names_no_agency_is_no_attribution(language: str, paragraph: str) -> None:
    assert find_attribution([paragraph], language) is None


@pytest.mark.parametrize(
    ("paragraph", "attribution"),
    [
        ("АСТАНА. Ақорда – Жиын өтті.", None),
        ("АСТАНА. TINFO.KZ – Жиын өтті.", Attribution("АСТАНА. TINFO.KZ", "tinfo.kz")),
        ("Әсемнің айтуынша, Самұрық тобының мәліметінше, баға өспейді.", None),
        ("Бұл туралы ол жазды. Мектеп ашылды, El.kz хабарлайды.", Attribution("El.kz хабарлайды", "El.kz")),
        ("Ақорда хабарлайды.", None),
        ("«Қазақтелеком» мәліметінше, желі қосылды.", Attribution("«Қазақтелеком» мәліметінше", "", "Қазақтелеком")),
    ],
)
def test_what_comes_before_the_news_is_an_attribution_only_of_whom_it_can_be(
    paragraph: str, attribution: Attribution | None
) -> None:
    assert find_attribution([paragraph], "kk") == attribution


def test_whose_data_it_is_must_be_known_in_russian_too() -> None:
    assert find_attribution(["По данным соседей, шумно."], "ru") is None


@pytest.mark.parametrize(
    ("language", "paragraph", "attribution"),
    [
        (
            "kk",
            "Бұл туралы " + "күні " * 80 + "облыс әкімдігі хабарлады, деп хабарлайды El.kz.",
            Attribution("Бұл туралы " + "күні " * 80 + "облыс әкімдігі хабарлады, деп хабарлайды El.kz", "El.kz", None),
        ),
        ("ru", "Школа открылась, передает (", None),
        ("kk", "Мектеп ашылды (деп хабарлайды El.kz).", Attribution("деп хабарлайды El.kz", "El.kz")),
        (
            "kk",
            "Мектеп ашылды, деп хабарлайды El.kz (Астана).",
            Attribution("деп хабарлайды El.kz (Астана)", "El.kz"),
        ),
        (
            "kk",
            "Мектеп ашылды, деп хабарлайды El.kz Қаржы  министрлігіне\nсілтеме жасап.",
            Attribution("деп хабарлайды El.kz Қаржы  министрлігіне\nсілтеме жасап", "El.kz", "Қаржы министрлігі"),
        ),
        (
            "kk",
            "– Бұл туралы министрлік мәлімдеді.",
            Attribution("Бұл туралы министрлік мәлімдеді", "", "министрлік"),
        ),
    ],
)
def test_a_clause_is_shown_as_it_is_and_names_have_single_spaces(
    language: str, paragraph: str, attribution: Attribution | None
) -> None:
    assert find_attribution([paragraph], language) == attribution


@pytest.mark.parametrize(
    ("paragraphs", "attribution"),
    [
        (
            ["Ақорданың хабарлауынша, жиын өтті.", "Ол ұзаққа созылды.", "Жиынды Kazinform хабарлайды."],
            Attribution("Ақорданың хабарлауынша", "", "Ақорда"),
        ),
        (
            ["Ақорданың хабарлауынша, жиын өтті.", "Ол ұзаққа созылды.", "Жиын бітті, деп хабарлайды Kazinform."],
            Attribution("деп хабарлайды Kazinform", "Kazinform", "Ақорда"),
        ),
        (
            ["Жиын өтті.", "Ұзақ.", "Қаржы министрлігінің мәліметінше, арзан.", "Ұзақ.", "Болды, деп жазады El.kz."],
            Attribution("деп жазады El.kz", "El.kz"),
        ),
        (
            ["Жиын өтті, деп жазады El.kz.", "Бұл туралы Ақорда хабарлады.", "Бұл туралы Үкімет мәлімдеді."],
            Attribution("деп жазады El.kz", "El.kz", "Ақорда"),
        ),
        (
            ["Жиын.", "АСТАНА. KAZINFORM – Жиын өтті.", "Бұл туралы Ақорда хабарлады."],
            Attribution("Бұл туралы Ақорда хабарлады", "Kazinform", "Ақорда"),
        ),
        (
            ["Жиын.", "Өтті.", "АСТАНА. KAZINFORM – Жиын өтті."],
            None,
        ),
    ],
)
def test_on_whose_word_goes_with_who_reports_when_it_is_near_or_in_the_lead(
    paragraphs: list[str], attribution: Attribution | None
) -> None:
    assert find_attribution(paragraphs, "kk") == attribution
