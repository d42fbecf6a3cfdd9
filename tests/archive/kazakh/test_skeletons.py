"""One skeleton for all spellings of a word, and the meanings of words of dates."""

import pytest

from archive.kazakh.calendar import Meaning, Sense, meaning_of
from archive.kazakh.skeleton import skeleton

SPELLINGS = [
    ("kantar", "қаңтар кантар Қантар Qańtar qantar Qañtar Qaŋtar قاڭتار ќаѕтар қаңтaр"),
    ("nauriz", "наурыз Naýryz nauryz Nawrız ناۋرىز наypыз"),
    ("sauir", "сәуір сауир Sáýir säuır Säwir ساۋىر ءساۋىر ٴساۋىر ءساؤئر сјуір"),
    ("kirkuiek", "қыркүйек кыркуйек Qyrkúıek qyrküiek qırküyek قىركۇيەك ќыркїйек"),
    ("cilde", "шілде шилде шiлде Shilde şılde شىلدە"),
    ("jeltoksan", "желтоқсан Jeltoqsan zheltoksan جەلتوقسان"),
    ("akorda", "Ақорда Акорда Akorda AQORDA اقوردا"),
    ("kantar", "қаңта\u0301р قا\u064bڭتار قاڭ\u200cتار"),
    ("sagat", "сағат saǵat sağat saghat ساعات"),
]


@pytest.mark.parametrize(("expected", "words"), SPELLINGS)
def test_all_spellings_of_a_word_share_its_skeleton(expected: str, words: str) -> None:
    assert {word: skeleton(word) for word in words.split()} == dict.fromkeys(words.split(), expected)


MEANINGS = [
    ("қазан", Meaning(Sense.MONTH, 10)),
    ("октября", Meaning(Sense.MONTH, 10)),
    ("қазанындағы", Meaning(Sense.CASED_MONTH, 10)),
    ("сентябрьде", Meaning(Sense.CASED_MONTH, 9)),
    ("қыркүйегінде", Meaning(Sense.CASED_MONTH, 9)),
    ("май", Meaning(Sense.SHORT_MONTH, 5)),
    ("Жұма", Meaning(Sense.WEEKDAY, 4)),
    ("жылғы", Meaning(Sense.YEAR, 6)),
    ("айының", Meaning(Sense.MONTH_UNIT, 5)),
    ("кеше", Meaning(Sense.DAYS_BACK, 1)),
    ("бұрын", Meaning(Sense.AGO)),
    ("жиырма", Meaning(Sense.NUMERAL, 20)),
    ("pm", Meaning(Sense.HALF_OF_DAY, 12)),
    ("жұмада", Meaning(Sense.WEEKDAY, 4)),
    ("мае", Meaning(Sense.CASED_MONTH, 5)),
    ("аптада", Meaning(Sense.WEEK, 4)),
    ("сағат", Meaning(Sense.HOUR, 2)),
    ("сағатта", Meaning(Sense.AT_HOUR)),
    ("жұлдызында", Meaning(Sense.DAY_OF_MONTH, 7)),
    ("өткен", Meaning(Sense.THIS_OR_LAST, 1)),
    ("былтырғы", Meaning(Sense.YEAR_BACK, 1)),
    ("кешкі", Meaning(Sense.PART_OF_DAY, 3)),
    ("үшінші", Meaning(Sense.ORDINAL, 3)),
    ("жиырмасыншы", Meaning(Sense.ORDINAL, 20)),
    ("екісінде", Meaning(Sense.COUNTED, 2)),
    ("Jarııalandy", Meaning(Sense.LABEL)),
    ("th", Meaning(Sense.ENDING)),
    ("інде", Meaning(Sense.ENDING)),
    ("қазақ", Meaning(Sense.OTHER)),
    ("қазандық", Meaning(Sense.OTHER)),
]


@pytest.mark.parametrize(("word", "meaning"), MEANINGS)
def test_a_word_of_dates_is_known_with_its_endings(word: str, meaning: Meaning) -> None:
    assert meaning_of(word) == meaning
