"""What a quote is. How one is found is told by the modules beside this one."""

from dataclasses import dataclass
from typing import Literal

VERSION = "1"
"""Of the rules. Goes up when a change gives any text other quotes; `muragat enrich` then finds them again."""

Kind = Literal["direct", "indirect", "document"]
"""Somebody's words; what somebody is said to have said («… деп мәлімдеді X»); words of a law or a statement."""

Confidence = Literal["sure", "inferred"]
"""The sentence names who speaks; or it says «ол», only what somebody is, or nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: the offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the text has it: `shown` is a name, «ол», or what somebody is; None when nobody stands there."""

    shown: str | None
    role: str | None = None
    named: bool = False
    """A name of a person or of a body."""
    one: bool = True
    """One person, so that an earlier name can be theirs; «мамандар» and «тағы бір шаруа» are nobody who was named."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote as a rule finds it, before names are joined."""

    kind: Kind
    span: Span
    speaker: Speaker
    verb: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in an article's text."""

    starts: int
    """Offset of its first character in the text, in characters; quotation marks and dashes around it are left out."""
    ends: int
    kind: Kind
    quote: str
    speaker_shown: str | None
    speaker: str | None
    """The name, in its longest form in the text, in the nominative and in Cyrillic; None when nobody can be named."""
    role: str | None
    verb: str | None
    rule: str
    confidence: Confidence
