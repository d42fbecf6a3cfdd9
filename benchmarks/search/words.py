"""Words with their forms, and the 300 of them that are looked for. The lists are ours; see docs/search_quality.md."""

import random
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.search.tokens import tokens
from benchmarks.kazakh_stems.gold import HELD_OUT, forms

NOUNS = Path(__file__).with_name("nouns.tsv")
OF_THE_GOLD_LIST, OF_THE_INFLECTOR = 200, 100
_FEWEST = 3
"""Forms of a word that is looked for: one to type, one that no article has, and one for articles."""
_SEED = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its lemma, with all forms that are known of it, the lemma among them or not."""

    lemma: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for: an inflected form of it that articles have, and one that none has."""

    word: Word
    form: str
    unseen: str


@cache
def nouns() -> tuple[Word, ...]:
    """Nouns that qazaq-inflector has declined.

    >>> len(nouns()), nouns()[0].forms[:3]
    (146, ('ат', 'аттың', 'атқа'))
    """
    lines = NOUNS.read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return tuple(Word(row[0], row) for row in rows)


@cache
def gold() -> dict[bool, tuple[Word, ...]]:
    """The words of the gold list: those of the half that was held out, and the others."""
    found: dict[tuple[bool, str], dict[str, None]] = defaultdict(dict)
    for one in forms():
        found[one.half == HELD_OUT, one.lemma][one.form] = None
    return {
        held_out: tuple(Word(lemma, tuple(row)) for (half, lemma), row in found.items() if half == held_out)
        for held_out in (True, False)
    }


@cache
def vocabulary() -> tuple[Word, ...]:
    """Every word that an article may have."""
    return (*gold()[True], *gold()[False], *nouns())


@cache
def wanted() -> tuple[Wanted, ...]:
    """The words that are looked for, always the same ones; none of them was ever used to tune the stemmer.

    >>> len(wanted())
    300
    """
    draw = random.Random(_SEED)  # noqa: S311 - no secret
    drawn = []
    for words, count in ((gold()[True], OF_THE_GOLD_LIST), (nouns(), OF_THE_INFLECTOR)):
        drawn += draw.sample([word for word in words if _can_be_wanted(word)], count)
    found = []
    for word in drawn:
        form, unseen = draw.sample(_inflected(word), 2)
        found.append(Wanted(word, form, unseen))
    return tuple(found)


def _inflected(word: Word) -> list[str]:
    return [form for form in word.forms if form.lower() != word.lemma.lower()]


def _can_be_wanted(word: Word) -> bool:
    return len(_inflected(word)) >= _FEWEST and tokens(word.lemma) == [word.lemma] and not word.lemma.isdigit()
