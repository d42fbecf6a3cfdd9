"""From a query to what FTS5 is asked with MATCH. Every word is in quotation marks: nothing that is typed is syntax."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from archive.search.analysis import ENDING
from archive.search.expansion import Expansion, expand
from archive.search.query import Query, Term

_EXACT = {"": "{headline body}", "headline": "headline", "body": "body"}
_STEMS = {"": "{headline_stems body_stems}", "headline": "headline_stems", "body": "body_stems"}
_MOST_PHRASES = 16


@dataclass(frozen=True, slots=True)
class Expression:
    """What to ask FTS5; either part may be empty. `unknown` are the typed words that no article has in any form."""

    match: str
    exclude: str
    unknown: tuple[str, ...]
    by_stems: bool = True
    """Whether stems alone tell all that is found: every word has its stem, only beginnings of words have none."""


def expression_of(connection: sqlite3.Connection, query: Query) -> Expression:
    """The expression of a query, by the words that the archive has."""
    unknown: list[str] = []
    groups = [" OR ".join(_term(connection, term, unknown) for term in group) for group in query.groups]
    excluded = [_term(connection, term, []) for term in query.excluded]
    match = " AND ".join(f"({one})" for one in groups)
    by_stems = not unknown and not any(term.is_prefix for group in query.groups for term in group)
    exclude = " OR ".join(f"({one})" for one in excluded)
    return Expression(match, exclude, tuple(dict.fromkeys(unknown)), by_stems)


def _term(connection: sqlite3.Connection, term: Term, unknown: list[str]) -> str:
    parts = expand(connection, term.text)
    if term.is_prefix:
        return _prefix(term, parts)
    unknown += [part.form for part in parts if not part.stems]
    exact = f"{_EXACT[term.field]} : {_quoted(part.form for part in parts)}"
    # What is only an ending has no stem: a word that was typed with one is found without it, too.
    found = (
        parts if len(parts) > 1 and not _is_one_word(parts) else tuple(one for one in parts if one.stems != (ENDING,))
    )
    phrases = [_quoted(stems) for stems in product(*_likeliest([part.stems for part in found]))]
    if not found or not phrases:
        return exact
    return f"{exact} OR {_STEMS[term.field]} : ({' OR '.join(phrases)})"


def _likeliest(words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The first stems of each word, as many as make no more than so many phrases; a word with most of them gives first.

    >>> [len(stems) for stems in _likeliest([tuple("abcdefghi"), ("k",), tuple("lmn")])]
    [5, 1, 3]
    """
    kept = list(words)
    while prod(map(len, kept)) > _MOST_PHRASES:
        widest = max(range(len(kept)), key=lambda place: len(kept[place]))
        kept[widest] = kept[widest][:-1]
    return kept


def _is_one_word(parts: Sequence[Expansion]) -> bool:
    return sum(part.stems != (ENDING,) for part in parts) <= 1


def _prefix(term: Term, parts: Sequence[Expansion]) -> str:
    return f"{_EXACT[term.field]} : {_quoted(part.form for part in parts)} *"


def _quoted(words: Iterable[str]) -> str:
    text = " ".join(words)
    return '"' + text.replace('"', '""') + '"'
