"""The single endings of Kazakh, and how the next one is joined to a chain of them.

A template's capitals stand for letters that change: А and І by the harmony of vowels, as do ғ and қ (г, к); the Latin
ones by the last sound before them (`_BY_CLASS`). What stands in «<>» is written only after a vowel, in «[]» only after
a consonant. Forms and names after «Қазақ грамматикасы», 2002.
"""

from functools import cache
from typing import NamedTuple

from archive.kazakh.sounds import CLASSES, VOWEL

# Assimilation (дыбыс үндестігі), in the order of the classes: vowel, glide, liquid, nasal, voiced, voiceless.
_BY_CLASS = {
    "L": "ллдддт",  # көптік: балалар, таулар, ауылдар, адамдар, қыздар, кітаптар
    "N": "нддндт",  # ілік: баланың, таудың, ауылдың, адамның, қыздың, кітаптың
    "E": "нддддт",  # табыс: баланы, тауды, адамды, кітапты
    "D": "дддддт",  # жатыс, жедел өткен шақ: балада, адамда, кітапта
    "B": "дддндт",  # шығыс: баладан, ауылдан, адамнан, кітаптан
    "G": "ғғғғғқ",  # барыс, есімше: балаға, адамға, кітапқа
    "P": "ммммбп",  # көмектес: баламен, адаммен, қызбен, кітаппен
    "Q": "мммббп",  # болымсыздық: бармады, сенбеді, жазбады, айтпады
    "J": "йААААА",  # ауыспалы осы шақ: сөйлейді, барады
}
_BY_HARMONY = {"А": "ае", "І": "ыі", "ғ": "ғг", "қ": "қк"}

_TEMPLATES = {
    "plural": "LАр",
    "his": "<с>І",
    "our": "[І]мІз",
    "your": "[І]ңІз",
    "my": "[І]м",
    "thy": "[І]ң",
    "genitive": "NІң",
    "dative": "GА",
    "accusative": "EІ",
    "locative": "DА",
    "ablative": "BАн",
    "instrumental": "Pен",
    "likeness": "DАй",
    "comparative": "[І]рАқ",
    "time": "GІ",
    "ours_dative": "А",
    "his_genitive": "нІң",
    "his_dative": "нА",
    "his_accusative": "н",
    "his_locative": "ндА",
    "his_ablative": "нАн",
    "his_instrumental": "мен",
    "his_measure": "ншА",
    "his_likeness": "ндАй",
    "attribute": "ғІ",
    "we_are": "QІз",
    "not": "QА",
    "past": "DІ",
    "past_i": "DІм",
    "past_you": "DІңІз",
    "past_we": "DІқ",
    "if": "сА",
    "if_thou": "сАң",
    "converb_y": "й",
    "if_we": "сАқ",
    "present": "JдІ",
    "present_i": "JмІн",
    "present_we": "JмІз",
    "present_you": "JсІз",
    "participle": "GАн",
    "habit": "JтІн",
    "aim": "QАқ",
    "never": "с",
    "converb": "[І]п",
    "converb_said": "[І]птІ",
    "not_converb": "й",
    "until": "GАншА",
    "since": "GАлІ",
    "action": "у",
    "let": "сІн",
    "please": "[І]ңІз",
    "theme": "І",
}


class Chain(NamedTuple):
    """A chain of endings as it is written, and the names of its parts."""

    text: str
    parts: tuple[str, ...]


def joined(chain: Chain, part: str, last: int, harmony: int) -> Chain:
    """The chain with one more ending, which takes its form from the sound before it: the chain's last one, or of the
    class `last` before an empty chain.

    >>> from archive.kazakh.sounds import BACK, FRONT
    >>> NOTHING = Chain("", ())
    >>> [joined(NOTHING, "plural", CLASSES[sound], BACK).text for sound in "аулмзт"]  # балалар таулар ауылдар ...
    ['лар', 'лар', 'дар', 'дар', 'дар', 'тар']
    >>> joined(NOTHING, "his", VOWEL, FRONT).text, joined(NOTHING, "his", CLASSES["т"], FRONT).text  # әкесі, беті
    ('сі', 'і')
    """
    if chain.parts == ("theme",) and _TEMPLATES[part][0] == "J":  # ы + й is written и: таниды, оқитын
        return Chain("и" + _ending(part, last, harmony)[1:], (*chain.parts, part))
    kind = CLASSES[chain.text[-1]] if chain.text else last
    return Chain(chain.text + _ending(part, kind, harmony), (*chain.parts, part))


@cache
def _ending(part: str, kind: int, harmony: int) -> str:
    """The form of one ending after a sound of this class."""
    ending = bracket = ""
    for sign in _TEMPLATES[part]:
        if sign in "<[":
            bracket = sign
        elif sign in ">]":
            bracket = ""
        elif not bracket or (bracket == "<") == (kind == VOWEL):
            letter = _BY_CLASS[sign][kind] if sign in _BY_CLASS else sign
            ending += _BY_HARMONY[letter][harmony] if letter in _BY_HARMONY else letter
            kind = CLASSES[ending[-1]]
    return ending
