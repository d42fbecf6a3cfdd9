"""What follows a quote («…», - деп атап өтті X) and what leads to one (X былай деді: «…»)."""

import re
from dataclasses import dataclass

from archive.quotes.language import Language
from archive.quotes.quote import Kind, Span, Speaker
from archive.quotes.sentences import sentence_end, sentence_start
from archive.quotes.speakers import NOBODY, after, before

_BETWEEN = re.compile(r"[,.!?…]{0,3}\s?(?P<dash>[-–—])?\s?")
_LONGEST_BEGINNING = 200
"""Characters between a sentence's beginning and a quote in it."""
_LEAST_WORDS = 3
"""Of a quote with nothing but a space between it and its verb; fewer are a term: «қарабарақ» дейтін."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A verb of saying after a quote, and who speaks."""

    kind: Kind
    verb: str
    speaker: Speaker
    end: int
    """Where its clause ends."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who speaks before a colon, with the verb, if there is one."""

    verb: str | None
    speaker: Speaker


def tail(text: str, quote: Span, at: int, language: Language, *, with_dash: bool = False) -> Tail | None:
    """The tail of `quote` that begins at `at`, behind its mark; None when none does. A dash speech needs a dash."""
    end = paragraph_end(text, at)
    between = _BETWEEN.match(text, at, end)
    if between is None or (with_dash and not between["dash"]):
        return None
    start = between.end()
    document = language.of_document.match(text, start, end)
    if document is not None:
        slot = Span(document.end(), sentence_end(text, document.end(), end))
        return Tail("document", document[0].strip(), _document(text, slot), slot.end)
    is_apart = bool(between[0].strip()) or text[quote.end - 1] in ",.!?…"
    said = (language.said if is_apart else language.said_surely).match(text, start, end)
    if said is None or (not is_apart and len(text[quote.start : quote.end].split()) < _LEAST_WORDS):
        return None
    slot = Span(said.end(), sentence_end(text, said.end(), end))
    return Tail("direct", said[0], after(text, slot, language), slot.end)


def lead(text: str, opening: int, language: Language) -> Lead | None:
    """What leads to a quote that opens at `opening` with a colon before it, in the paragraph before it, too."""
    at = end_of_words(text, opening, " \n")
    if at == 0 or text[at - 1] != ":":
        return None
    start = sentence_start(text, paragraph_start(text, at), at)
    words = text[start : at - 1].rstrip()
    verb = language.introduces.search(words)
    end = start + (verb.start() if verb else len(words))
    speaker = before(text, Span(start, end), language)
    if verb is None and language.finite.search(words) is not None and speaker.named:
        return Lead(words.rpartition(" ")[2], speaker)
    if verb is None:
        is_last = speaker.named and words.endswith(speaker.shown or "")
        is_pronoun = speaker.shown is not None and speaker.shown == words
        return Lead(None, speaker) if is_last or is_pronoun else None
    return Lead(verb[0], speaker)


def subject_before(text: str, opening: int, language: Language) -> Speaker:
    """Who speaks, by the beginning of the sentence that a quote stands in: «X журналистерге «…» деді»."""
    start = sentence_start(text, paragraph_start(text, opening), opening)
    if opening - start > _LONGEST_BEGINNING:
        return NOBODY
    return before(text, Span(start, opening), language)


def end_of_words(text: str, at: int, after: str) -> int:
    """Where the text before `at` ends, without these characters."""
    while at > 0 and text[at - 1] in after:
        at -= 1
    return at


def paragraph_start(text: str, at: int) -> int:
    """Where the paragraph begins that `at` stands in."""
    found = text.rfind("\n\n", 0, at)
    return found + 2 if found >= 0 else 0


def paragraph_end(text: str, at: int) -> int:
    """Where the paragraph ends that `at` stands in."""
    end = text.find("\n\n", at)
    return end if end >= 0 else len(text)


def _document(text: str, slot: Span) -> Speaker:
    shown = text[slot.start : slot.end].strip(" ,")
    preposition = re.match(r"(?:в|во|на)\s+", shown)
    if preposition is not None:
        shown = shown[preposition.end() :]
    return Speaker(shown, one=False) if shown else NOBODY
