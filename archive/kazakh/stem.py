"""The stem of a Kazakh word: one for all its forms, whatever their endings. Finds words; is no dictionary form.

Knows the endings of the grammar («Қазақ грамматикасы», 2002) and hardly any words: every cut that harmony and
assimilation allow is a candidate, and a few weights choose. Voices (-ыл, -ін, -тыр) and derived words (-шы, -лық, -лы)
keep their suffixes. Cyrillic only: other scripts go through `latin` or `arabic` first.
"""

import re
from functools import lru_cache

from archive.kazakh import weights
from archive.kazakh.endings import NUMERAL_ENDINGS
from archive.kazakh.sounds import CLASSES, VOWELS, harmony_of, unvoiced
from archive.kazakh.text import fold
from archive.kazakh.weights import IMPOSSIBLE
from archive.kazakh.words import Words, own_words

_LONGEST = 16
"""Letters of an ending; longer chains don't occur."""
_LONGEST_WORD = 60
"""«қанағаттандырылмағандықтарыңыздан» has 33 letters. What is longer is no word, and is left alone."""
_PLAIN = re.compile("[а-яёәғқңөұүһі]+")
"""A word that folding would leave as it is, which is most of them."""
_AFTER = {letter: weights.context(letter, 0) for letter in CLASSES}
_NO_CLASS = weights.context("", 0)
_VOWEL = re.compile(f"[{''.join(VOWELS)}]")
_IOTATED = re.compile("(?<=[аәеиоөуүұыі])[яю]")
_NOT_LAST = frozenset("шғжмбзңйлнд")
_LAST_TWO = frozenset("лм рм зм ьм рн йн рз нз нд рд вр зд лд вн ьн".split())
"""Stems don't end in a consonant and one of `_NOT_LAST` but in these pairs; «р-н» and «й-н» have lost their vowel."""
_SUFFIX_VOWEL = frozenset("шщкқғгдтнж")
_VERBAL = tuple(
    "ла ле да де та те лан лен дан ден тан тен лас лес дас дес тас тес дыр дір тыр тір ғыз гіз қыз кіз ыл іл ын ін ыс"
    " іс ыр ір ар ер ет ыт іт ал ел ан ен арт ерт айт ейт рі сы сі сын сін ра ре на не".split()
)
_TIME = frozenset("ғы гі қы кі".split())
_DROPPED = frozenset("лқ лк лп рн рк рқ рп рз йн уз ус йп".split())
_LOAN = ("кті", "скі", "нгі", "фті")


class Stemmer:
    """Finds stems; with other words than our own in `words` only to measure what they are worth."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._endings = weights.endings()
        self._rest = lru_cache(maxsize=65536)(self._without_more)

    def __call__(self, word: str) -> str:
        """The stem of a word as it was written: any text, with capitals, hyphens, look-alike letters."""
        folded = word.lower()
        if _PLAIN.fullmatch(folded):
            return self._stem(folded)
        folded = fold(word)
        left, hyphen, right = folded.rpartition("-")
        if not hyphen:
            return self._stem(folded)
        if right in self._endings or right in NUMERAL_ENDINGS:
            return self._stem(left)
        return f"{left}-{self._stem(right)}"

    def _stem(self, word: str) -> str:
        if len(word) > _LONGEST_WORD:
            return word
        known = self._words.irregular.get(word)
        if known is not None:
            return _key(known)
        spelled = _IOTATED.sub(_spelled, word) if "я" in word or "ю" in word else word
        cut, verbal = self._cut(spelled)
        return self._once_cut(spelled, cut, verbal)

    def _without_more(self, rest: str) -> str:
        """The stem of what one cut left; kept, for a word's other forms leave the same."""
        cut, verbal = self._cut(rest)
        return self._once_cut(rest, cut, verbal)

    def _once_cut(self, word: str, cut: str, verbal: bool) -> str:  # noqa: FBT001
        """After a noun's endings there may be more; what a verb's leave is no noun."""
        if cut == word:
            return _key(cut)
        rest = unvoiced(cut)
        if rest.endswith(_LOAN):
            rest = rest[:-1]
        return _key(rest) if verbal else self._rest(rest)

    def _cut(self, word: str) -> tuple[str, bool]:
        """The word without its likeliest chain of endings, and whether that was a verb's."""
        size = len(word)
        first = _VOWEL.search(word)
        if size < 3 or first is None or word in self._words.whole:
            return word, False
        second = _VOWEL.search(word, first.end())
        two_syllables = second.end() if second else size
        best, at_best, verbal = 0.0, size, False
        find = self._endings.get
        for at in range(max(2, first.end(), size - _LONGEST), size):
            contexts = find(word[at:])
            if contexts is None:
                continue
            stem = word[:at]
            weighed = contexts[_AFTER.get(stem[-1], _NO_CLASS) + harmony_of(stem)]
            if weighed is None:
                continue
            whole = unvoiced(stem) if word[at] in VOWELS else stem
            if word[at:] in _TIME and whole not in self._words.times:
                continue
            noun, verb = weighed
            if noun > IMPOSSIBLE and whole in self._words.whole:
                noun, verb = noun + weights.WHOLE, IMPOSSIBLE
            elif stem[-1] in _NOT_LAST and stem[-2] not in VOWELS and at > 2 and stem[-2:] not in _LAST_TWO:
                continue
            else:
                if noun > IMPOSSIBLE:
                    noun += self._as_noun(stem, whole, word[at], at < two_syllables)
                if verb > IMPOSSIBLE:
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
        elif last == "ш" and after in "ыі" and stem[-2] not in "ыі" and not one_syllable:
            weight += weights.AGENT
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
    stem = stem.replace("йа", "я").replace("йу", "ю")
    stem = unvoiced(stem.replace("ь", "").replace("ъ", "") or stem)
    if len(stem) < 3:
        return stem
    if stem.endswith(("ст", "зд")):
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


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word, in lower case; of any text, if it is no word.

    Harmony and assimilation (үндестік заңы) say which endings a stem can have, so «қала» has no -ла, «халықтың» no -ың:

    >>> [stem(word) for word in "қала қалалар қалаларымыздың халықтың".split()]
    ['қала', 'қала', 'қала', 'халқ']

    After the possessive of the third person cases have a buffer н, and the possessive a buffer с after a vowel:

    >>> {stem(word) for word in "бала баласы баласына баласынан баласын баласында балаларына".split()}
    {'бала'}

    п, к, қ become б, г, ғ before a vowel; some words of two syllables lose the ы or і of the second one:

    >>> {stem(word) for word in "мектеп мектебі мектебінде".split()}, {stem(word) for word in "еңбек еңбегі".split()}
    ({'мектеп'}, {'еңбек'})
    >>> {stem(word) for word in "орын орны орнында".split()}, {stem(word) for word in "халық халқы халқына".split()}
    ({'орн'}, {'халқ'})

    Verbs: й + а and й + у are written я and ю; ы is dropped before у, and is и with й; participles take cases:

    >>> {stem(word) for word in "қою қояды қойған қойғанын қоймайды".split()}
    {'қой'}
    >>> {stem(word) for word in "таныды таниды тану".split()}
    {'тан'}
    >>> {stem(word) for word in "айтты айтады айтқан айтпады айтуынша айтылды".split()} == {"айт", "айтыл"}
    True

    -дық makes adjectives after consonants, and means «we» after vowels, р, й and у:

    >>> stem("ауылдық"), stem("бастадық"), stem("бардық")
    ('ауылдық', 'баста', 'бар')

    Names, abbreviations and numbers, with a hyphen or without; loans with a silent end:

    >>> stem("Тоқаевтың"), stem("БАҚ-тың"), stem("ҚР-ның"), stem("13-інде"), stem("5-еуі")
    ('тоқаев', 'бақ', 'қр', '13', '5')
    >>> {stem(word) for word in "журналист журналистер журналистке".split()}, stem("рубльге") == stem("рубль")
    ({'журналис'}, True)
    """
    return _stemmer()(word)
