"""Speech after a dash: «– Қоңырау соғылды, – деді X. – Қоштасайық.» It needs a verb of saying after a second dash."""

import re
from collections.abc import Iterator, Sequence

from archive.quotes.language import Language
from archive.quotes.marks import paragraphs
from archive.quotes.quote import Said, Span
from archive.quotes.tails import Tail, lead, tail

_OPENS = re.compile(r"(?:^|(?<=[.!?…:»] ))[-–—]\s?(?=[«\"“„]?[^\W_a-zа-яёәғқңөұүһі])")
_PAUSE = re.compile(r"(?:[,!?…]|\.{3}|(?<=[!?…»])|\.)\s[-–—]\s|,\s?[-–—]\s?")
_GOES_ON = re.compile(r"[.,!?…]{0,3}\s*[-–—]\s+")


def dashes(text: str, marked: Sequence[Span], language: Language) -> Iterator[Said]:
    """The speeches after dashes; not those within quotation marks."""
    for part in paragraphs(text):
        at = part.start
        while (opening := _opening(text, at, part, marked)) is not None:
            found = list(_speech(text, opening, part.end, language))
            if found:
                yield from found
            at = max(opening + 1, found[-1].span.end if found else 0)


def _opening(text: str, at: int, part: Span, marked: Sequence[Span]) -> int | None:
    while (match := _OPENS.search(text[part.start : part.end], at - part.start)) is not None:
        found = part.start + match.end()
        if not any(span.start <= found < span.end for span in marked):
            return found
        at = found
    return None


def _speech(text: str, start: int, end: int, language: Language) -> Iterator[Said]:
    """The pieces of one speech, which verbs of saying split."""
    first: Tail | None = None
    at = start
    while at < end:
        span, closing = _to_verb(text, at, end, language)
        if closing is None:
            if first is not None:
                yield Said("direct", _trimmed(text, span), first.speaker, first.verb, "dash, goes on")
                return
            introduced = lead(text, _before_dash(text, start), language)
            if introduced is not None and introduced.verb:
                yield Said("direct", _trimmed(text, span), introduced.speaker, introduced.verb, "colon, dash")
            return
        speaker = closing.speaker
        if speaker.shown is None:
            introduced = lead(text, _before_dash(text, start), language)
            speaker = introduced.speaker if introduced is not None else (first.speaker if first else speaker)
        first = Tail(closing.kind, closing.verb, speaker, closing.end)
        yield Said(closing.kind, _trimmed(text, span), speaker, closing.verb, "dash")
        more = _GOES_ON.match(text, closing.end, end)
        if more is None:
            return
        at = more.end()


def _before_dash(text: str, start: int) -> int:
    return len(text[:start].rstrip(" -–—"))


def _to_verb(text: str, start: int, end: int, language: Language) -> tuple[Span, Tail | None]:
    """What is said up to the next verb of saying after a dash, or up to the end."""
    for pause in _PAUSE.finditer(text, start, end):
        span = Span(start, pause.start())
        if span.end <= start:
            continue
        found = tail(text, span, pause.start(), language, with_dash=True)
        if found is not None:
            mark = text[pause.start()]
            return Span(start, pause.start() + (mark in "!?…")), found
    return Span(start, end), None


def _trimmed(text: str, span: Span) -> Span:
    """Without marks around the whole, spaces, and the comma or point at the end."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in " ,.\n":
        end -= 1
    return Span(start, end)
