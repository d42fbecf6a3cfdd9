"""Kazakh typed in Latin letters without any marks, read into Cyrillic: mostly guesses, see `guesses`."""

import re

from archive.kazakh.guesses import harmonised

_DIGRAPHS = {"sh": "ш", "ch": "ч", "gh": "ғ", "kh": "х", "zh": "ж", "ng": "ң", "ya": "я", "yu": "ю", "ia": "я"}
_DIGRAPH = re.compile("sh|ch|gh|kh|zh|ng(?![aeiouy])|(?:^|(?<=[aeiou]))(?:y[au]|ia)")
_LETTERS = str.maketrans(dict(zip("abcdefhjlmnopqrstuvwxyz", "АбкдефхжлмнОпқрстҰвухыз", strict=True)))
_BACK = re.compile("[ayq]")
"""In a word with one of these o and u are hardly ever ө and ү, though suffixes and loans have e beside them."""
_VOWEL_U = "(?<![aeoy])u"
_LAST_N = re.compile("(?<=[ндт][ыі])н$")


def from_ascii(word: str) -> str:
    """A word in lower-case ASCII letters, in Cyrillic.

    u beside a, e, o or at the end is у, else ұ or ү; y and i after a vowel are й; the genitive ends in ң. Who writes q
    means к by k, and by i never ы.

    >>> [from_ascii(word) for word in "qazaqstannyn mektepterge sauir tulekter qoyu bolady".split()]
    ['қазақстанның', 'мектептерге', 'сауыр', 'түлектер', 'қою', 'болады']
    >>> [from_ascii(word) for word in ("kantar", "kazakstanda", "mausim", "zheltoksan", "agustos")]
    ['қантар', 'қазақстанда', 'маусым', 'желтоқсан', 'ағұстос']
    """
    careful = "q" in word
    word = _DIGRAPH.sub(_digraph, word)
    word = re.sub(f"(?<=[aeo])[yi](?![bcdfghjklmnpqrstvwxz]{{2}})|(?<={_VOWEL_U})i(?=[aeoyi])", "й", word)
    word = re.sub("(?<=[aeoiy])u|u(?=[aeo])|u$", "у", word)
    word = re.sub("i(?=[aeoя])", "и", word)
    back = bool(_BACK.search(word))
    word = word.translate(_LETTERS)
    if back:
        word = word.replace("О", "о").replace("Ұ", "ұ")
    word = word.replace("i", "і" if careful or "ы" in word else "І").replace("k", "к" if careful else "К")
    return _LAST_N.sub("ң", harmonised(word.replace("g", "Г")))


def _digraph(match: re.Match[str]) -> str:
    return _DIGRAPHS[match[0]]
