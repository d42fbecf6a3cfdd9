"""Simpler ways to the same end, for comparison: no stems, a prefix, the longest ending without the rules of sounds."""

from archive.kazakh.endings import all_chains
from archive.kazakh.text import fold

_PREFIX = 5
_REST = 3
"""Letters that must be left."""
_ENDINGS = frozenset(chain.text for _, _, _, chain in all_chains())


def no_stem(word: str) -> str:
    """The word in lower case, as FTS5's unicode61 has it."""
    return fold(word)


def prefix(word: str) -> str:
    """Its first five letters, as in a search for «мекте*»."""
    return fold(word)[:_PREFIX]


def longest_ending(word: str) -> str:
    """Without the longest of our endings that leaves three letters, whatever the sounds before it.

    >>> longest_ending("мектептерге"), longest_ending("балаларымыз"), longest_ending("қалада")
    ('мектеп', 'бала', 'қала')
    """
    folded = fold(word)
    return next((folded[:at] for at in range(_REST, len(folded)) if folded[at:] in _ENDINGS), folded)
