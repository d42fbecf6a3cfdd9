"""Distinct words a second on one core, by a stemmer that has seen no word before.

A part of `make bench`; `python -m benchmarks.kazakh_stems.speed` alone needs no peers.
"""

import time
from collections.abc import Callable

from rich.console import Console

from archive.kazakh.arabic import to_arabic
from archive.kazakh.cyrillic import to_cyrillic
from archive.kazakh.endings import noun_chains
from archive.kazakh.keys import russian_key, skeleton_key
from archive.kazakh.latin import to_latin
from archive.kazakh.sounds import CLASSES, EITHER, FRONT, harmony_of
from archive.kazakh.stem import Stemmer
from archive.kazakh.words import own_words
from benchmarks.figures import Figures, middle
from benchmarks.kazakh_stems.gold import forms

WORDS = 50_000
AIM = 50_000
_ENOUGH = 5
"""Rounds at least: the machine may be doing something else in one of them."""


def words(count: int = WORDS) -> list[str]:
    """Distinct forms: those of the gold list first, then its nouns with every ending that they can have.

    >>> len(set(words(4_000)))
    4000
    """
    made = dict.fromkeys(form.form.lower() for form in forms())
    stems = dict.fromkeys(form.lemma.lower() for form in forms() if form.kind in ("noun", "loan", "text"))
    endings = {
        context: [chain.text for chain in noun_chains(*context)]
        for context in {(kind, harmony) for kind in CLASSES.values() for harmony in (0, FRONT)}
    }
    for stem in stems:
        harmony = harmony_of(stem)
        for ending in endings[CLASSES[stem[-1]], FRONT if harmony == EITHER else harmony]:
            if len(made) >= count:
                return list(made)
            made[stem + ending] = None
    return list(made)


def measure(articles: int, rounds: int) -> Figures:  # noqa: ARG001
    """Thousands of words a second; the fastest round counts, for other work on the machine only slows."""
    every = words()
    typed_latin, typed_arabic = ([script(word) for word in every] for script in (_latin, to_arabic))
    measured: tuple[tuple[str, Callable[[], Callable[[str], str]], list[str]], ...] = (
        ("stem", lambda: Stemmer(own_words()), every),
        ("skeleton key", lambda: skeleton_key.__wrapped__, every),
        ("Russian keyboard's key", lambda: russian_key, every),
        ("Latin (2018) to Cyrillic", lambda: to_cyrillic, typed_latin),
        ("Arabic to Cyrillic", lambda: to_cyrillic, typed_arabic),
    )
    rows = []
    for name, fresh, typed in measured:
        rates = [_rate(fresh(), typed) / 1e3 for _ in range(max(rounds, _ENOUGH))]
        rows.append((name, f"{max(rates):.0f}", middle(rates)))
    reached = "reached" if float(rows[0][1]) * 1e3 >= AIM else "not reached"
    return Figures(
        "Kazakh words: thousands a second",
        f"{len(every):,} distinct words, nothing kept from before, by the time of one core. Aim: {AIM:,}"
        f" stems a second ({reached}).",
        ("", "best round", "median (range)"),
        tuple(rows),
    )


def _latin(word: str) -> str:
    return to_latin(word, "2018")


def _rate(function: Callable[[str], str], every: list[str]) -> float:
    begin = time.process_time()
    for word in every:
        function(word)
    return len(every) / (time.process_time() - begin)


if __name__ == "__main__":
    Console().print(measure(articles=0, rounds=10).table())
