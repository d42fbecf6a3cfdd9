"""Takes the case ending off a Kazakh noun phrase: «министрлік қызметіне» becomes «министрлік қызметі».

Only the last word is in a case; the words before it say whose. Rules for nouns as names of bodies and firms end
(«қызметі», «РМК», «Kazinform»), in Cyrillic, Latin and Arabic script; not a morphology. The endings are those of the
grammar («Қазақ грамматикасы», 2002).
"""

import re
from typing import Literal

Case = Literal["genitive", "dative", "locative", "ablative"]

_A, _Y = "[аеaeäəەا]", "[ыіiıyىئي]"
_N, _D, _G, _NG = "[нnن]", "[дтdtدت]", "[ғгқкgğǵqkگعقك]", "(?:[ңńñŋڭ]|n['’ʼ]?)"
_OWNED: dict[Case, str] = {
    "genitive": f"{_N}{_Y}{_NG}",
    "dative": f"{_N}{_A}",
    "locative": f"{_N}{_D}{_A}",
    "ablative": f"{_N}{_A}{_N}",
}
"""After a possessive: «қызмет-і-не», «департамент-і-нде», «сайт-ы-нан»."""
_BARE: dict[Case, str] = {
    "genitive": f"(?:{_N}|{_D}){_Y}{_NG}",
    "dative": f"{_G}{_A}",
    "locative": f"{_D}{_A}",
    "ablative": f"(?:{_N}|{_D}){_A}{_N}",
}


def _ending(case: Case) -> re.Pattern[str]:
    """Foreign words and abbreviations take their ending after a hyphen: «РМК-ға», «Tengrinews.kz-ке»."""
    hyphen = f"[-–‑](?:{_BARE[case]}|{_OWNED[case]})"
    return re.compile(f"(?:{hyphen}|(?<={_Y}){_OWNED[case]}|(?<=\\w{{3}}){_BARE[case]})$", re.IGNORECASE)


_ENDINGS: dict[Case, re.Pattern[str]] = {case: _ending(case) for case in ("locative", "ablative", "dative", "genitive")}


def nominative(phrase: str, *cases: Case) -> str:
    """The phrase with its last word out of its case; `cases`: those that it can be in, by default any.

    A phrase that is in none of them comes back as it is. Say the cases where the sentence tells them: «Қазына» is in
    none, and has the look of a dative.

    >>> nominative("министрліктің баспасөз қызметіне"), nominative("Қазгидрометке"), nominative("РМК-ға")
    ('министрліктің баспасөз қызметі', 'Қазгидромет', 'РМК')
    >>> nominative("полиция департаментінде"), nominative("Қазгидромет"), nominative("Самұрық-Қазына", "genitive")
    ('полиция департаменті', 'Қазгидромет', 'Самұрық-Қазына')
    >>> nominative("baspasóz qyzmetine"), nominative("باسپاسوز قىزمەتىنە")
    ('baspasóz qyzmeti', 'باسپاسوز قىزمەتى')
    """
    for case, ending in _ENDINGS.items():
        bare = ending.sub("", phrase) if not cases or case in cases else phrase
        if bare != phrase:
            return bare
    return phrase
