"""Who is named in credits and attributions: the table of known parties, and what a name's shape tells of others."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from archive.kazakh.skeleton import skeleton
from archive.kazakh.text import fold
from crawler.normalise.names import is_person, normal_name


@dataclass(frozen=True, slots=True)
class Party:
    """A named party. `kind`: agency, person, state, company, stock, social, video, ai, author, lost."""

    name: str
    kind: str


DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,10}", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+")
_STATE = re.compile(
    r"әкімд[iі]|министрл[iі]|баспасөз (?:қызмет|хатшы)|басқарма|қарулы күш|үк[iі]мет|мәжіл[iі]с|мәслихат"
    r"|акимат|министерств|пресс-служб|управлени|правительств|маслихат|департамент|комитет|полици|прокуратур|сенат"
    r"|парламент|ákimdi|mınıstrli|baspasóz qyzmet|\b(?:ТЖМ|ТЖД|ІІМ|МЧС|ДЧС|МВД|ДП)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«\"“„]([^»\"”“]+)[»\"”“]")


def key(name: str) -> str:
    """What all spellings of a name share.

    >>> key("GOV.KZ") == key("gov.kz"), key("Ақорда") == key("Akorda")
    (True, True)
    """
    return "".join(map(skeleton, _WORD.findall(fold(name))))


@lru_cache(maxsize=1)
def _table() -> dict[str, Party]:
    text = resources.files("crawler.normalise").joinpath("parties.toml").read_text(encoding="utf-8")
    table: dict[str, Party] = {}
    for entry in tomllib.loads(text)["party"]:
        party = Party(entry["name"], entry["kind"])
        for spelling in (party.name, *entry.get("spellings", ())):
            table[key(spelling)] = party
    return table


@lru_cache(maxsize=4096)
def known_party(name: str) -> Party | None:
    """The party that the table has for a name in any spelling."""
    return _table().get(key(name))


def party_of(name: str) -> Party | None:
    """The party of a name: from the table, else by the name's shape; None when neither tells.

    >>> party_of("gov.kz")
    Party(name='Gov.kz', kind='state')
    >>> party_of("«Тобыл-Нан» баспасөз қызметі")
    Party(name='Тобыл-Нан', kind='company')
    """
    known = known_party(name)
    if known is not None:
        return known
    if DOMAIN.fullmatch(name):
        return Party(name, "state" if name.casefold().endswith(".gov.kz") else "agency")
    quoted = _QUOTED.search(name)
    if quoted:
        return known_party(quoted[1]) or Party(quoted[1], "company")
    if is_state(name):
        return Party(name, "state")
    return Party(normal_name(name), "person") if is_person(name) else None


def is_state(name: str) -> bool:
    """Whether a name has a word of state bodies: «Түркістан облысы әкімдігі», «пресс-служба акимата»."""
    return _STATE.search(name) is not None


class PartiesError(ValueError):
    """A user's table of parties that can't be read; the message is for the person who named it."""


def user_parties_digest() -> str:
    """The digest of the user's table; empty without one."""
    return ""
