"""From a query to what FTS5 is asked with MATCH. Every word is in quotation marks: nothing that is typed is syntax."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from archive.search.analysis import ENDING, is_ending
from archive.search.expansion import MANY, Expansion, documents_with, expand
from archive.search.marking import Place, Wanted
from archive.search.query import Query, Term

_EXACT = {"": "{body headline}", "headline": "headline", "body": "body"}
_STEMS = {"": "{body_stems headline_stems}", "headline": "headline_stems", "body": "body_stems"}
_MOST_PHRASES = 16


@dataclass(frozen=True, slots=True)
class Part:
    """What one group of terms asks of FTS5."""

    match: str
    """Exact words and stems, so that bm25 can weigh them."""
    found: str
    """The same articles by as few phrases as tell them: by stems alone, where no exact word tells more."""
    exact_headline: str
    """What is asked of headlines, as it was typed; empty where only texts are asked."""
    headline: str
    documents: int
    """Articles that have it, at most."""
    is_counted: bool
    """Whether `documents` is their number: that of one word with one stem."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What to ask FTS5: articles must match all `parts`, and not `exclude`, which may be empty.

    `unknown` are the typed words that no article has in any form, `wanted` is what is marked in an article.
    """

    parts: tuple[Part, ...]
    exclude: str
    unknown: tuple[str, ...]
    wanted: tuple[Wanted, ...]

    @property
    def match(self) -> str:
        """For MATCH and bm25; empty when nothing must match."""
        return joined(part.match for part in self.parts)

    @property
    def found(self) -> str:
        """For MATCH: the same articles in half the time, in no order of relevance."""
        return joined(part.found for part in self.parts)


def joined(all_of: Iterable[str]) -> str:
    """An expression for what matches all of these."""
    return " AND ".join(f"({one})" for one in all_of)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term: as it is asked for, in the columns of one kind, by what tells all."""

    term: Term
    exact: str
    stems: str
    """Empty where there are none."""
    documents: int
    places: tuple[Place, ...]
    is_told_by_stems: bool = False
    is_counted: bool = False

    def of(self, field: str, *, stems_only: bool = False) -> str:
        exact = f"{_EXACT[field]} : {self.exact}"
        if not self.stems:
            return exact
        stems = f"{_STEMS[field]} : ({self.stems})"
        return stems if stems_only and self.is_told_by_stems else f"{exact} OR {stems}"


def expression_of(connection: sqlite3.Connection, query: Query) -> Expression:
    """The expression of a query, by the words that the archive has."""
    groups = [[_asked(connection, term) for term in group] for group in query.groups]
    unknown = [part.form for group in groups for one in group for part in one.places if not part.is_found]
    excluded = [_asked(connection, term) for term in query.excluded]
    return Expression(
        tuple(_part(group) for group in groups),
        " OR ".join(f"({one.of(one.term.field)})" for one in excluded),
        tuple(dict.fromkeys(unknown)),
        tuple(Wanted(one.places, one.term.field) for group in groups for one in group),
    )


def _part(group: Sequence[_Asked]) -> Part:
    in_headlines = [one for one in group if one.term.field != "body"]
    return Part(
        match=" OR ".join(one.of(one.term.field) for one in group),
        found=" OR ".join(one.of(one.term.field, stems_only=True) for one in group),
        exact_headline=" OR ".join(f"{_EXACT['headline']} : {one.exact}" for one in in_headlines),
        headline=" OR ".join(one.of("headline", stems_only=True) for one in in_headlines),
        documents=sum(one.documents for one in group),
        is_counted=len(group) == 1 and group[0].is_counted,
    )


def _asked(connection: sqlite3.Connection, term: Term) -> _Asked:
    parts = expand(connection, term.text)
    exact = _quoted(part.form for part in parts)
    if term.is_prefix:
        documents = documents_with(connection, parts[0].form) if len(parts) == 1 else MANY
        last = len(parts) - 1
        begun = tuple(
            Place(part.form, frozenset(), is_prefix=at == last, is_found=True) for at, part in enumerate(parts)
        )
        return _Asked(term, f"{exact} *", "", documents, begun)
    is_phrase = len(parts) > 1 and not _is_one_word(parts)
    # What is only an ending has no stem: a word that was typed with one is found without it, too.
    found = parts if is_phrase else tuple(one for one in parts if one.stems != (ENDING,))
    every = [part.stems for part in found]
    likeliest = _likeliest(every)
    phrases = [_quoted(stems) for stems in product(*likeliest)] if found else []
    # Endings after hyphens are words of the exact columns and have no stems.
    told = bool(phrases) and likeliest == every and not any(is_ending(part.form) for part in parts)
    return _Asked(
        term,
        exact,
        " OR ".join(phrases),
        min((part.documents for part in found if part.stems != (ENDING,)), default=MANY),
        tuple(Place(part.form, frozenset(part.stems), is_found=bool(part.stems)) for part in found or parts),
        is_told_by_stems=told,
        is_counted=told and not is_phrase and not term.field and len(found[0].stems) == 1,
    )


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


def _quoted(words: Iterable[str]) -> str:
    text = " ".join(words)
    return '"' + text.replace('"', '""') + '"'
