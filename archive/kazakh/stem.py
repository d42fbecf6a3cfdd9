"""The stem of a Kazakh word: one for all its forms, whatever their endings. Finds words; is no dictionary form.

Knows the endings of the grammar («Қазақ грамматикасы», 2002) and hardly any words: every cut that harmony and
assimilation allow is a candidate, and a few weights choose. Voices (-ыл, -ін, -тыр) and derived words (-шы, -лық, -лы)
keep their suffixes. Cyrillic only: other scripts go through `latin` or `arabic` first.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from archive.kazakh import weights
from archive.kazakh.endings import NUMERAL_ENDINGS, Chain, all_chains
from archive.kazakh.sounds import CLASSES, EITHER, GLIDE, VOWEL, VOWELS, harmony_of, unvoiced
from archive.kazakh.text import fold

_IMPOSSIBLE = float("-inf")
_Weights = tuple[float, float]
"""Of an ending in one context: after a noun, after a verb."""

_LONGEST = 16
"""Letters of an ending; longer chains don't occur."""
_VOWEL = re.compile(f"[{''.join(VOWELS)}]")
_NO_CLASS = len(set(CLASSES.values()))
_IOTATED = re.compile("(?<=[аәеиоөуүұыі])[яю]")
_NOT_LAST = frozenset("шғжмбзңйлнд")
_LAST_TWO = frozenset("лм рм зм ьм рн йн рз нз нд рд вр зд лд вн ьн".split())
"""Pairs of consonants that end a stem though their second one seldom does; «р-н» and «й-н» have lost their vowel."""
_SUFFIX_VOWEL = frozenset("шщкқғгдтнж")
_VERBAL = tuple(
    "ла ле да де та те лан лен дан ден тан тен лас лес дас дес тас тес дыр дір тыр тір ғыз гіз қыз кіз ыл іл ын ін ыс іс"
    " ыр ір ар ер ет ыт іт ал ел ан ен арт ерт айт ейт рі сы сі сын сін ра ре на не".split()
)
_TIME = frozenset("ғы гі қы кі".split())
_DROPPED = frozenset("лқ лк лп рн рк рқ рп рз йн уз ус йп".split())
_LOAN = ("кті", "скі", "нгі", "фті")


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that the rules need to know (`stems.toml`); `irregular` gives the stem of a form."""

    verbs: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)


def own_words() -> Words:
    """The words of `stems.toml`."""
    table = tomllib.loads(resources.files("archive.kazakh").joinpath("stems.toml").read_text(encoding="utf-8"))
    verbs, short, whole, times = (frozenset(table[name].split()) for name in ("verbs", "short", "whole", "times"))
    irregular = {form: word for word, forms in table["irregular"].items() for form in forms.split()}
    return Words(verbs, short, whole, times, irregular)


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[_Weights | None, ...]]:
    """For each ending what it weighs after each class of sound, in each harmony and in either."""
    table: dict[str, list[_Weights | None]] = {}
    for last, harmony, after_verb, chain in all_chains():
        weighed = _weight(chain, last)
        row = table.setdefault(chain.text, [None] * 3 * (_NO_CLASS + 1))
        for context in (last * 3 + harmony, last * 3 + EITHER):
            noun, verb = row[context] or (_IMPOSSIBLE, _IMPOSSIBLE)
            row[context] = (noun, max(verb, weighed)) if after_verb else (max(noun, weighed), verb)
    return {ending: tuple(row) for ending, row in table.items()}


def _weight(chain: Chain, last: int) -> float:
    weight = sum(weights.PARTS[part] for part in chain.parts)
    if chain.parts[0] == "past_we" and last not in (VOWEL, GLIDE):
        weight += weights.PAST_WE_OR_ADJECTIVE
    if "habit" in chain.parts and (last == VOWEL or chain.parts[0] == "theme"):
        weight += weights.HABIT_AFTER_VOWEL
    if "present" in chain.parts and last == VOWEL:
        weight += weights.PRESENT_AFTER_VOWEL
    return weight


class Stemmer:
    """Finds stems; with other words than our own in `words` only to measure what they are worth."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._endings = _endings()

    def __call__(self, word: str) -> str:
        """The stem of a word as it was written: any text, with capitals, hyphens, look-alike letters."""
        folded = fold(word)
        left, hyphen, right = folded.rpartition("-")
        if not hyphen:
            return self._stem(folded)
        if right in self._endings or right in NUMERAL_ENDINGS:
            return self._stem(left)
        return f"{left}-{self._stem(right)}"

    def _stem(self, word: str) -> str:
        known = self._words.irregular.get(word)
        if known is not None:
            return _key(known)
        rest = _IOTATED.sub(_spelled, word)
        while True:
            cut, verbal = self._cut(rest)
            if cut == rest:
                return _key(rest)
            rest = unvoiced(cut)
            if rest.endswith(_LOAN):
                rest = rest[:-1]
            if verbal:
                return _key(rest)

    def _cut(self, word: str) -> tuple[str, bool]:
        """The word without its likeliest chain of endings, and whether that was a verb's."""
        size = len(word)
        first = _VOWEL.search(word)
        if size < 3 or first is None or word in self._words.whole:
            return word, False
        second = _VOWEL.search(word, first.end())
        two_syllables = second.end() if second else size
        best, at_best, verbal = 0.0, size, False
        for at in range(max(2, first.end(), size - _LONGEST), size):
            contexts = self._endings.get(word[at:])
            if contexts is None:
                continue
            stem = word[:at]
            weighed = contexts[CLASSES.get(stem[-1], _NO_CLASS) * 3 + harmony_of(stem)]
            if weighed is None:
                continue
            whole = unvoiced(stem) if word[at] in VOWELS else stem
            if word[at:] in _TIME and whole not in self._words.times:
                continue
            noun, verb = weighed
            if noun > _IMPOSSIBLE and whole in self._words.whole:
                noun, verb = noun + weights.WHOLE, _IMPOSSIBLE
            elif stem[-1] in _NOT_LAST and stem[-2] not in VOWELS and at > 2 and stem[-2:] not in _LAST_TWO:
                continue
            else:
                noun += self._as_noun(stem, whole, word[at], at < two_syllables)
                verb += self._as_verb(whole, at < two_syllables)
            if noun > best or verb > best:
                best, at_best, verbal = max(noun, verb), at, verb > noun
        return word[:at_best], verbal

    def _as_noun(self, stem: str, whole: str, after: str, one_syllable: bool) -> float:  # noqa: FBT001
        last = stem[-1]
        weight = 0.0
        if len(stem) == 2:
            weight = weights.TWO_LETTERS if whole in self._words.short else weights.TWO_LETTERS_UNKNOWN
        elif one_syllable:
            weight = weights.OPEN_SYLLABLE if last in VOWELS else weights.ONE_SYLLABLE
        if last in "оөұү":
            weight += weights.ROUND_VOWEL
        elif last == "д" and after in "ыі" and stem[-2] in VOWELS:
            weight += weights.VOICED_D
        elif last in "ыі" and after == "с" and stem[-2] not in _SUFFIX_VOWEL:
            weight += weights.BUFFER_S
        return weight

    def _as_verb(self, whole: str, one_syllable: bool) -> float:  # noqa: FBT001
        if one_syllable:
            return weights.VERB_LISTED if whole in self._words.verbs else weights.VERB_UNKNOWN
        return weights.VERB_TYPICAL if whole.endswith(_VERBAL) else weights.VERB_LONG


def _spelled(letter: re.Match[str]) -> str:
    return "йа" if letter[0] == "я" else "йу"


def _key(stem: str) -> str:
    """One spelling for the stem before a vowel and before a consonant.

    >>> _key("халық") == _key("халқ"), _key("орын") == _key("орн"), _key("клуб"), _key("рубль")
    (True, True, 'клуп', 'рубл')
    """
    stem = unvoiced(stem.replace("йа", "я").replace("йу", "ю"))
    if len(stem) < 3:
        return stem
    if stem.endswith(("ст", "зд", "ль")):
        return stem[:-1]
    if (
        stem[-2] in "ыі"
        and stem[-3] + stem[-1] in _DROPPED
        and stem[-4:-3] in VOWELS
        and (len(stem) < 6 or stem[-3:] not in ("лық", "лік"))
    ):
        return stem[:-2] + stem[-1]
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer(own_words())


def stem(word: str) -> str:
    """The stem of a word."""
    return _stemmer()(word)
