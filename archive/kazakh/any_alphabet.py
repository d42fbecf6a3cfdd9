"""A text as it is in any alphabet: equal for the same Kazakh words in Latin letters of all kinds, Arabic and Cyrillic.

For telling an edited text from one that is only spelled in another alphabet. It is not for reading: see `to_cyrillic`.
"""

import re

from archive.kazakh.keys import skeleton_key
from archive.kazakh.text import clean, fold_clean

WORD = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f\u064b-\u0652\u0654\u200c\u200d]*)+(?:['’ʼ`](?:[^\W\d_][\u0300-\u036f]*)*)*"
)
"""A word with its marks, and with the apostrophes of the alphabet of 2017."""
_ARABIC_MARKS = str.maketrans("،؛؟٪", ",;?%")


def in_any_alphabet(text: str) -> str:
    """The words by their `skeleton_key`, and what stands between them folded; lines stay.

    >>> latin = ("Qyrkúıekte mektep ashyldy.", "Qyrküiekte mektep aşyldy.", "Qırküyekte mektep aşıldı.")
    >>> {in_any_alphabet(text) for text in ("Қыркүйекте мектеп ашылды.", *latin, "قىركۇيەكتە مەكتەپ اشىلدى.")}
    {'kirkuiekte mektep acildi.'}
    """
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    found, end = [], 0
    line = clean(line)
    for word in WORD.finditer(line):
        found += [fold_clean(line[end : word.start()]).translate(_ARABIC_MARKS), skeleton_key(word[0])]
        end = word.end()
    return "".join([*found, fold_clean(line[end:]).translate(_ARABIC_MARKS)])
