"""Credits that name nobody: lost by the site, made by a machine, a still from a video, from somebody's own archive.

Each kind is a list of patterns over the whole credit, in Kazakh of any script and in Russian.
"""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_KINDS = {
    "lost": _any("none", "null", "undefined"),
    "ai": _any(
        r".*\b(?:ИИ|ЖИ|AI)(?:-\w+)?\b.*",
        r".*(?:искусственн\w+|жасанды) интеллект.*",
        r".*(?:нейросет|нейрожел[iі]|midjourney|chatgpt|dall-e).*",
    ),
    "video": _any(
        r".*(?:скрин|кадр).*виде.*",
        r".*виде.*(?:скрин|кадр|алын).*",
        r".*(?:skr[iı]n|kadr).*v[iı]de.*",
        r".*v[iı]de.*(?:skr[iı]n|kadr|alyn).*",
        r".*(?:سكرين|كادر).*ۆيدە.*",
        r".*ۆيدە.*(?:سكرين|كادر|الىن).*",
    ),
    "author": _any(
        r"автор\w*(?: жеке)?(?: (?:мұрағат|архив)\w*)?(?: (?:алын\w+|сурет\w*|фото\w*))?",
        r"из (?:личного )?архива автора",
        r"(?:личное )?фото автора",
        r"avtor\w*(?: jeke)?(?: (?:mura[gǵğ]|ar[hx])\w*)?(?: (?:al[yı]n\w+|s[uúýw]ret\w*|foto\w*))?",
        r"اۆتور.*",
    ),
    "private": _any(
        r".*(?:жеке|отбасы(?:лық|ның)?|үй) (?:мұрағат|архив|альбом)\w*(?: алын\w+)?",
        r"(?:из )?(?:личн|семейн|домашн)\w+ (?:архив|альбом)\w*.*",
        r"jeke (?:muraǵat|arhıv|murag)\w*.*",
    ),
}


def anonymous_kind(text: str) -> str | None:
    """What a credit without its label says instead of a name: lost, ai, video, author or private; None when it
    names somebody.

    >>> [anonymous_kind(text) for text in ("Видеодан скрин", "автордың жеке мұрағатынан", "None", "gov.kz")]
    ['video', 'author', 'lost', None]
    """
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(text)), None)
