"""Takes the case ending off a Kazakh noun phrase: «министрлік қызметіне» becomes «министрлік қызметі».

Only the last word is in a case; the words before it say whose. Rules for nouns as names of bodies and firms end
(«қызметі», «РМК», «Kazinform»), not a morphology.
"""

import re

_AFTER_HYPHEN = re.compile(r"[-–](?:[тднгғкқ][аеыіi]\w{0,2}|[мбп]ен|[tdn][aeyiı]\w?|[gkqǵ][ae])$", re.IGNORECASE)
"""«РМК-ға», «Tengrinews.kz-ке», «El.kz-тің»: foreign words and abbreviations take their ending after a hyphen."""

_OWNED = re.compile(
    r"(?<=[іыiı])(?:не|на|нен|нан|нде|нда|ндегі|ндағы|нің|ның|мен|ne|na|nen|nan|nde|nda|niń|nyń)$", re.IGNORECASE
)
"""After a possessive: «қызмет-і-не», «департамент-і-нде», «сайт-ы-нан»."""

_BARE = re.compile(
    r"(?<=\w{4})(?:ғ[ае]|г[ае]|қа|ке|[дт][ае]н|н[ае]н|[дт][ае]|[дтн][іы]ң|[дт][ае]ғ[ыі]|[дт]ег[ыі])$", re.IGNORECASE
)


def nominative(phrase: str) -> str:
    """The phrase with its last word out of its case.

    >>> nominative("министрліктің баспасөз қызметіне"), nominative("Қазгидрометке"), nominative("РМК-ға")
    ('министрліктің баспасөз қызметі', 'Қазгидромет', 'РМК')
    >>> nominative("полиция департаментінде"), nominative("Қазгидромет")
    ('полиция департаменті', 'Қазгидромет')
    """
    for ending in (_AFTER_HYPHEN, _OWNED, _BARE):
        bare = ending.sub("", phrase)
        if bare != phrase:
            return bare
    return phrase
