"""What is a reprint: pairs of texts, as words."""

import pytest

from archive.kazakh.latin import to_latin
from archive.reprints.fingerprint import hashes, words
from archive.reprints.overlap import Overlap, overlap, passages
from tests.archive.reprints.conftest import text


def found(first: str, second: str) -> Overlap | None:
    return overlap(passages(words(first)), passages(words(second)))


RATES = (
    "Ұлттық банк {day} мамырға арналған валюта бағамын жариялады. Ресми бағам бойынша 1 АҚШ доллары {usd} теңге,"
    " 1 еуро {eur} теңге, 1 Ресей рублі {rub} теңге, 100 жапон йенасы {yen} теңге болды. Бағамдар күн сайын"
    " Қазақстан қор биржасындағы сауда-саттық қорытындысы бойынша белгіленеді."
)
RATE = {"day": "3", "usd": "442,17", "eur": "473,08", "rub": "4,74", "yen": "283,4"}
OTHER_RATE = {"day": "4", "usd": "441,90", "eur": "475,31", "rub": "4,81", "yen": "287,1"}
WEATHER = (
    "Ертең Алматы қаласында жел соғады, түнде {} градус, күндіз {} градус болады. Астана қаласында жаңбыр жауады,"
    " түнде {} градус, күндіз {} градус болады. Шымкент қаласында ашық күн, түнде {} градус, күндіз {} градус болады,"
    " деп хабарлады Қазгидромет мамандары."
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (text(1), text(1), Overlap(1.0, 1.0)),
        (text(1), text(2), None),
        (text(1), text(1, 31), Overlap(0.5, 1.0)),
        (text(1), f"{text(1)} {text(2)}", Overlap(1.0, 0.492)),
        (RATES.format(**RATE), RATES.format(**RATE), Overlap(1.0, 1.0)),
        (RATES.format(**RATE), RATES.format(**OTHER_RATE), None),
        (WEATHER.format(5, 17, 3, 12, 11, 24), WEATHER.format(7, 19, 2, 14, 12, 22), None),
        (WEATHER.format(5, 17, 3, 12, 11, 24), WEATHER.format(5, 17, 3, 12, 11, 24), Overlap(1.0, 1.0)),
        ("", "", None),
        ("Бір", "Бір", None),
    ],
)
def test_half_of_the_shorter_text_makes_a_reprint_unless_its_numbers_are_others(
    first: str, second: str, expected: Overlap | None
) -> None:
    assert found(first, second) == expected
    assert found(second, first) == (expected.turned() if expected else None)


@pytest.mark.parametrize("alphabet", ["2018", "2021", "qazaqparat", "ascii"])
def test_script_makes_no_difference(alphabet: str) -> None:
    cyrillic = RATES.format(**RATE)

    assert words(to_latin(cyrillic, alphabet)) == words(cyrillic)  # type: ignore[arg-type]


def test_a_short_text_has_no_hashes_and_a_longer_one_has_few() -> None:
    assert hashes(words(text(1, 19))) == frozenset()
    assert 40 <= len(hashes(words(text(1, 300)))) <= 90
