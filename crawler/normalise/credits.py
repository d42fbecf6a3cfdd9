"""Photo credits: «Фото: Zakon.kz/Павел Михеев» as the parties that it names, and the form of the picture.

Reads a credit line, and tells whether a short line looks like one; which photo it belongs to is the page reader's.
"""

import re
from dataclasses import dataclass
from typing import Literal, cast

from archive.kazakh.text import clean, unmix
from crawler.normalise.anonymous import anonymous_kind
from crawler.normalise.genitives import nominative_person
from crawler.normalise.names import is_person, normal_name
from crawler.normalise.parties import DOMAIN, Party, known_party, party_of
from crawler.normalise.unreadable import Unreadable

Form = Literal["photo", "collage", "screenshot", "infographic", "illustration"]

_LABEL = re.compile(
    r"(?:(?P<collage>коллаж|kolla[jž]|collage|كوللاج)"
    r"|(?P<infographic>инфографика|ınfografıka|infografika|ينفوگرافيكا)"
    r"|(?P<screenshot>скриншот|скрин|screenshot)"
    r"|(?P<illustration>иллюстрация|ıllıýstratsııa|illustration|изображение)"
    r"|(?P<photo>(?:(?:иллюстративное|архивное|көрнекі|мұрағаттағы) )?"
    r"(?:фото(?:сурет|графия)?|сурет(?:тер|і)?|снимок|s[uúýw]ret|foto|photo|سۋرەت(?:تەر)?|فوتو)))",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?: автор(?:ы|лары)?|(?:н[iі]|ны|т[iі]|نى) (?:жасаған|түс[iі]рген|салған|جاساعان))?"
    r"(?: ?[:：©] ?| [—–-](?= )|(?=\s))",
    re.IGNORECASE,
)
"""What stands between a label and a name: «Суретті түсірген», «Сурет авторы», a colon, a dash, nothing but a space."""

_UNSURE_MARKS = ("", "—", "–", "-")
_SCREENSHOT = re.compile(r"скрин|кадр|skr[iı]n|سكرين|screenshot", re.IGNORECASE)

_SOCIAL = re.compile(
    rf"(?P<before>со страниц\w+ в |из )?(?P<name>{DOMAIN.pattern}|[^\W\d_]{{2,12}}?)(?:-\w+|/\S+)?"
    r"(?P<after> (?:әлеуметтік )?(?:жел[iі]с[iі]|парақша|арна|jel[iıі]s[iıі]|paraqsha)\w*(?: (?:алын|alyn)\w*)?)?",
    re.IGNORECASE,
)
"""«facebook.com желісінен алынды», «со страницы в facebook.com»."""

_SEPARATOR = re.compile(r"\s*[/|;,]\s*|\s+(?:және|и|&|\+)\s+")
_LONGEST = 120
_LONGEST_BARE = 30
"""Of «Видеодан скрин» and the like without a label."""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit: `text` is what was shown without its label and final stop."""

    text: str
    form: Form
    parties: tuple[Party, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line taken apart: the form that its label tells, the mark after it (a colon, a dash, none), and the rest."""

    form: Form
    mark: str
    rest: str


def read_credit(shown: str) -> CreditLine:
    """The parties and the form of a credit; raises Unreadable when a party can't be told.

    >>> read_credit("Коллаж: Kazinform / Akorda.").text
    'Kazinform / Akorda'
    >>> [party.name for party in read_credit("Коллаж: Kazinform / Akorda.").parties]
    ['Kazinform', 'Ақорда']
    """
    line = clean(shown)
    labelled = _labelled(line)
    text = (labelled.rest if labelled else line).rstrip(" .")
    form: Form = labelled.form if labelled else "photo"
    if not text:
        raise Unreadable("credit", shown, "names nobody")
    if len(text) > _LONGEST:
        raise Unreadable("credit", shown, "too long for a credit")
    anonymous = anonymous_kind(text)
    if anonymous is None and labelled and not labelled.mark:
        anonymous = anonymous_kind(line.rstrip(" ."))  # «Скрин из видео»
    if anonymous:
        if _SCREENSHOT.search(line):
            form = "screenshot"
        if labelled and not labelled.mark:
            text = line.rstrip(" .")  # «Изображение создано с помощью ИИ»: the label is part of a sentence
        return CreditLine(text, form, (Party("", anonymous, "words that name nobody"),), shown)
    genitive = labelled is not None and not labelled.mark
    return CreditLine(text, form, _parties(text, shown, genitive=genitive), shown)


def looks_like_credit(line: str) -> bool:
    """Whether a short clean line is a credit: begins with a label, is a known party, or says that the site lost it.

    A label without a colon counts where a known party, a person or a credit that names nobody follows.

    >>> [looks_like_credit(line) for line in ("Фото: gov.kz", "Акорда", "None", "Фото мұрағат", "Сурет")]
    [True, True, True, False, False]
    """
    labelled = _labelled(line)
    if labelled is None:
        known = known_party(line) if len(line) <= _LONGEST else None
        if known is not None:
            return known.kind != "social"  # «Telegram» is a button
        return line == "None" or (len(line) <= _LONGEST_BARE and anonymous_kind(line) == "video")
    rest = labelled.rest.rstrip(" .")
    if labelled.mark not in _UNSURE_MARKS:
        return bool(rest)
    return known_party(rest) is not None or is_person(rest) or anonymous_kind(rest) is not None


def _labelled(line: str) -> _Labelled | None:
    plain = unmix(line)  # «Cурeт: Egemen.kz» with two Latin letters
    label = _LABEL.match(plain)
    mark = _MARK.match(plain, label.end()) if label else None
    if label is None or mark is None:
        return None
    line = line if len(line) == len(plain) else plain
    return _Labelled(cast("Form", label.lastgroup), mark[0].strip(), line[mark.end() :].strip())


def _parties(text: str, shown: str, *, genitive: bool) -> tuple[Party, ...]:
    whole = known_party(text) or _social(text)
    if whole:
        return (whole,)
    parties = []
    for piece in filter(None, _SEPARATOR.split(text)):
        if genitive and is_person(piece):
            party: Party | None = Party(
                normal_name(nominative_person(piece)), "person", "the shape of a name, perhaps in the Russian genitive"
            )
        else:
            party = _social(piece) or party_of(piece)
        if party is None:
            raise Unreadable("credit", shown, f"«{piece}» is no known party, site or name")
        parties.append(party)
    if not parties:
        raise Unreadable("credit", shown, "names nobody")
    return tuple(parties)


def _social(text: str) -> Party | None:
    match = _SOCIAL.fullmatch(text)
    known = known_party(match["name"]) if match else None
    return known if known and known.kind == "social" else None
