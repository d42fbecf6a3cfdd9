"""What an agency's file knows and what it guesses, and who has looked at the live site. It checks nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Part = Literal["addresses", "editions", "sources", "layouts", "hosts", "times"]
"""What of an agency's file it is about."""


UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that an agency's file says, and why.

    `verified` is the day on which somebody saw it on the live site, and `how` with what («scrapy probe»).
    """

    part: Part
    says: str
    is_guess: bool
    verified: date | None = None
    how: str = ""

    @property
    def status(self) -> str:
        """For people: «verified 2027-01-15 (scrapy probe)», «reported», «guess»."""
        if self.verified is not None:
            return f"verified {self.verified} ({self.how})"
        return "guess" if self.is_guess else "reported"


def reported(part: Part, says: str, *, verified: date | None = None, how: str = "") -> Evidence:
    """Something that others have seen: on public pages, in public code, in an aggregator's report. Say when."""
    return Evidence(part, says, is_guess=False, verified=verified, how=how)


def guess(part: Part, says: str) -> Evidence:
    """Something that would have to be so, and that nobody has seen."""
    return Evidence(part, says, is_guess=True)


def verdict(evidence: Sequence[Evidence]) -> str:
    """What a summary says of an agency in a word or two.

    >>> verdict([reported("addresses", "seen in 2026"), guess("sources", "the list has pages")])
    'unverified'
    >>> verdict([reported("addresses", "seen", verified=date(2027, 1, 15), how="scrapy probe"), guess("sources", "")])
    'verified in part, 2027-01-15'
    """
    days = [one.verified for one in evidence if one.verified is not None]
    if not days:
        return UNVERIFIED
    return f"verified {min(days)}" if len(days) == len(evidence) else f"verified in part, {min(days)}"
