"""White space and invisible letters in what a page shows; the reading must not change."""

import re
from collections.abc import Callable, Mapping
from itertools import count

_LETTERS = "а-яёәғқңөұүһі"
_SYLLABLE = re.compile(f"([{_LETTERS}]{{4}})(?=[{_LETTERS}]{{3}})")


def _some_spaces(*replacements: str) -> Callable[[str], str]:
    """Replaces every third space by the replacements in turn."""

    def replace(html: str) -> str:
        seen = count()

        def one(match: re.Match[str]) -> str:
            place = next(seen)
            return match[0] if place % 3 else replacements[place // 3 % len(replacements)]

        return re.sub(" ", one, html)

    return replace


NOISES: Mapping[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "no-break": _some_spaces("\u00a0", "&nbsp;"),
    "thin-spaces": _some_spaces("\u2009", "\u202f"),
    "double-spaces": _some_spaces("  ", " \u00a0", "&nbsp; "),
    "line-ends": _some_spaces("\n", "\n\t\t", "  \r\n   "),
    "soft-hyphens": lambda text: _SYLLABLE.sub("\\1\u00ad", text),
    "soft-hyphen-entities": lambda text: _SYLLABLE.sub("\\1&shy;", text),
    "zero-width": lambda text: _SYLLABLE.sub("\\1\u200b", text).replace("«", "«\u200b"),
}
"""Each takes character data of HTML."""


def noisy(html: str, name: str) -> str:
    """The document with noise in all character data of its body that is not script."""
    head, body = html.split("<body>", maxsplit=1)
    noise = NOISES[name]
    pieces = re.split(r"(<script.*?</script>|<!--.*?-->|<[^>]*>)", body, flags=re.DOTALL)
    return f"{head}<body>{''.join(piece if piece.startswith('<') else noise(piece) for piece in pieces)}"
