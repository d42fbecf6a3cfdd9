"""Who is named in credits and attributions: the table of known parties, and what a name's shape tells of others.

The table is `parties.toml`; a user's own, of the same form, goes before it when the environment variable
MURAGAT_PARTIES names its file. It is read once a process.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from archive.kazakh.skeleton import skeleton
from archive.kazakh.text import fold
from crawler.normalise.names import is_person, normal_name

USER_TABLE = "MURAGAT_PARTIES"
KINDS = ("agency", "state", "company", "stock", "social", "person")
"""Of parties in the table; besides, a credit may have the kinds video, ai, author, private and lost."""


@dataclass(frozen=True, slots=True)
class Party:
    """A named party. `kind`: one of KINDS, or video, ai, author, private (somebody's own archive), lost."""

    name: str
    kind: str
    rule: str = field(default="", compare=False)
    """What told it: the table, or the shape of the name."""


DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,10}", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+")
_STATE = re.compile(
    r"әкімд[iі]|министрл[iі]|баспасөз (?:қызмет|хатшы)|басқарма|қарулы күш|үк[iі]мет|мәжіл[iі]с|мәслихат"
    r"|акимат|министерств|пресс-служб|управлени|правительств|маслихат|департамент|комитет|полици|прокуратур|сенат"
    r"|парламент|ákimdi|mınıstrli|baspasóz qyzmet|\b(?:ТЖМ|ТЖД|ІІМ|МЧС|ДЧС|МВД|ДП)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:ЖШС|ЖШҚ|ТОО|АҚ|АО|КеАҚ|РМК|РГП|МКҚК|КМҚК|ГККП|LLP|LLC|JSC|Ltd|Inc|Group|Media|Holding|Production|Studio"
    r"|Холдинг|Медиа|Групп|Компани\w*|Қоры|Фонд|Банк|Bank|Клуб|Club|Федераци\w*|Одағы|Союз|Бірлестігі|Орталығы|Центр"
    r"|Театры?|Музей(?:і)?|Университеті?|Институты?|Кітапхана(?:сы)?|Библиотека|Колледжі?|Мектебі|Школа|Ауруханасы"
    r"|Больница|Киностудиясы)\b",
    re.IGNORECASE,
)
"""Words in the names of firms and institutions, which have the shape of a person's name otherwise."""
_QUOTED = re.compile(r"[«\"“„]([^»\"”“]+)[»\"”“]")


def key(name: str) -> str:
    """What all spellings of a name share.

    >>> key("GOV.KZ") == key("gov.kz"), key("Ақорда") == key("Akorda")
    (True, True)
    """
    return "".join(map(skeleton, _WORD.findall(fold(name))))


class PartiesError(ValueError):
    """A user's table of parties that can't be read; the message is for the person who named it."""


def user_parties_digest() -> str:
    """The first digits of the SHA-256 of the user's table, for readers' versions; empty without one.

    Raises PartiesError when it can't be read.
    """
    content = _user_table()
    return hashlib.sha256(content).hexdigest()[:8] if content else ""


@lru_cache(maxsize=1)
def _user_table() -> bytes:
    path = os.environ.get(USER_TABLE)
    if not path:
        return b""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise PartiesError(f"{USER_TABLE}: {path} can't be read: {error.strerror or error}.") from None


@lru_cache(maxsize=1)
def _table() -> dict[str, Party]:
    ours = resources.files("crawler.normalise").joinpath("parties.toml").read_text(encoding="utf-8")
    table = _parties(tomllib.loads(ours), "parties.toml")
    content = _user_table()
    if content:
        name = f"{USER_TABLE}: {os.environ.get(USER_TABLE)}"
        try:
            entries = tomllib.loads(content.decode())
        except ValueError as error:
            raise PartiesError(f"{name} is no TOML: {error}.") from None
        table |= _parties(entries, name)
    return table


def _parties(entries: Mapping[str, object], name: str) -> dict[str, Party]:
    """The parties of a table by the keys of their spellings; raises PartiesError for what is none."""
    table: dict[str, Party] = {}
    listed = entries.get("party")
    for entry in listed if isinstance(listed, list) else []:
        spellings = [entry.get("name"), *entry.get("spellings", ())] if isinstance(entry, dict) else [None]
        names = [spelling for spelling in spellings if isinstance(spelling, str) and key(spelling)]
        if len(names) < len(spellings):
            raise PartiesError(f"{name}: a party needs a name and, if any, a list of spellings: {entry!r}.")
        if entry.get("kind") not in KINDS:
            raise PartiesError(
                f"{name}: {entry['name']} has the kind {entry.get('kind')!r}; there are: {', '.join(KINDS)}."
            )
        for spelling in names:
            table[key(spelling)] = Party(entry["name"], entry["kind"], "table of parties")
    if not table:
        raise PartiesError(f"{name} has no entry [[party]].")
    return table


def forget_user_parties() -> None:
    """Reads the user's table again at the next question: for tests, and for programs that run on while it changes."""
    for cached in (_user_table, _table, known_party):
        cached.cache_clear()


@lru_cache(maxsize=4096)
def known_party(name: str) -> Party | None:
    """The party that the table has for a name in any spelling."""
    return _table().get(key(name))


def party_of(name: str) -> Party | None:
    """The party of a name: from the table, else by the name's shape; None when neither tells.

    >>> party_of("gov.kz")
    Party(name='Gov.kz', kind='state', rule='table of parties')
    >>> party_of("«Тобыл-Нан» баспасөз қызметі")
    Party(name='Тобыл-Нан', kind='company', rule='a name in quotes')
    """
    known = known_party(name)
    if known is not None:
        return known
    if DOMAIN.fullmatch(name):
        site = site_name(name)
        return Party(site, "state" if site.endswith(".gov.kz") else "agency", "a site")
    quoted = _QUOTED.search(name)
    if quoted:
        return known_party(quoted[1]) or Party(quoted[1], "company", "a name in quotes")
    if is_state(name):
        return Party(name, "state", "a word of state bodies")
    if _COMPANY.search(name):
        return Party(name, "company", "a word of firms and institutions")
    return Party(normal_name(name), "person", "the shape of a name") if is_person(name) else None


def site_name(domain: str) -> str:
    """A site that is not in the table, by one name whatever its capitals.

    >>> site_name("TINFO.KZ"), site_name("www.Tinfo.kz")
    ('tinfo.kz', 'tinfo.kz')
    """
    return domain.lower().removeprefix("www.")


def is_state(name: str) -> bool:
    """Whether a name has a word of state bodies: «Түркістан облысы әкімдігі», «пресс-служба акимата»."""
    return _STATE.search(name) is not None
