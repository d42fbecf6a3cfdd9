"""Arbitrary text never raises anything but the one error, in any reader of values."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.normalise.attributions import find_attribution
from crawler.normalise.bylines import read_byline
from crawler.normalise.credits import looks_like_credit, read_credit
from crawler.normalise.unreadable import Unreadable
from crawler.normalise.views import read_views

PIECES = (
    "Фото", "Сурет", "سۋرەت", ":", " ", ".", ",", "/", "-", "–", "«", "»", "\n", "El.kz", "Kazinform",
    "ҚазАқпарат", "gov.kz", "деп хабарлайды", "деп жазады", "сілтеме жасап", "Бұл туралы", "мәліметінше",
    "хабарлауынша", "передает", "сообщает", "со ссылкой на", "Об этом", "По данным", "пресс-службе",
    "областном", "акимате", "әкімдігі", "тілшісі", "АСТАНА", "Ерлан", "БЕК", "Автор", "және", "1188", "1,2",
    "мың", "рет", "қаралды", "мин", "%", "\u00a0", "None", "ЖШС", "облысы",
)  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=120), FRAGMENTS, st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
READERS: dict[str, Callable[[str], object]] = {"views": read_views, "credit": read_credit, "byline": read_byline}


@pytest.mark.parametrize("field", READERS)
@given(text=TEXTS)
def test_any_text_is_read_or_refused_as_itself(field: str, text: str) -> None:
    try:
        READERS[field](text)
    except Unreadable as refusal:
        assert (refusal.field, refusal.shown) == (field, text)  # noqa: PT017 - either is fine, nothing else is


@pytest.mark.parametrize("language", ["kk", "ru"])
@given(paragraphs=st.lists(TEXTS, max_size=3))
def test_any_text_has_an_attribution_or_none(language: str, paragraphs: list[str]) -> None:
    found = find_attribution(paragraphs, language)

    assert found is None or found.reporter or found.source


@given(text=TEXTS)
def test_any_line_is_a_credit_or_not(text: str) -> None:
    assert looks_like_credit(text) in (True, False)


@given(
    value=st.integers(0, 10**9),
    form=st.sampled_from(
        ["{}", "{} рет қаралды", "Көру саны: {}", "{} ret kórsetildi", "({})", "👁 {}", "Просмотров: {}"]
    ),
    mark=st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f"]),
)
def test_a_count_that_was_written_is_read_back(value: int, form: str, mark: str) -> None:
    assert read_views(form.format(f"{value:,}".replace(",", mark))).value == value


NAMES = ("Gov.kz", "Kazinform", "Ақорда", "Freepik", "Павел Михеев", "Ерлан Бек", "Reuters", "«Алтын дән» ЖШС")


@given(
    names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
    mark=st.sampled_from([" / ", "/", ", ", " | ", "; ", " және "]),
    label=st.sampled_from(["Фото: ", "Сурет: ", "Коллаж: ", "Foto: ", "سۋرەت: "]),
)
def test_parties_that_were_written_are_read_back(names: list[str], mark: str, label: str) -> None:
    expected = [name if "«" not in name else "Алтын дән" for name in names]

    assert [party.name for party in read_credit(label + mark.join(names)).parties] == expected
