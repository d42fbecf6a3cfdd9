"""What can be typed, in a table; and that everything can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import MOST_TERMS, Filters, Query, Term, parse


def words(*groups: str) -> Query:
    return Query(tuple(tuple(map(Term, group.split("|"))) for group in groups))


TYPED = [
    ("мектеп", words("мектеп")),
    ("мектеп  кітапхана", words("мектеп", "кітапхана")),
    ("мектеп OR колледж лицей", words("мектеп|колледж", "лицей")),
    ("мектеп ИЛИ колледж НЕМЕСЕ лицей", words("мектеп|колледж|лицей")),
    ("OR мектеп OR", words("мектеп")),
    ("or", words("or")),
    ('"мектеп директоры"', words("мектеп директоры")),
    ("«мектеп директоры» “жаңа оқу”", words("мектеп директоры", "жаңа оқу")),
    ('"ашық', words("ашық")),
    ('ашық"', words("ашық")),
    ('""', Query()),
    ("мектеп -жеке", Query(((Term("мектеп"),),), (Term("жеке"),))),
    ('-"жеке мектеп"', Query((), (Term("жеке мектеп"),))),
    ("БАҚ-тың", words("БАҚ-тың")),
    ("мект*", Query(((Term("мект", is_prefix=True),),))),
    ("*", Query()),
    ("headline:мектеп", Query(((Term("мектеп", "headline"),),))),
    ("Тақырып:мект* -мәтін:жеке", Query(((Term("мект", "headline", is_prefix=True),),), (Term("жеке", "body"),))),
    ("заголовок:«жаңа мектеп»", Query(((Term("жаңа мектеп", "headline"),),))),
    ("12:30-да", words("12:30-да")),
    ("министр:мектеп", words("министр:мектеп")),
    ("agency:el_kz", Query(filters=Filters(agency="el_kz"))),
    ('айдар:"Қоғам және білім" мектеп', Query(words("мектеп").groups, filters=Filters(section="Қоғам және білім"))),
    ("since:2023 until:2023-02", Query(filters=Filters(since="2023", until="2023-02"))),
    ("since:2023-02-30", words("since:2023-02-30")),
    ("lang:ru credit:Kazinform", Query(filters=Filters(edition="ru", credit="Kazinform"))),
    ("agency: el_kz", words("agency:", "el_kz")),
    ("(мектеп)", words("(мектеп)")),
    ("— ! …", Query()),
    ("", Query()),
    ("мектеп \udcff", words("мектеп")),
    (" ".join(["мектеп"] * 31) + " lang:ru", Query(words(*["мектеп"] * 30).groups, filters=Filters(edition="ru"))),
    (" OR ".join(["мектеп"] * 31), words("|".join(["мектеп"] * 30))),
    ('"' + "БАҚ-тың " * 16 + '"', words(" ".join(["БАҚ-тың"] * 15))),
]


@pytest.mark.parametrize(("typed", "query"), TYPED)
def test_a_typed_text_is_taken_apart(typed: str, query: Query) -> None:
    assert parse(typed) == query


@given(st.text())
def test_every_text_is_a_query(typed: str) -> None:
    query = parse(typed)
    assert sum(map(len, (*query.groups, query.excluded))) <= MOST_TERMS
    assert all(group for group in query.groups)
