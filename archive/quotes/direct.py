"""What people say in quotation marks, by the words after and before them."""

import re
from collections.abc import Iterator, Sequence

from archive.quotes.language import Language
from archive.quotes.quote import Said, Span
from archive.quotes.sentences import trimmed
from archive.quotes.speakers import NOBODY
from archive.quotes.tails import Tail, lead, subject_before, tail

_LEAST_WORDS = 4
"""Of a paragraph in quotation marks that nobody is said to have said; fewer are a heading."""
_NOTHING_MORE = re.compile(r"[ .,!?…]*(?:\n\n|\Z)")
_GOES_ON = re.compile(r" *[^\W\d_]")
_SPLIT = re.compile(r"[,.!?…]\s?[-–—]\s?")
_ON_AGAIN = re.compile(r"[.,]?\s?[-–—]\s")
_APART = re.compile(r"[.,!?…]{0,3}\s*[-–—]?\s*[«“„\"]?")


def direct(text: str, marked: Sequence[Span], taken: Sequence[Span], language: Language) -> Iterator[Said]:
    """The quotes in marks; `taken` are spans that are quotes already, such as speech after a dash."""
    last: tuple[int, Said] | None = None
    for span in marked:
        if any(other.start <= span.start and span.end <= other.end for other in taken):
            continue
        found = list(_split(text, span, language)) or list(_whole(text, span, language))
        if not found and last is not None and _follows(text, last[0], span):
            said = last[1]
            found = [Said("direct", trimmed(text, span), said.speaker, said.verb, "goes on")]
        if not found:
            alone = _alone(text, span, language)
            found = [alone] if alone is not None else []
        yield from found
        last = (_end(text, span, language), found[-1]) if found else None


def _whole(text: str, span: Span, language: Language) -> Iterator[Said]:
    closing = tail(text, span, span.end + 1, language)
    leading = lead(text, span.start - 1, language)
    if closing is not None:
        speaker, rule = closing.speaker, "verb after"
        if speaker.shown is None and leading is not None:
            speaker, rule = leading.speaker, "colon before, verb after"
        elif speaker.shown is None and closing.kind == "direct":
            subject = subject_before(text, span.start - 1, language)
            speaker, rule = (subject, "name before, verb after") if subject.named else (speaker, rule)
        yield Said(closing.kind, trimmed(text, span), speaker, closing.verb, rule)
    elif leading is not None and leading.speaker.shown is not None:
        yield Said("direct", trimmed(text, span), leading.speaker, leading.verb, "colon before")


def _split(text: str, span: Span, language: Language) -> Iterator[Said]:
    """«Бірінші, – деді X, – екінші»: the verb within the marks."""
    for pause in _SPLIT.finditer(text, span.start, span.end):
        first = Span(span.start, pause.start())
        found: Tail | None = tail(text, first, pause.start(), language, with_dash=True)
        if found is None or found.end >= span.end or found.speaker is NOBODY:
            continue
        again = _ON_AGAIN.match(text, found.end, span.end)
        if again is None:
            continue
        yield Said("direct", trimmed(text, first), found.speaker, found.verb, "verb within")
        yield Said("direct", trimmed(text, Span(again.end(), span.end)), found.speaker, found.verb, "verb within")
        return


def _alone(text: str, span: Span, language: Language) -> Said | None:
    """A paragraph that is nothing but a quote."""
    begins = span.start == 1 or text[max(0, span.start - 3) : span.start - 1] == "\n\n"
    is_paragraph = begins and _NOTHING_MORE.match(text, span.end + 1) is not None
    if not is_paragraph or len(text[span.start : span.end].split()) < _LEAST_WORDS:
        return None
    leading = lead(text, span.start - 1, language)
    if leading is not None:
        return Said("direct", trimmed(text, span), leading.speaker, leading.verb, "colon before")
    return Said("direct", trimmed(text, span), NOBODY, None, "alone")


def _end(text: str, span: Span, language: Language) -> int:
    closing = tail(text, span, span.end + 1, language)
    return closing.end if closing is not None else span.end + 1


def _follows(text: str, end: int, span: Span) -> bool:
    """Whether nothing but marks stands between the clause of one quote and the next one, which ends its sentence."""
    is_near = _APART.fullmatch(text, end, span.start) is not None and "\n" not in text[end : span.start]
    return is_near and _GOES_ON.match(text, span.end + 1) is None
