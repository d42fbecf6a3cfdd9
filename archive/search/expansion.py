"""From a typed word to the stems that articles have, whatever script or keyboard it was typed with.

Asks the tables `words` and `stems` only: a stem that no article has is never given. What is looked for is bounded.
"""

import re
import sqlite3
from dataclasses import dataclass
from itertools import islice

from archive.kazakh.cyrillic import to_cyrillic
from archive.kazakh.keys import russian_key, skeleton_key
from archive.kazakh.stem import stem
from archive.search.analysis import ENDING, analyse, stem_of
from archive.search.variants import variants

MOST_STEMS = 12
MANY = 2**62
_NEAR = 4000
"""Forms with the same beginning that are looked at."""
_BEGINNING = 3
_OFTEN = 10
"""So many times as many articles must have a word in other letters, to be meant where the typed one is a word too."""

_KAZAKH = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FORM = "SELECT stem, documents FROM words WHERE form = ?"
_STEM = "SELECT documents FROM stems WHERE stem = ?"
_SUM = "SELECT ifnull(sum(documents), 0) FROM words WHERE form >= ? AND form < ?"
_ANY = "SELECT 1 FROM words WHERE form >= ? AND form < ? LIMIT 1 OFFSET ?"
_SAME_KEY = {
    "russian_key": "SELECT stem, sum(documents) FROM words WHERE russian_key = ? GROUP BY stem",
    "skeleton": "SELECT stem, sum(documents) FROM words WHERE skeleton = ? GROUP BY stem",
}
_BEGIN = {
    "russian_key": "SELECT DISTINCT stem FROM words WHERE russian_key >= ? AND russian_key < ? LIMIT ?",
    "skeleton": "SELECT DISTINCT stem FROM words WHERE skeleton >= ? AND skeleton < ? LIMIT ?",
}


@dataclass(frozen=True, slots=True)
class Expansion:
    """One token of what was typed: as it is compared, and the stems by which it is found; none when nothing has it."""

    form: str
    stems: tuple[str, ...]
    documents: int = 0
    """Articles that have one of the stems, at most; of a single stem it is their number."""


def expand(connection: sqlite3.Connection, text: str) -> tuple[Expansion, ...]:
    """The tokens of a typed word or phrase; an ending after a hyphen keeps its place, with ENDING as its stem."""
    found = []
    for form, own_stem in analyse(text, "kk-Cyrl"):
        stems = (ENDING,) if own_stem == ENDING else stems_of(connection, form)
        found.append(Expansion(form, stems, sum(_documents(connection, one) for one in stems)))
    return tuple(found)


def documents_with(connection: sqlite3.Connection, beginning: str) -> int:
    """How many articles have a word that begins so, at most; of very many words MANY."""
    if connection.execute(_ANY, (beginning, beginning + "\U0010ffff", _NEAR)).fetchone():
        return MANY
    (found,) = connection.execute(_SUM, (beginning, beginning + "\U0010ffff")).fetchone()
    return int(found)


def stems_of(connection: sqlite3.Connection, form: str) -> tuple[str, ...]:
    """The stems of a folded word that articles have, the likeliest first."""
    same = dict(connection.execute(_FORM, (form,)).fetchall())
    computed = [stem_of(form, edition) for edition in _editions(form)]
    direct = dict.fromkeys([*sorted(same, key=lambda one: -same[one]), *computed])
    held = {one: count for one in direct if (count := _documents(connection, one))}
    if not _CYRILLIC.search(form):
        return _first(held, _by_key(connection, form, "skeleton"))
    if held and _KAZAKH.search(form):
        return _first(held)
    others = _by_key(connection, form, "russian_key")
    if held:
        most = max(held.values())
        others = {one: count for one, count in others.items() if one in held or count >= _OFTEN * most}
    return _first(held, others)


def _editions(form: str) -> tuple[str, ...]:
    if _KAZAKH.search(form):
        return ("kk-Cyrl",)
    return ("kk-Cyrl", "ru") if _CYRILLIC.search(form) else ("kk-Cyrl", "kk-Latn", "en")


def _by_key(connection: sqlite3.Connection, form: str, column: str) -> dict[str, int]:
    """Stems of forms with the same key; else stems whose own key is that of the word's stem as it may be spelled."""
    key_of = russian_key if column == "russian_key" else skeleton_key
    key = key_of(form)
    same = {one: count for one, count in connection.execute(_SAME_KEY[column], (key,)) if one != ENDING}
    if same:
        return same
    if column == "russian_key":
        keys = {key_of(stem(spelled)) for spelled in variants(form)} | {key_of(stem_of(form, "ru"))}
    else:
        cyrillic = to_cyrillic(form)
        keys = {key_of(stem(spelled)) for spelled in (cyrillic, *variants(russian_key(cyrillic)))}
    beginning = key[:_BEGINNING]
    near = connection.execute(_BEGIN[column], (beginning, beginning + "\U0010ffff", _NEAR))
    found = [one for (one,) in near if key_of(one) in keys]
    return {one: _documents(connection, one) for one in found}


def _documents(connection: sqlite3.Connection, one: str) -> int:
    found = connection.execute(_STEM, (one,)).fetchone()
    return int(found[0]) if found else 0


def _first(*found: dict[str, int]) -> tuple[str, ...]:
    """The stems of the dictionaries, those of an earlier one first, the frequent ones first in each."""
    in_order = (one for stems in found for one in sorted(stems, key=lambda one: (-stems[one], one)))
    return tuple(islice(dict.fromkeys(in_order), MOST_STEMS))
