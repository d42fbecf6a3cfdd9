"""What was looked for is marked in the original words, and of a long text the best part is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.marking import Place, Wanted
from archive.search.shown import BEGIN, END, shown

PLAIN = str.maketrans({BEGIN: "[", END: "]"})


def word(form: str, *stems: str, field: str = "") -> Wanted:
    return Wanted((Place(form, frozenset(stems)),), field)


SCHOOL = word("мектептерге", "мектеп")
BEGINNING = Wanted((Place("мект", frozenset(), is_prefix=True),))
PHRASE = Wanted((Place("жаңа", frozenset({"жаңа"})), Place("мектеп", frozenset({"мектеп"}))))
EDGE = "сөз " * 60

MARKED = [
    ("kk-Cyrl", "Мектеп", "Ол мектебінде болды.", [SCHOOL], "[Мектеп]", "Ол [мектебінде] болды."),
    ("kk-Cyrl", "Меломан", "Мектепалды топ.", [SCHOOL], "Меломан", "Мектепалды топ."),
    ("kk-Cyrl", "Мeктеп", "Жоқ.", [SCHOOL], "[Мeктеп]", "Жоқ."),  # a Latin e: found by looking at all of it
    ("kk-Cyrl", "Маған", "Жоқ.", [word("мен", "мен")], "[Маған]", "Жоқ."),  # its stem begins otherwise
    ("kk-Cyrl", "Жаңа мектептер", "Мектеп жаңа.", [PHRASE], "[Жаңа мектептер]", "Мектеп жаңа."),
    ("kk-Cyrl", "БАҚ-тың күні", "БАҚ.", [word("бақ", "бақ")], "[БАҚ-тың] күні", "[БАҚ]."),
    ("kk-Cyrl", "Мектепалды", "мектеп", [BEGINNING], "[Мектепалды]", "[мектеп]"),
    ("kk-Cyrl", "Мектеп", "Мектеп", [word("мектеп", "мектеп", field="body")], "Мектеп", "[Мектеп]"),
    ("kk-Latn", "Jańa mektep", "Mektepterge bardy", [SCHOOL], "Jańa [mektep]", "[Mektepterge] bardy"),
    ("ru", "В школах", "Школа.", [word("школы", "школ")], "В [школах]", "[Школа]."),
    (
        "kk-Cyrl",
        "",
        f"{EDGE}Соңы. Жаңа мектеп ашылды. {EDGE}",
        [SCHOOL],
        "",
        f"…Жаңа [мектеп] ашылды. {('сөз ' * 29).strip()}…",
    ),
    ("kk-Cyrl", "", EDGE, [SCHOOL], "", f"{('сөз ' * 32).strip()}…"),
]


@pytest.mark.parametrize(("edition", "headline", "body", "wanted", "title", "part"), MARKED)
def test_what_was_found_is_marked(
    edition: str, headline: str, body: str, wanted: list[Wanted], title: str, part: str
) -> None:
    found = shown(headline, body, edition, wanted)
    assert tuple(text.translate(PLAIN) for text in found) == (title, part)


every_text = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters=BEGIN + END), max_size=9),
        st.just("мектептің"),
    ),
    max_size=60,
).map(" ".join)


@given(every_text, every_text, st.sampled_from(["kk-Cyrl", "kk-Latn", "kk-Arab", "ru", "en"]))
@settings(max_examples=150)
def test_without_its_marks_it_is_the_text(headline: str, body: str, edition: str) -> None:
    title, part = shown(headline, body, edition, [SCHOOL, PHRASE, BEGINNING])
    gone = str.maketrans("", "", BEGIN + END)
    assert title.translate(gone) == headline
    kept = part.translate(gone)
    assert any(one in body for one in (kept, kept.removeprefix("…"), kept.removesuffix("…"), kept[1:-1]))
