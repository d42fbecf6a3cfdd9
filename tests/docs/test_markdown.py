"""Texts of any kind in cells of Markdown tables."""

import pytest

from benchmarks.kazakh_values.markdown import plain, script_of, shown_cell


@pytest.mark.parametrize(
    ("shown", "cell"),
    [
        ("13 қаңтар 2023", "13 қаңтар 2023"),
        ("13.01.2023 | 18:19", r"13.01.2023 \| 18:19"),
        ("13\u00a0қаңтар\u202f2023", "13⟨NBSP⟩қаңтар⟨NNBSP⟩2023"),
        ("13\u200b қаң\u00adтар", "13⟨ZWSP⟩ қаң⟨soft hyphen⟩тар"),
        ("\ufeff13\u2003қаңтар\u0093", "⟨BOM⟩13⟨U+2003⟩қаңтар⟨U+0093⟩"),
        ("13 қаңтар\n\t2023", "13 қаңтар ⏎ ⟨tab⟩2023"),
        ("13 أي", '<bdi dir="rtl">13 أي</bdi>'),
        ("سۋرەت | \u200f", '<bdi dir="rtl">سۋرەت \\| ⟨RLM⟩</bdi>'),
        ("<a href='x'>&nbsp;</a>", "&lt;a href='x'&gt;&amp;nbsp;&lt;/a&gt;"),
        ("*13* _01_ [2023] `a` \\ ~b~ #1", r"\*13\* \_01\_ \[2023\] \`a\` \\ \~b\~ \#1"),
        ("Са\u0301уір", "Са\u0301уір"),
        ("", "*(nothing)*"),
        (" \n", "*(nothing)*"),
        ("қ" * 91, "қ" * 90 + "…"),
    ],
)
def test_a_shown_text_stands_in_one_cell_as_it_was_shown(shown: str, cell: str) -> None:
    assert shown_cell(shown) == cell


def test_a_plain_text_means_nothing_to_markdown() -> None:
    assert plain("a|b\nc  <d>") == r"a\|b c &lt;d&gt;"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("13 қаңтар 2023", "Cyrillic"),
        ("13 qańtar 2023", "Latin"),
        ("13 قاڭتار", "Arabic"),
        ("13 қaңтар", "Latin, Cyrillic"),
        ("13.01.2023", "digits"),
        ("", "digits"),
    ],
)
def test_a_text_has_the_scripts_of_its_letters(text: str, script: str) -> None:
    assert script_of(text) == script
