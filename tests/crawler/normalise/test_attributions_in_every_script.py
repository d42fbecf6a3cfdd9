"""An attribution that was written is read back: every form, in every script, of every agency and source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.normalise.attributions import Attribution, find_attribution

AGENCIES = {
    "El.kz": "El.kz",
    "BAQ.KZ": "Baq.kz",
    "Kazinform": "Kazinform",
    "«ҚазАқпарат»": "Kazinform",
    "Tengrinews.kz": "Tengrinews.kz",
    "kaz.nur.kz": "Nur.kz",
    "TINFO.KZ": "tinfo.kz",
    "QazAqparat": "Kazinform",
}
REPORTERS = {
    "kk-Cyrl": (
        "деп хабарлайды {}",
        "деп хабарлайды {} тілшісі",
        "деп жазады Алматыдағы {} тілшісі",
        "деп хабарлайды {} ақпараттық агенттігі",
        "деп хабарлап отыр {}",
    ),
    "kk-Latn": (
        "dep habarlaıdy {}",
        "dep habarlaidy {} tılşısı",
        "dep xabarlaydı {} tilşisi",
        "dep jazady {} aqparattyq agenttigi",
        "dep khabarlaidy {} tilshisi",
    ),
    "kk-Arab": (
        "دەپ حابارلايدى {}",
        "دەپ حابارلايدى {} ءتىلشىسى",
        "دەپ جازادى {} اقپاراتتىق اگەنتتىگى",
    ),
}
SOURCES = {
    "kk-Cyrl": {
        "Kazinform-ға": "Kazinform",
        "Ақордаға": "Ақорда",
        "«Қазгидромет» РМК-ға": "Қазгидромет",
        "министрліктің баспасөз қызметіне": "министрліктің баспасөз қызметі",
        "Ішкі істер министрлігіне": "ІІМ",
        "Zakon.kz сайтына": "Zakon.kz",
    },
    "kk-Latn": {
        "Kazinform-ǵa": "Kazinform",
        "Aqordaǵa": "Ақорда",
        "mınıstrliktiń baspasóz qyzmetine": "mınıstrliktiń baspasóz qyzmeti",
        "Zakon.kz saıtyna": "Zakon.kz",
    },
    "kk-Arab": {
        "اقورداعا": "Ақорда",
        "مينيسترلىكتىڭ ءباسپاسوز قىزمەتىنە": "مينيسترلىكتىڭ ءباسپاسوز قىزمەتى",
        "Zakon.kz سايتىنا": "Zakon.kz",
    },
}
LINKS = {
    "kk-Cyrl": ("сілтеме жасап", "сілтеме жасай отырып"),
    "kk-Latn": ("silteme jasap", "silteme jasaı otyryp", "silteme zhasap"),
    "kk-Arab": ("سىلتەمە جاساپ", "سىلتەمە جاساي وتىرىپ"),
}
NEWS = {
    "kk-Cyrl": "Қалада жаңа мектеп ашылды, ",
    "kk-Latn": "Qalada jańa mektep ashyldy, ",
    "kk-Arab": "قالادا جاڭا مەكتەپ اشىلدى، ",
}


@pytest.mark.parametrize("edition", list(REPORTERS))
@given(data=st.data())
def test_who_reports_is_read_back_with_and_without_whom_it_links_to(edition: str, data: st.DataObject) -> None:
    agency = data.draw(st.sampled_from(sorted(AGENCIES)))
    clause = data.draw(st.sampled_from(REPORTERS[edition])).format(agency)
    source = data.draw(st.none() | st.sampled_from(sorted(SOURCES[edition])))
    if source is not None:
        clause += f" {source} {data.draw(st.sampled_from(LINKS[edition]))}"
    expected = Attribution(clause, AGENCIES[agency], SOURCES[edition][source] if source else None)

    assert find_attribution([f"{NEWS[edition]}{clause}."], "kk") == expected


@given(
    agency=st.sampled_from(sorted(AGENCIES)),
    verb=st.sampled_from(["передает {}", "сообщает корреспондент {}", "пишет {}", "передаёт агентство {}"]),
    source=st.sampled_from(
        [
            ("", None),
            (" со ссылкой на пресс-службу акимата", "пресс-служба акимата"),
            (" со ссылкой на областную прокуратуру", "областная прокуратура"),
            (", ссылаясь на Акорду", "Ақорда"),
        ]
    ),
)
def test_who_reports_is_read_back_in_russian(agency: str, verb: str, source: tuple[str, str | None]) -> None:
    clause = verb.format(agency) + source[0]

    assert find_attribution([f"В городе открыли школу, {clause}."], "ru") == Attribution(
        clause, AGENCIES[agency], source[1]
    )


@given(
    dash=st.sampled_from(["-", "–", "—"]),
    place=st.sampled_from(["АСТАНА", "Нұр-Сұлтан", "ТҮРКІСТАН", "TÚRKІSTAN", "استانا", "НЬЮ-ЙОРК"]),
    day=st.sampled_from(["", "13 қаңтар. ", "13 qańtar. "]),
    agency=st.sampled_from(["KAZINFORM", "QazAqparat", "ҚазАқпарат", "قازاقپارات", "Kazinform"]),
)
def test_a_dateline_is_read_back(dash: str, place: str, day: str, agency: str) -> None:
    paragraph = f"{place}. {day}{agency} {dash} Қалада жаңа мектеп ашылды."

    assert find_attribution([paragraph], "kk") == Attribution(f"{place}. {day}{agency}", "Kazinform")


def test_a_text_of_only_verbs_and_links_names_nobody() -> None:
    text = "деп хабарлайды сілтеме жасап хабарлайды бұл туралы мәліметінше « " * 2000

    assert find_attribution([text], "kk") is None
