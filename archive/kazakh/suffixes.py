"""Kazakh endings of nouns and numbers, as skeletons (see `skeleton`), so that one list serves every script.

Only what names of months, units of time and numbers take; not a morphology. Endings follow the grammar's cases
(«Қазақ грамматикасы», 2002): genitive, dative, accusative, locative, ablative, instrumental, each bare or after a
possessive, and the adjective of place and time (-дағы).
"""

_CASES = (
    ",nin,din,tin,ga,ge,ka,ke,na,ne,a,e,ni,di,ti,n,da,de,ta,te,nda,nde,dan,den,tan,ten,nan,nen,men,ben,pen,"
    "dagi,degi,tagi,tegi,ndagi,ndegi,gi,ki"
).split(",")

NOUN = frozenset(possessive + case for possessive in ("", "i", "si") for case in _CASES)
"""What may follow the stem of a noun: «қаңтар-да», «қаңтар-ы-нда», «шілде-сі-нен»."""

OWNED = frozenset(possessive + case for possessive in ("i", "si") for case in _CASES)
"""What follows a numeral that is somebody's: «қаңтардың он үш-і», «екі-сі-нде»."""

ORDINAL = frozenset({"inci", "nci", "sinci"})
"""What makes a numeral the so-and-so-manieth: «үш-інші», «екі-нші», «жиырма-сыншы»."""

NUMBER = frozenset(ordinal + ending for ordinal in ("", "ci", *ORDINAL) for ending in NOUN) - {""}
"""What may follow the digits of a number and a hyphen: «18:19-да», «13-і», «22-сі», «13-ші», «20-сыншы»."""
