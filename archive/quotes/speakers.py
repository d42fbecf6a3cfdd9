"""Who speaks, by the words beside a quote: after the verb («деді қала әкімі Асхат Шахаров») or before the colon."""

import re

from archive.quotes.language import Language
from archive.quotes.names import Run, runs
from archive.quotes.quote import Span, Speaker

_WORD = re.compile(r"[^\s,«»“”„\"()]+")
_EDGES = " ,-–—.()"
_HONORIFIC = re.compile(r"(?:аға|апа|ата|әже|ханым|мырза|ақсақал|көке|тәте|апай|ағай)$")
_AND = re.compile(r" (?:мен|пен|бен|және|и) ")
_PARTICLE = re.compile(r"(?:де|да)\b")
NOBODY = Speaker(None)


def after(text: str, slot: Span, language: Language) -> Speaker:
    """Who speaks, by the words between a verb of saying and the end of its clause.

    The name is the last run of words with capitals that is not followed by what makes it part of something else.
    """
    shown = text[slot.start : slot.end].strip(_EDGES)
    if not shown or (shown[0].isdigit() and not any(letter.isupper() for letter in shown)):
        return NOBODY
    pronoun = language.pronoun.match(shown)
    if pronoun is not None:
        return Speaker(pronoun[0])
    found = list(runs(text, slot.start, slot.end, language))
    for number, run in reversed(list(enumerate(found))):
        if _is_name(text, run, slot.end, language):
            if number and _AND.fullmatch(text, found[number - 1].span.end, run.span.start):
                return Speaker(text[found[number - 1].span.start : run.span.end], named=True, one=False)
            return _named(text, slot.start, run, language)
    return NOBODY if _PARTICLE.match(shown) else _unnamed(shown, language)


def before(text: str, slot: Span, language: Language) -> Speaker:
    """Who speaks, by the words before a colon, or before a verb at the end of a sentence.

    The name is the first one in the nominative; others are spoken to, or of.
    """
    start = slot.start
    while (opening := language.opening.match(text, start, slot.end)) is not None and opening.end() > start:
        start = opening.end()
    shown = text[start : slot.end].strip(_EDGES)
    pronoun = language.pronoun.match(shown)
    if pronoun is not None:
        return Speaker(pronoun[0])
    for run in runs(text, start, slot.end, language):
        is_oblique = language.nominative(run.words[-1]) != run.words[-1]
        if (
            not is_oblique
            and _is_name(text, run, slot.end, language)
            and (len(run.words) > 1 or _begins(text, start, run, language))
        ):
            return _named(text, start, run, language)
    return _unnamed(shown, language) if _says_what_somebody_is(shown, language) else NOBODY


def _begins(text: str, start: int, run: Run, language: Language) -> bool:
    """A single word is a name where it begins the sentence, or stands behind an office: «тұрғын Қайрат»."""
    words = _WORD.findall(text, start, run.span.start)
    return not words or language.is_office(words[-1])


def _says_what_somebody_is(shown: str, language: Language) -> bool:
    words = _WORD.findall(shown)
    return 0 < len(words) <= 4 and (language.is_office(words[-1]) or language.is_body(words[-1]))


def _is_name(text: str, run: Run, end: int, language: Language) -> bool:
    following = _WORD.search(text, run.span.end, end)
    if following is None or text[run.span.end : following.start()].strip(" ") or following[0][0] in "–—-":
        return True
    word = following[0]
    if word[0].isupper() or _HONORIFIC.fullmatch(word):
        return True
    if len(run.words) > 1:
        return not (language.goes_on(word) and (language.is_office(word) or language.is_body(word)))
    return not language.goes_on(word)


def _named(text: str, start: int, run: Run, language: Language) -> Speaker:
    role = text[start : run.span.start].strip(_EDGES)
    while role and language.is_adverbial(role.split()[0]):
        role = role.partition(" ")[2].strip(_EDGES)
    return Speaker(text[run.span.start : run.span.end], role or None, named=True)


def _unnamed(shown: str, language: Language) -> Speaker:
    """What somebody is; a body that has a name of its own («Ұлттық банк») is named by it."""
    phrase = shown.split(",", maxsplit=1)[0].strip(_EDGES)
    words = _WORD.findall(phrase)
    if not words:
        return NOBODY
    while len(words) > 1 and language.is_converb(words[-1]):
        words.pop()
        phrase = phrase[: phrase.rindex(words[-1]) + len(words[-1])]
    told = next((word for word in reversed(words) if _is_told(word, language)), None)
    if told is not None:
        words = words[: len(words) - words[::-1].index(told)]
        phrase = phrase[: phrase.rindex(told) + len(told)]
    if language.is_body(words[-1]) or (phrase.startswith("«") and phrase.endswith("»")):
        return Speaker(phrase, None, named=any(letter.isupper() for letter in phrase), one=False)
    return Speaker(phrase, phrase, one=language.many.search(phrase) is None)


def _is_told(word: str, language: Language) -> bool:
    """Whether a word ends what somebody is; what follows says where or how it was said."""
    return (language.is_office(word) or language.is_body(word)) and language.nominative(word) == word
