"""The few Kazakh words that the stemmer needs to know (`stems.toml`): a list of ours, from the grammar, no lexicon."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """Verbs of one syllable, nouns of two letters, words that only look as if they had an ending, words of time that
    take -ғы, and the words of irregular forms."""

    verbs: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def own_words() -> Words:
    """The words of `stems.toml`."""
    table = tomllib.loads(resources.files("archive.kazakh").joinpath("stems.toml").read_text(encoding="utf-8"))
    verbs, short, whole, times = (frozenset(table[name].split()) for name in ("verbs", "short", "whole", "times"))
    irregular = {form: word for word, forms in table["irregular"].items() for form in forms.split()}
    return Words(verbs, short, whole, times, irregular)
