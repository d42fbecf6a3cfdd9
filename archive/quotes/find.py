"""The quotes of an article's text: the rules of its language, names joined, nearest names for «ол»."""

import re
from dataclasses import replace

from archive.quotes.aligned import Aligned, aligned
from archive.quotes.dashes import dashes
from archive.quotes.direct import direct
from archive.quotes.indirect import indirect
from archive.quotes.kazakh import KAZAKH
from archive.quotes.language import Language
from archive.quotes.marks import quoted
from archive.quotes.people import People
from archive.quotes.quote import Confidence, Quote, Said, Speaker
from archive.quotes.russian import RUSSIAN

_LANGUAGES = {"kk-Cyrl": KAZAKH, "kk-Latn": KAZAKH, "kk-Arab": KAZAKH, "ru": RUSSIAN}
_LONGEST = 100_000
"""Characters that are looked through: five times the longest report."""
_NEAR = 300
"""Characters within which a speaker stands beside a quote."""
_MARKS_OF_ARABIC = str.maketrans("،؟؛", ",?;")
_HINT = re.compile(r"[«\"“„»]|(?:^|[\s.:])[-–—]\s|айтуынша|сөзінше|деп|словам", re.MULTILINE)


def find_quotes(body: str, edition: str) -> tuple[Quote, ...]:
    """The quotes in an article's text, in their order; none in an edition that we have no rules for.

    >>> quote, = find_quotes("«Қартопты сатып біттік», - деді шаруа Виктор Ким.", "kk-Cyrl")
    >>> quote.quote, quote.speaker, quote.role, quote.verb, quote.confidence
    ('Қартопты сатып біттік', 'Виктор Ким', 'шаруа', 'деді', 'sure')
    """
    language = _LANGUAGES.get(edition)
    if language is None:
        return ()
    body = body[:_LONGEST]
    there = aligned(body.translate(_MARKS_OF_ARABIC) if edition == "kk-Arab" else body, edition)
    if _HINT.search(there.text) is None:
        return ()
    said = _said(there.text, language)
    if not said:
        return ()
    if edition == "kk-Arab":
        said = [replace(one, speaker=_without_capitals(one.speaker, language)) for one in said]
    marked = [one.span for one in said if one.kind != "indirect"]
    speakers = [
        (one.span.end, one.speaker.shown)
        for one in said
        if one.speaker.named and one.speaker.shown and one.rule != "by whom"
    ]
    people = People(there.text, marked, speakers, language)
    is_told_by_capitals = edition != "kk-Arab"
    return tuple(
        _quote(body, there, one, people, language, is_told_by_capitals) for one in said if _is_somebody(one, people)
    )


def _is_somebody(said: Said, people: People) -> bool:
    """«Саировтың айтуынша» is somebody's word if Саиров is named in full; «Ата-аналардың айтуынша» is nobody's."""
    shown = said.speaker.shown or ""
    is_single = said.rule == "by whom" and said.speaker.named and " " not in shown
    return not is_single or people.knows(shown, said.span.start)


def _said(text: str, language: Language) -> list[Said]:
    marked = quoted(text)
    spoken = list(dashes(text, marked, language))
    found = spoken + list(direct(text, marked, [one.span for one in spoken], language))
    taken = [one.span for one in found]
    found += indirect(text, taken, language)
    return sorted(found, key=lambda one: (one.span.start, one.span.end))


def _quote(
    body: str,
    there: Aligned,
    said: Said,
    people: People,
    language: Language,
    is_told_by_capitals: bool,  # noqa: FBT001
) -> Quote:
    start, end = there.place(said.span.start), there.place(said.span.end)
    speaker = said.speaker
    confidence: Confidence = "inferred"
    name: str | None = None
    if said.kind == "document":
        confidence = "sure" if speaker.shown else "inferred"
        name = language.document(speaker.shown) if speaker.shown else None
    elif speaker.named and speaker.shown:
        confidence = "sure" if is_told_by_capitals else "inferred"
        name = people.join(speaker.shown, said.span.start) if speaker.one else language.document(speaker.shown)
    elif speaker.one:
        name = people.before(said.span.start, speaker.role)
    shown = speaker.shown if there.text is body else _as_written(there, said)
    return Quote(start, end, said.kind, body[start:end], shown, name, speaker.role, said.verb, said.rule, confidence)


def _as_written(there: Aligned, said: Said) -> str | None:
    """Who speaks in the letters of the text, which stand soon after the quote or else before it."""
    shown = said.speaker.shown
    if shown is None:
        return None
    at = there.text.find(shown, said.span.end)
    if at < 0 or at - said.span.end > _NEAR:
        at = there.text.rfind(shown, 0, said.span.start)
    return there.original[there.place(at) : there.place(at + len(shown))] if at >= 0 else None


def _without_capitals(speaker: Speaker, language: Language) -> Speaker:
    """In Arabic script no capitals tell a name: the last two words are taken for one where they say no office."""
    words = (speaker.shown or "").split()
    if (
        speaker.named
        or len(words) < 2
        or any(language.is_office(word) or language.is_body(word) for word in words[-2:])
    ):
        return speaker
    return Speaker(" ".join(words[-2:]), " ".join(words[:-2]) or None, named=True)
