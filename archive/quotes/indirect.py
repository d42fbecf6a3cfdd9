"""What somebody is said to have said, in the words of the article: «X жаңа зауыт салынады деп мәлімдеді».

Only where a person or a body is named, or «ол» and the like are clearly somebody; who reports the news («деп
хабарлайды El.kz») says nothing here.
"""

import re
from collections.abc import Iterator, Sequence

from archive.quotes.language import Language
from archive.quotes.marks import paragraphs
from archive.quotes.names import runs
from archive.quotes.quote import Said, Span, Speaker
from archive.quotes.sentences import sentence_end, sentence_start
from archive.quotes.speakers import after, before

_SPACE = " ,.-–—"
_SHORTEST = 8
"""Characters of what is told; fewer are what is left of something else."""


def indirect(text: str, taken: Sequence[Span], language: Language) -> Iterator[Said]:
    """The sentences that tell what was said; not within `taken`."""
    for part in paragraphs(text):
        for pattern in language.indirect:
            for match in pattern.finditer(text, part.start, part.end):
                found = _said(text, match, part, language)
                if found is None or found.span.end - found.span.start < _SHORTEST:
                    continue
                if not any(s.start < found.span.end and found.span.start < s.end for s in taken):
                    yield found


def _said(text: str, match: re.Match[str], part: Span, language: Language) -> Said | None:
    groups = match.groupdict()
    if groups.get("whose") is not None:
        return _by_whom(text, match, language)
    end = match.end("what")
    start = sentence_start(text, max(part.start, match.start("what")), end)
    slot = Span(match.end("verb"), sentence_end(text, match.end("verb"), part.end))
    speaker = after(text, slot, language)
    if speaker.shown is None:
        found = _at_the_beginning(text, Span(start, end), language)
        if found is None:
            return None
        speaker, start = found
    return Said("indirect", _trimmed(text, Span(start, end)), speaker, match["verb"], "told")


def _by_whom(text: str, match: re.Match[str], language: Language) -> Said | None:
    start = sentence_start(text, match.start("whose"), match.end("whose"))
    shown = text[start : match.end("whose")].strip(_SPACE)
    pronoun = language.pronoun.match(shown)
    if pronoun is not None:
        speaker = Speaker(pronoun[0])
    else:
        found = list(runs(text, start, match.end("whose"), language))
        if not found or found[-1].span.end != match.end("whose"):
            return None
        role = text[start : found[-1].span.start].strip(_SPACE)
        speaker = Speaker(text[found[-1].span.start : found[-1].span.end], role or None, named=True)
    what = match.start("what")
    span = _trimmed(text, Span(what, sentence_end(text, what, match.end("what"), whole=True)))
    return Said("indirect", span, speaker, match["verb"], "by whom")


def _at_the_beginning(text: str, sentence: Span, language: Language) -> tuple[Speaker, int] | None:
    """Who is named at the beginning of a sentence, and where what is said begins."""
    start = sentence.start
    while (opening := language.opening.match(text, start, sentence.end)) is not None:
        start = opening.end()
    pronoun = language.pronoun.match(text, start, sentence.end)
    if pronoun is not None:
        return Speaker(pronoun[0]), _after_opening(text, pronoun.end(), sentence.end, language)
    for run in runs(text, start, min(sentence.end, start + 120), language):
        speaker = before(text, Span(start, run.span.end), language)
        if speaker.named and "," not in (speaker.role or "").rstrip(","):
            return speaker, _after_opening(text, run.span.end, sentence.end, language)
        break
    first = text[start : sentence.end].split(" ", 1)[0]
    if language.is_office(first) and language.nominative(first) == first:
        return Speaker(first, first), _after_opening(text, start + len(first), sentence.end, language)
    return None


def _after_opening(text: str, start: int, end: int, language: Language) -> int:
    while start < end and text[start] in _SPACE:
        start += 1
    opening = language.opening.match(text, start, end)
    return opening.end() if opening is not None else start


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return Span(start, end)
