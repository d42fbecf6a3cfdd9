"""What the pages say, one file a language, and which language a reader is shown. It formats no values."""

import tomllib
from collections.abc import Mapping
from functools import cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

LANGUAGES: Mapping[str, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""By their BCP 47 tags, under their own names; the first one is shown to whom nothing else is known of."""

COOKIE = "muragat_language"


@cache
def texts(language: str) -> Mapping[str, str]:
    """All texts of a language by their keys, such as «home.title»."""
    found = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    return {f"{page}.{key}": text for page, of_page in found.items() for key, text in of_page.items()}


class Words:
    """The texts of one language for a template: `t("home.articles", count="12")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = texts(language)

    def __call__(self, key: str, **values: str) -> str:
        """The text of that key with the values put in; raises KeyError for a key that the catalogue lacks.

        >>> Words("en")("home.title"), Words("kk")("home.search")
        ('An archive of the Kazakh press', 'Іздеу')
        """
        text = self._texts[key]
        return text.format(**values) if values else text

    def or_itself(self, group: str, name: str) -> str:
        """The text for a name that the archive's data has, such as a kind of credit; the name where none is known."""
        return self._texts.get(f"{group}.{name}", name)


def chosen(asked: str, cookies: str, accepted: str) -> str:
    """The language to show: the one asked for in the address, the one chosen before, else what the browser prefers.

    `cookies` and `accepted` are the headers Cookie and Accept-Language (RFC 9110, 12.5.4).

    >>> chosen("", "", "de, ru;q=0.8, en;q=0.7"), chosen("", "muragat_language=en", "ru"), chosen("kk", "", "ru")
    ('ru', 'en', 'kk')
    >>> chosen("xx", "muragat_language=\\x7f", "")
    'kk'
    """
    if asked in LANGUAGES:
        return asked
    try:
        kept = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        kept = None
    if kept is not None and kept.value in LANGUAGES:
        return kept.value
    wanted = sorted(((-_weight(part), place, part) for place, part in enumerate(accepted.split(","))))
    for weight, _, part in wanted:
        tag = part.partition(";")[0].strip().lower().partition("-")[0]
        if weight < 0 and tag in LANGUAGES:
            return tag
    return next(iter(LANGUAGES))


def _weight(part: str) -> float:
    _, given, weight = part.partition(";q=")
    try:
        return float(weight) if given else 1.0
    except ValueError:
        return 0.0
