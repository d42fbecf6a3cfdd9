"""All endings that Kazakh words take, spelled out: each form in each harmony after each class of sound.

The endings follow each other in the order of the grammar («Қазақ грамматикасы», 2002): noun + plural (көптік) +
possessive (тәуелдік) + case (септік) + person (жіктік); verb + negation + tense, mood or participle + person, where a
participle and the noun of action in -у are inflected as nouns. Voices and derived words (-шы, -лық, -лы, -сыз) are no
endings here. How a chain is weighed is for `weights`.
"""

from collections.abc import Iterator

from archive.kazakh.morphemes import Chain, joined
from archive.kazakh.sounds import BACK, CLASSES, FRONT, VOWEL

_CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental", "likeness")
_HIS_CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental", "measure", "likeness")


def noun_chains(last: int, harmony: int) -> Iterator[Chain]:
    """What may follow a noun whose last sound is of the class `last`.

    The first and second persons' possessives stand after the plural, after participles, and and -(ы)мыз, -(ы)ңыз
    everywhere: a bare -(ы)м or -(ы)ң is more often the end of a stem («білім», «адам», «таң») than an ending in news.

    >>> [chain.text for chain in noun_chains(VOWEL, BACK)][:6]
    ['ның', 'ға', 'ны', 'да', 'дағы', 'дағылар']
    >>> "сына" in {chain.text for chain in noun_chains(VOWEL, BACK)}  # бала-сы-н-а, the buffers с and н
    True
    """
    return (chain for chain in _nominal(Chain("", ()), last, harmony) if chain.text)


def verb_chains(last: int, harmony: int) -> Iterator[Chain]:
    """What may follow a verb whose last sound is of the class `last`.

    >>> expected = {"ды", "ған", "ғанын", "йды", "мады", "мағанда", "п", "у", "уына"}  # хабарла-
    >>> expected <= {chain.text for chain in verb_chains(VOWEL, BACK)}
    True

    A verb in ы or і loses it before у and makes и with й («таны-»: «тану», «таниды»). Its endings are therefore listed
    with the vowel, after the consonant before it: «тан-ыды», «тан-иды», «тан-у».

    >>> {"ыды", "иды", "итын", "у"} <= {chain.text for chain in verb_chains(CLASSES["н"], BACK)}
    True
    """
    verb = Chain("", ())
    yield from _affirmative(verb, last, harmony)
    yield from _negative(verb, last, harmony)
    if last == VOWEL:
        yield joined(verb, "converb_y", last, harmony)
    else:
        theme = joined(verb, "theme", last, harmony)
        yield from _affirmative(theme, last, harmony)
        yield from _negative(theme, last, harmony)


def _nominal(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    yield from _cases(chain, last, harmony)
    yield joined(chain, "his", last, harmony)
    yield from _his_cases(joined(chain, "his", last, harmony), last, harmony)
    for owner in ("our", "your", "my", "thy") if chain.parts else ("our", "your"):
        yield from _cases(joined(chain, owner, last, harmony), last, harmony)
    plural = joined(chain, "plural", last, harmony)
    yield from _cases(plural, last, harmony)
    yield from _his_cases(joined(plural, "his", last, harmony), last, harmony)
    for owner in ("our", "your", "my", "thy"):
        owned = joined(plural, owner, last, harmony)
        yield from _cases(owned, last, harmony)
        yield joined(owned, "ours_dative", last, harmony)
    for end in ("we_are", "comparative", "time"):
        yield joined(chain, end, last, harmony)


def _cases(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    yield chain
    for case in _CASES:
        cased = joined(chain, case, last, harmony)
        yield cased
        if case == "locative":
            yield from _attributes(cased, last, harmony)


def _his_cases(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    """The buffer н after the possessive of the third person: баласына, баласын, баласында."""
    yield chain
    for case in _HIS_CASES:
        cased = joined(chain, f"his_{case}", last, harmony)
        yield cased
        if case == "locative":
            yield from _attributes(cased, last, harmony)


def _attributes(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    attribute = joined(chain, "attribute", last, harmony)
    yield attribute
    plural = joined(attribute, "plural", last, harmony)
    yield plural
    for case in _CASES:
        yield joined(attribute, case, last, harmony)
        yield joined(plural, case, last, harmony)
    yield joined(attribute, "his", last, harmony)


def _affirmative(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    yield from _tenses(chain, last, harmony)
    for end in ("converb", "converb_said", "please"):
        yield joined(chain, end, last, harmony)
    if not chain.parts:
        yield from _nominal(joined(chain, "action", last, harmony), last, harmony)


def _negative(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    negated = joined(chain, "not", last, harmony)
    yield from _tenses(negated, last, harmony)
    yield joined(negated, "not_converb", last, harmony)
    yield from _cases(joined(negated, "never", last, harmony), last, harmony)
    yield from _nominal(joined(negated, "action", last, harmony), last, harmony)


def _tenses(chain: Chain, last: int, harmony: int) -> Iterator[Chain]:
    ends = (
        "past",
        "past_i",
        "past_you",
        "past_we",
        "if",
        "if_we",
        "if_thou",
        "present",
        "present_i",
        "present_we",
        "present_you",
    )
    for end in (*ends, "aim", "until", "since", "let"):
        yield joined(chain, end, last, harmony)
    for participle in ("participle", "habit"):
        yield from _nominal(joined(chain, participle, last, harmony), last, harmony)


def all_chains() -> Iterator[tuple[int, int, bool, Chain]]:
    """Class of the sound before, harmony, whether after a verb, and the chain."""
    for last in sorted(set(CLASSES.values())):
        for harmony in (BACK, FRONT):
            for chain in noun_chains(last, harmony):
                yield last, harmony, False, chain
            for chain in verb_chains(last, harmony):
                yield last, harmony, True, chain


NUMERAL_ENDINGS = frozenset(
    order + case
    for order in "інші ыншы нші ншы сінші сыншы ші шы еуі ауы еуін ауын еу ау".split()
    for case in ("", "ге", "ға", "де", "да", "ден", "дан", "сі", "сы", "сін", "сын", "сінде", "сында", "нің", "ның")
)
"""What makes a number in digits the so-and-so-manieth or a group: «13-інші», «20-сыншы», «5-еуі»."""
