"""Words that somebody may have meant who typed one that no article has. Asks the table `words`; bounded."""

import sqlite3
from difflib import SequenceMatcher

from archive.kazakh.keys import skeleton_key
from archive.kazakh.text import fold

_LOOKED_AT = 2000
_NEAR = 0.72
_FREQUENT = """
SELECT form, skeleton, sum(documents) AS documents FROM words
WHERE skeleton >= ? AND skeleton < ? AND length(skeleton) BETWEEN ? AND ?
GROUP BY form ORDER BY documents DESC LIMIT ?
"""


def suggestions(connection: sqlite3.Connection, word: str, most: int = 5) -> tuple[str, ...]:
    """Up to `most` forms that begin like the word and differ in few letters, the nearest first.

    Compared by skeletons, so that a word typed in Latin letters gets words in Cyrillic.
    """
    key = skeleton_key(fold(word))
    if not key:  # every word would be looked at
        return ()
    ranked: list[tuple[float, int, str]] = []
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for size in (2, 1):
        beginning = key[:size]
        span = (max(1, len(key) - 3), len(key) + 3)
        rows = connection.execute(_FREQUENT, (beginning, beginning + "\U0010ffff", *span, _LOOKED_AT))
        for form, skeleton, documents in rows:
            matcher.set_seq1(skeleton)
            if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
                continue
            near = matcher.ratio()
            if near >= _NEAR:
                ranked.append((near, documents, form))
        if ranked:
            break
    ranked.sort(key=lambda one: (-one[0], -one[1], one[2]))
    return tuple(dict.fromkeys(form for _, _, form in ranked))[:most]
