"""Speech after a dash: «– Қоңырау соғылды, – деді X. – Қоштасайық.» It needs a verb of saying after a second dash."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.quotes.language import Language
from archive.quotes.marks import paragraphs
from archive.quotes.quote import Said, Span
from archive.quotes.sentences import trimmed
from archive.quotes.tails import Tail, end_of_words, lead, tail

_OPENS = re.compile(r"(?:^|(?<=\n\n)|(?<=[.!?…:»] ))[-–—]\s?(?=[«\"“„]?[^\W_a-zа-яёәғқңөұүһі])")
_PAUSE = re.compile(r"(?:[,!?…]|\.{3}|(?<=[!?…»])|\.)\s[-–—]\s|,\s?[-–—]\s?")
_GOES_ON = re.compile(r"[.,!?…]{0,3}\s*[-–—]\s+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with the verbs of saying that follow a dash in it: where what is said ends, and the verb."""

    text: str
    span: Span
    tails: tuple[tuple[int, Tail], ...]

    def next_tail(self, start: int) -> tuple[int, Tail] | None:
        """The first one behind `start`."""
        number = bisect_right(self.tails, start, key=lambda one: one[0])
        return self.tails[number] if number < len(self.tails) else None


def dashes(text: str, marked: Sequence[Span], language: Language) -> Iterator[Said]:
    """The speeches after dashes; not those within quotation marks."""
    starts = [span.start for span in marked]
    for part in paragraphs(text):
        openings = [
            opening
            for match in _OPENS.finditer(text, part.start, part.end)
            if not _is_within(opening := match.end(), marked, starts)
            and (match.start() == part.start or text[match.start() - 1] == " ")
        ]
        if not openings:
            continue
        paragraph = _Paragraph(text, part, tuple(_tails(text, part, language)))
        at = 0
        for opening in openings:
            if opening < at:
                continue
            for found in _speech(paragraph, opening, language):
                yield found
                at = found.span.end


def _is_within(at: int, marked: Sequence[Span], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, at) - 1
    return number >= 0 and at < marked[number].end


def _tails(text: str, part: Span, language: Language) -> Iterator[tuple[int, Tail]]:
    for pause in _PAUSE.finditer(text, part.start, part.end):
        if pause.start() > part.start:
            found = tail(text, Span(part.start, pause.start()), pause.start(), language, with_dash=True)
            if found is not None:
                yield pause.start() + (text[pause.start()] in "!?…"), found


def _speech(paragraph: _Paragraph, start: int, language: Language) -> Iterator[Said]:
    """The pieces of one speech, which verbs of saying split."""
    text, end = paragraph.text, paragraph.span.end
    first: Tail | None = None
    at = start
    while at < end:
        following = paragraph.next_tail(at)
        if following is None:
            if first is not None:
                yield Said("direct", trimmed(text, Span(at, end)), first.speaker, first.verb, "dash, goes on")
                return
            introduced = lead(text, end_of_words(text, start, " -–—"), language)
            if introduced is not None and (introduced.verb or introduced.speaker.named):
                yield Said("direct", trimmed(text, Span(at, end)), introduced.speaker, introduced.verb, "colon, dash")
            return
        ends, closing = following
        speaker = closing.speaker
        if speaker.shown is None:
            introduced = lead(text, end_of_words(text, start, " -–—"), language)
            speaker = introduced.speaker if introduced is not None else (first.speaker if first else speaker)
        first = Tail(closing.kind, closing.verb, speaker, closing.end)
        yield Said(closing.kind, trimmed(text, Span(at, ends)), speaker, closing.verb, "dash")
        more = _GOES_ON.match(text, closing.end, end)
        if more is None:
            return
        at = more.end()
