"""The list of quotes that was labelled by eye (tests/archive/quotes/quotes.toml), and the rules' answers beside it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.quotes.find import find_quotes
from archive.quotes.quote import Quote

FILE = Path(__file__).parents[2] / "tests" / "archive" / "quotes" / "quotes.toml"
TUNED, HELD_OUT, LATE = "dev", "held out", "late"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quote as a person sees it."""

    starts: int
    ends: int
    kind: str
    speaker_shown: str | None
    speaker: str | None
    role: str | None
    verb: str | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its quotes."""

    half: str
    origin: str
    edition: str
    text: str
    labelled: tuple[Labelled, ...]


@cache
def passages() -> tuple[Passage, ...]:
    """All passages; raises ValueError for a label whose words don't stand in its text."""
    found = []
    for passage in tomllib.loads(FILE.read_text("utf-8"))["passage"]:
        text, after = passage["text"], 0
        labelled = []
        for line in passage["quotes"].splitlines():
            label = _labelled(text, line, after)
            labelled.append(label)
            after = label.starts
        found.append(Passage(passage["half"], passage["origin"], passage["edition"], text, tuple(labelled)))
    return tuple(found)


def _labelled(text: str, line: str, after: int) -> Labelled:
    kind, words, shown, speaker, role, verb, confidence = (cell.strip() for cell in line.split("|"))
    first, _, last = words.partition(" … ")
    starts = text.find(first, after)
    ends = text.find(last, starts) if last else starts
    if starts < 0 or ends < 0:
        raise ValueError(f"no such words in the text: {line}")
    ends += len(last or first)
    name = shown if speaker == "=" else speaker
    return Labelled(starts, ends, kind, shown or None, name or None, role or None, verb or None, confidence)


@dataclass(frozen=True, slots=True)
class Match:
    """A label with the quote that was found for it; either may be missing."""

    passage: Passage
    label: Labelled | None
    quote: Quote | None

    @property
    def is_right(self) -> bool:
        """The same words, kind, speaker and confidence."""
        if self.label is None or self.quote is None:
            return False
        same_words = (self.label.starts, self.label.ends) == (self.quote.starts, self.quote.ends)
        told = (self.quote.kind, self.quote.speaker, self.quote.confidence)
        return same_words and told == (self.label.kind, self.label.speaker, self.label.confidence)


@cache
def matches() -> tuple[Match, ...]:
    """Every label and every quote that was found, those that overlap together."""
    found: list[Match] = []
    for passage in passages():
        quotes = list(find_quotes(passage.text, passage.edition))
        for label in passage.labelled:
            quote = next((one for one in quotes if one.starts < label.ends and label.starts < one.ends), None)
            if quote is not None:
                quotes.remove(quote)
            found.append(Match(passage, label, quote))
        found += [Match(passage, None, quote) for quote in quotes]
    return tuple(found)
