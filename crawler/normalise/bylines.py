"""Bylines: «Авторлар: Әсел Әбдібек, Айдос Дәулет», «Dastan KENJALIN, ASTANA», as persons with role and city.

Agencies are no persons: «El.kz» as a byline names nobody.
"""

import re
from dataclasses import dataclass, replace

from archive.kazakh.text import clean
from crawler.normalise.names import is_name_in_arabic, is_person, normal_name
from crawler.normalise.parties import DOMAIN, key, known_party
from crawler.normalise.unreadable import Unreadable

_LABEL = re.compile(
    r"(?:автор(?:лар|ы)?|мәтін|(?:мәтінді )?дайындаған|әзірлеген|тілші|ұсынған|текст|подготовил\w*|avtor(?:lar)?|by"
    r"|[uū]syn[ǵğg]an|اۆتور(?:لار)?|ۇسىنعان)\s*[:：—–-]\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;/|•·\n]+\s*")
_AND = re.compile(r"\s+(?:және|мен|пен|бен|и|and|&)\s+")
_ARABIC_NAME = re.compile(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+){1,2}")
_NOBODY = re.compile(r"редакция\w*|редакциядан|admin\w*|әкімші|None", re.IGNORECASE)
_REGION = re.compile(r"(?:^|\s)(?:облысы|облысынан|ауданы|қаласы|oblysy|aýdany|qalasy|область|район)$", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“„][^»\"”]+[»\"”“]")
"""A paper's name."""
_CITIES = frozenset(
    map(
        key,
        "Алматы Астана Нұр-Сұлтан Шымкент Ақтау Актау Ақтөбе Актобе Атырау Көкшетау Кокшетау Қарағанды Караганда "
        "Қостанай Костанай Қызылорда Кызылорда Қонаев Конаев Орал Уральск Өскемен Усть-Каменогорск Павлодар Петропавл "
        "Петропавловск Семей Талдықорған Талдыкорган Тараз Түркістан Туркестан Жезқазған Жезказган Балқаш Балхаш "
        "Екібастұз Экибастуз Теміртау Темиртау Жаңаөзен Арқалық".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Byline:
    """One author: `name` in normal capitals for comparing, `name_shown` as the page had it."""

    name: str
    name_shown: str
    role: str = ""
    city: str = ""


def read_byline(shown: str) -> tuple[Byline, ...]:
    """The persons of a byline, none for an agency's; raises Unreadable when a part is neither name, role nor city.

    >>> read_byline("Dastan KENJALIN, ASTANA")
    (Byline(name='Dastan Kenjalin', name_shown='Dastan KENJALIN', role='', city='ASTANA'),)
    """
    label = _LABEL.match(shown.strip())
    text = shown.strip()[label.end() :] if label else shown.strip()
    pieces = [clean(piece).strip(" .:") for piece in _SEPARATOR.split(text)]
    authors: list[Byline] = []
    for piece in filter(None, pieces):
        names = _AND.split(piece)
        if all(map(is_person, names)) or is_name_in_arabic(piece) or (label and _ARABIC_NAME.fullmatch(piece)):
            authors.extend(Byline(normal_name(name), name) for name in names)
        elif _is_agency(piece):
            continue
        elif not authors:
            raise Unreadable("byline", shown, f"«{piece}» is not the name of a person")
        elif key(piece) in _CITIES or _REGION.search(piece):
            authors[-1] = replace(authors[-1], city=piece)
        else:
            role = ", ".join(filter(None, (authors[-1].role, piece)))
            authors[-1] = replace(authors[-1], role=role)
    if not authors and not any(pieces):
        raise Unreadable("byline", shown, "names nobody")
    return tuple(authors)


def _is_agency(text: str) -> bool:
    return bool(known_party(text) or DOMAIN.fullmatch(text) or _NOBODY.fullmatch(text) or _QUOTED.fullmatch(text))
