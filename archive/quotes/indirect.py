"""What somebody is said to have said, in the words of the article: «X жаңа зауыт салынады деп мәлімдеді».

Only where a person or a body is named, or «ол» and the like are clearly somebody; who reports the news («деп
хабарлайды El.kz») says nothing here.
"""

import re
from collections.abc import Iterator, Sequence

from archive.quotes.language import Language
from archive.quotes.names import runs
from archive.quotes.quote import Said, Span, Speaker
from archive.quotes.sentences import sentence_end, sentence_start
from archive.quotes.speakers import after, before
from archive.quotes.tails import paragraph_end, paragraph_start

_MARK = re.compile(r"[«»\"“”]")
"""Within what is told there is no mark: that would be a quote, or its end."""
_MOST_WORDS = 6
"""Of a body's name at the beginning of a sentence."""
_SPACE = " ,.-–—"
_SHORTEST = 8
"""Characters of what is told; fewer are what is left of something else."""


def indirect(text: str, taken: Sequence[Span], language: Language) -> Iterator[Said]:
    """The sentences that tell what was said; not within `taken`."""
    for found in _all(text, language):
        span = found.span
        if span.end - span.start < _SHORTEST or _MARK.search(text, span.start, span.end):
            continue
        if not any(other.start < span.end and span.start < other.end for other in taken):
            yield found


def _all(text: str, language: Language) -> Iterator[Said]:
    for match in language.told.finditer(text) if language.told is not None else ():
        found = _told(text, match, language)
        if found is not None:
            yield found
    for match in language.by_whom.finditer(text):
        found = _by_whom(text, match, language)
        if found is not None:
            yield found


def _told(text: str, match: re.Match[str], language: Language) -> Said | None:
    end = match.start()
    start = sentence_start(text, paragraph_start(text, end), end)
    slot = Span(match.end(), sentence_end(text, match.end(), paragraph_end(text, end)))
    speaker = after(text, slot, language)
    if speaker.shown is None:
        found = _at_the_beginning(text, Span(start, end), language)
        if found is None:
            return None
        speaker, start = found
    return Said("indirect", _trimmed(text, Span(start, end)), speaker, match[0], "told")


def _by_whom(text: str, match: re.Match[str], language: Language) -> Said | None:
    if "whose" in match.re.groupindex:
        start, end = match.span("whose")
    else:
        start, end = sentence_start(text, paragraph_start(text, match.start()), match.start()), match.start()
    end = start + len(text[start:end].rstrip())
    pronoun = language.pronoun.match(text, start, end)
    if pronoun is not None:
        speaker = Speaker(pronoun[0])
    else:
        found = list(runs(text, start, end, language))
        if not found or found[-1].span.end != end:
            return None
        role = text[start : found[-1].span.start].strip(_SPACE)
        speaker = Speaker(text[found[-1].span.start : end], role or None, named=True)
    what = Span(match.end(), sentence_end(text, match.end(), paragraph_end(text, end), whole=True))
    return Said("indirect", _trimmed(text, what), speaker, match["verb"].lower(), "by whom")


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
    body = _body(text, start, sentence.end, language)
    if body is not None:
        return body, _after_opening(text, start + len(body.shown or ""), sentence.end, language)
    first = text[start : sentence.end].split(" ", 1)[0]
    if language.is_office(first) and language.nominative(first) == first:
        return Speaker(first, first), _after_opening(text, start + len(first), sentence.end, language)
    return None


def _body(text: str, start: int, end: int, language: Language) -> Speaker | None:
    """A body that a sentence begins with: «Халықаралық валюта қоры»."""
    words = text[start : min(end, start + 120)].split(" ")[:_MOST_WORDS]
    for number, word in enumerate(words, start=1):
        if language.is_body(word) and language.nominative(word) == word:
            return Speaker(" ".join(words[:number]), named=words[0][:1].isupper(), one=False)
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
