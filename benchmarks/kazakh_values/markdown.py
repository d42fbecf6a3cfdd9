"""Shown texts as cells of Markdown tables: what can't be seen is named, Arabic script runs from the right. Pure."""

import re
import unicodedata

LONGEST = 90
"""Characters of a text that a cell shows."""
_MEANS_SOMETHING = re.compile(r"([\\`|*_\[\]~#])")
_ARABIC = re.compile("[\u0600-\u06ff]")
_SCRIPTS = {
    "Arabic": _ARABIC,
    "Latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
}
_SHORT_NAMES = {
    "\u00a0": "NBSP",
    "\u00ad": "soft hyphen",
    "\u2009": "thin space",
    "\u200a": "hair space",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202f": "NNBSP",
    "\u2060": "word joiner",
    "\u3000": "wide space",
    "\ufeff": "BOM",
    "\t": "tab",
}


def script_of(text: str) -> str:
    """The scripts of a text's letters, by name; «digits» when it has none.

    >>> script_of("13 қаңтар"), script_of("13.01.2023"), script_of("13 qаńtar")
    ('Cyrillic', 'digits', 'Latin, Cyrillic')
    """
    return ", ".join(name for name, letters in _SCRIPTS.items() if letters.search(text)) or "digits"


def shown_cell(shown: str) -> str:
    """A text as the page showed it.

    >>> shown_cell("59\\u00a0685 | <b>"), shown_cell(" ")
    ('59⟨NBSP⟩685 \\\\| &lt;b&gt;', '*(nothing)*')
    """
    if not shown.strip():
        return "*(nothing)*"
    text = shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"
    safe = plain("".join(map(_named, text)))
    return f'<bdi dir="rtl">{safe}</bdi>' if _ARABIC.search(shown) else safe


def plain(text: str) -> str:
    """A text that means nothing to Markdown or HTML, on one line.

    >>> plain("*a* [b]\\\\c <d> & e|f")
    '\\\\*a\\\\* \\\\[b\\\\]\\\\\\\\c &lt;d&gt; &amp; e\\\\|f'
    """
    escaped = _MEANS_SOMETHING.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(escaped.split())


def _named(character: str) -> str:
    if character == "\n":
        return " ⏎ "
    if character in _SHORT_NAMES:
        return f"⟨{_SHORT_NAMES[character]}⟩"
    unseen = character != " " and (
        character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return f"⟨U+{ord(character):04X}⟩" if unseen else character
