"""Where in a text the words are that were looked for. Pure.

A word and its stem begin alike, so in Cyrillic only words that begin as one of the stems are looked at: the whole of a
text takes twenty times as long, and is looked at where nothing was found so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.kazakh.latin import Alphabet
from archive.search.analysis import ENDING, analyse
from archive.search.tokens import HYPHENS, end_of_token, places

_FIELDS = ("headline", "body")
_CYRILLIC = ("kk-Cyrl", "ru")
_TOKEN = 80
"""Characters that a token and what stands before the next one have, by and large."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a token must be: this word, or one with one of these stems; a beginning of a word with `is_prefix`."""

    form: str
    stems: frozenset[str]
    is_prefix: bool = False
    is_found: bool = True
    """Whether any article has it."""

    def fits(self, form: str, stem: str) -> bool:
        """Whether a word of a text is meant."""
        return stem in self.stems or form == self.form or (self.is_prefix and form.startswith(self.form))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or a phrase: tokens side by side, in one of the fields."""

    places: tuple[Place, ...]
    field: str = ""
    """headline or body; empty for both."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """From which character to which, and which of what was wanted it is."""

    begin: int
    end: int
    which: int


def find(
    headline: str, body: str, edition: str, wanted: Sequence[Wanted], alphabet: Alphabet | None
) -> tuple[list[Found], list[Found]]:
    """Each place of each of `wanted` in both texts; `alphabet` is that of an edition in Latin letters."""
    found: tuple[list[Found], list[Found]] = ([], [])
    for which, one in enumerate(wanted):
        in_field = [
            text if one.field in ("", field) else "" for text, field in zip((headline, body), _FIELDS, strict=True)
        ]
        quick = edition in _CYRILLIC
        runs = [list(_quick_runs(text, which, one.places, edition)) if quick else [] for text in in_field]
        if not any(runs):
            runs = [list(_runs(text, 0, which, one.places, edition, alphabet)) for text in in_field]
        found[0].extend(runs[0])
        found[1].extend(runs[1])
    return sorted(set(found[0])), sorted(set(found[1]))


def _quick_runs(text: str, which: int, sought: tuple[Place, ...], edition: str) -> Iterator[Found]:
    """Those that begin with the first two letters of the word or of a stem: the third may be another already."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    first = sought[0]
    for beginning in {one[:2] for one in (first.form, *first.stems)}:
        at = lower.find(beginning)
        while at >= 0:
            if at == 0 or not lower[at - 1].isalnum():
                end = end_of_token(text, at)
                pairs = analyse(text[at:end], edition)
                if len(pairs) == 1 and first.fits(*pairs[0]):
                    if len(sought) == 1 and text[end : end + 1] not in HYPHENS:
                        yield Found(at, end, which)
                    else:
                        part = text[at : at + _TOKEN * (len(sought) + 1)]
                        yield from islice(_runs(part, at, which, sought, edition, None, first_only=True), 1)
            at = lower.find(beginning, at + 1)


def _runs(
    text: str,
    offset: int,
    which: int,
    sought: tuple[Place, ...],
    edition: str,
    alphabet: Alphabet | None,
    *,
    first_only: bool = False,
) -> Iterator[Found]:
    """The places in a text; with `first_only` none but its very first token's."""
    spans = places(text)
    pairs = analyse(text, edition, alphabet)
    size = len(sought)
    for at in range(1 if first_only else len(pairs) - size + 1):
        run = pairs[at : at + size]
        if len(run) == size and all(place.fits(*pair) for place, pair in zip(sought, run, strict=True)):
            last = at + size
            if last < len(pairs) and pairs[last][1] == ENDING:  # «БАҚ-тың»: the ending goes with its word
                last += 1
            yield Found(spans[at][0] + offset, spans[last - 1][1] + offset, which)
