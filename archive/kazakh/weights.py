"""What speaks for and against a cut: weights of endings, and of what is left of the word as a stem.

Tuned by hand on half «a» of tests/archive/kazakh/stems.tsv. A cut is made when its sum is above zero, the weight of no
cut; the greatest sum wins. An ending weighs the more, the less often stems end in the same letters.
"""

from functools import cache, lru_cache

from archive.kazakh.endings import all_chains
from archive.kazakh.sounds import CLASSES, EITHER, GLIDE, VOWEL

IMPOSSIBLE = float("-inf")
Weights = tuple[float, float]
"""Of an ending in one context: after a noun, after a verb."""

PARTS = {
    "plural": 3.0,
    "his": 1.2,
    "our": 2.6,
    "your": 2.2,
    "my": 1.0,
    "thy": 0.5,
    "genitive": 3.0,
    "dative": 1.4,
    "accusative": 1.4,
    "locative": 1.5,
    "ablative": 2.5,
    "instrumental": 2.0,
    "likeness": 1.5,
    "comparative": 1.5,
    "time": 1.6,
    "ours_dative": 1.0,
    "his_genitive": 3.0,
    "his_dative": 1.5,
    "his_accusative": 1.2,
    "his_locative": 2.5,
    "his_ablative": 2.5,
    "his_instrumental": 2.0,
    "his_measure": 2.2,
    "his_likeness": 2.0,
    "attribute": 1.0,
    "we_are": 1.5,
    "not": 1.0,
    "past": 1.4,
    "past_i": 1.0,
    "past_you": 1.0,
    "past_we": 1.5,
    "if": 1.0,
    "if_we": 1.0,
    "if_thou": 1.0,
    "present": 2.2,
    "present_i": 2.0,
    "present_we": 2.2,
    "present_you": 1.0,
    "participle": 1.8,
    "habit": 2.0,
    "aim": 1.2,
    "never": 0.5,
    "converb": 1.0,
    "converb_said": 1.0,
    "converb_y": 0.3,
    "not_converb": 0.5,
    "until": 2.0,
    "since": 1.0,
    "action": 1.0,
    "let": 1.0,
    "please": 1.0,
    "theme": -1.0,
}

PAST_WE_OR_ADJECTIVE = -2.2
"""-дық: «келдік» or «елдік», except after vowels, р, й, у, where the adjective is in -лық: «бастадық», «бардық»."""
HABIT_AFTER_VOWEL = 1.5
""" -йтын, -итын are nothing else; -атын may be -ат-ы-н: «болатын», «саясатын»."""
PRESENT_AFTER_VOWEL = 0.6
"""-йды; -ады may be -а-ды: «барады», «сұрады»."""

WHOLE = 6.0
"""The stem is listed as a whole word."""
TWO_LETTERS, TWO_LETTERS_UNKNOWN = -0.8, -9.0
ONE_SYLLABLE, OPEN_SYLLABLE = -0.9, -3.0
"""«жер»; «де», «бі»: hardly any noun of one syllable ends in a vowel."""
ROUND_VOWEL = -3.0
"""No word of ours ends in о, ө, ұ, ү; loans do: «кино»."""
AGENT = -1.5
"""-шы makes nouns («оқушы»); few longer stems end in ш but those in -ғыш («көрсеткіші»)."""
VOICED_D = -1.0
"""Hardly any ends in д; many verbs in -а-ды."""
BUFFER_S = -1.5
"""After ы or і a с belongs to the stem («жұмыс-ы», «отырыс-ы»), unless the vowel stands in -шы, -қы, -ғы, -ты …"""
VERB_LISTED, VERB_UNKNOWN, VERB_LONG, VERB_TYPICAL = 1.0, -3.0, -0.8, 0.6
"""A verb of one syllable that is listed or isn't; a longer one, and one that ends as verbs do (-ла, -ыл, -тыр …)."""

_NO_CLASS = len(set(CLASSES.values()))


def context(last: str, harmony: int) -> int:
    """The number of a context: after a stem with this last letter, in this harmony."""
    return CLASSES.get(last, _NO_CLASS) * 3 + harmony


@lru_cache(maxsize=1)
def endings() -> dict[str, tuple[Weights | None, ...]]:
    """Of each ending what it weighs in each context; None where the rules of sounds forbid it."""
    table: dict[str, list[Weights | None]] = {}
    for last, harmony, after_verb, chain in all_chains():
        weighed = _weight(chain.parts, last)
        row = table.get(chain.text) or table.setdefault(chain.text, list[Weights | None]([None] * 3 * (_NO_CLASS + 1)))
        for number in (last * 3 + harmony, last * 3 + EITHER):
            noun, verb = row[number] or (IMPOSSIBLE, IMPOSSIBLE)
            row[number] = (noun, max(verb, weighed)) if after_verb else (max(noun, weighed), verb)
    return {ending: tuple(row) for ending, row in table.items()}


@cache
def _weight(parts: tuple[str, ...], last: int) -> float:
    weight = sum(PARTS[part] for part in parts)
    if parts[0] == "past_we" and last not in (VOWEL, GLIDE):
        weight += PAST_WE_OR_ADJECTIVE
    if "habit" in parts and (last == VOWEL or parts[0] == "theme"):
        weight += HABIT_AFTER_VOWEL
    if "present" in parts and last == VOWEL:
        weight += PRESENT_AFTER_VOWEL
    return weight
