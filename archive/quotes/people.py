"""The people whom a text names, joined across the forms of their names; and who was named last before a place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from archive.quotes.language import Language
from archive.quotes.names import is_initial, is_patronymic, runs
from archive.quotes.quote import Span

_LONGEST_WORD = 40
_SHORTEST = 3
"""Letters of an abbreviation; more capitals are how some agencies write surnames."""


@dataclass(frozen=True, slots=True)
class _Mention:
    at: int
    person: "Person"
    is_nominative: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the given name and the rest, in the nominative as far as the text tells."""

    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return " ".join(self.words)

    @property
    def given(self) -> str:
        """The first word, a given name or an initial."""
        return self.words[0]

    @property
    def surname(self) -> str | None:
        """The last word that is no patronymic, where it is not the given name."""
        return next((word for word in reversed(self.words[1:]) if not is_patronymic(word)), None)


class People:
    """Who is named in a text, outside of what is said in it: others are talked about there."""

    def __init__(
        self, text: str, said: Sequence[Span], speakers: Sequence[tuple[int, str]], language: Language
    ) -> None:
        """`said` are the quotes, `speakers` the names beside them (in the nominative) and where they stand."""
        self._language = language
        self._by_key: dict[str, list[Person]] = defaultdict(list)
        self._text = text
        self._mentions: list[_Mention] = []
        self._at: list[int] = []
        beside = [(at, tuple(name.split()), True) for at, name in speakers]
        elsewhere = [
            (run.span.start, bare := self._bare(run.words), bare == run.words)
            for start, end in _between(said, len(text))
            for run in runs(text, start, end, language)
            if not self._is_part(text, run.span)
        ]
        full = [words for _, words, _ in beside + elsewhere if len(words) > 1 and not is_initial(words[0])]
        for words in sorted(full, key=lambda words: is_patronymic(words[-1])):  # surnames first; stable
            self._add(words)
        self._mentions = sorted(
            (
                _Mention(at, person, is_nominative)
                for at, words, is_nominative in beside + elsewhere
                if (person := self._find(words, at)) is not None
            ),
            key=lambda one: one.at,
        )
        self._at = [one.at for one in self._mentions]

    def join(self, shown: str, at: int) -> str:
        """The longest form of a name that stands at `at`: with the surname for a patronymic, with the given name."""
        words = tuple(shown.split())
        found = self._find(words, at)
        name = found.name if found is not None else shown
        return " ".join(
            word.capitalize() if word.isalpha() and word.isupper() and len(word) > _SHORTEST else word
            for word in name.split(" ")
        )

    def knows(self, shown: str, at: int) -> bool:
        """Whether a name is that of somebody whom the text names in full."""
        return self._find(tuple(shown.split()), at) is not None

    def before(self, at: int, role: str | None = None) -> str | None:
        """The name that stands last before `at`; of those in its paragraph the last one that is in the nominative.

        With a role («бас бапкер») rather the last one that has this role beside it, if any has.
        """
        number = bisect_left(self._at, at)
        if not number:
            return None
        if role is not None and self._language.is_office(role.rpartition(" ")[2]):
            key = self._language.key(role.rpartition(" ")[2].lower())
            beside = (one for one in reversed(self._mentions[:number]) if self._role_beside(one.at) == key)
            found = next(beside, None)
            if found is not None:
                return found.person.name
        last = self._mentions[number - 1]
        paragraph = self._text.rfind("\n\n", 0, last.at)
        near = (one for one in reversed(self._mentions[:number]) if one.at > paragraph and one.is_nominative)
        return next(near, last).person.name

    def _role_beside(self, at: int) -> str:
        """The key of the word before a name."""
        words = self._text[max(0, at - _LONGEST_WORD) : at].split()
        return self._language.key(words[-1].lower()) if words else ""

    def _add(self, words: tuple[str, ...]) -> None:
        """Makes a person known, unless the name is another form of one who is."""
        person = Person(words)
        if any(self._is_named(words, known) for known in self._by_key[self._language.key(person.given)]):
            return
        for word in {person.given, person.surname or person.given}:
            self._by_key[self._language.key(word)].append(person)

    def _find(self, words: tuple[str, ...], at: int) -> Person | None:
        """A person whom these words can name; of several the one that was named last before `at`."""
        key = self._language.key
        looked_up = next((word for word in reversed(words) if not is_patronymic(word)), words[0])
        fits = [known for known in self._by_key.get(key(looked_up), ()) if self._is_named(words, known)]
        if len(fits) > 1:
            for mention in reversed(self._mentions[: bisect_left(self._at, at)]):
                if mention.person in fits:
                    return mention.person
        return fits[0] if fits else None

    def _is_named(self, words: tuple[str, ...], known: Person) -> bool:
        """Whether these words can name a known person: by one of the two names, or by both as far as both are there."""
        key = self._language.key
        first, *others = words
        if not others:
            return key(first) in (key(known.given), key(known.surname or known.given))
        last = next((word for word in reversed(others) if not is_patronymic(word)), None)
        given = known.given[0] == first[0] if is_initial(first) else key(known.given) == key(first)
        return given and (last is None or known.surname is None or key(known.surname) == key(last))

    def _bare(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return (*words[:-1], self._language.nominative(words[-1])) if words else words

    def _is_part(self, text: str, span: Span) -> bool:
        """«Қазақстан Республикасы»: a name that goes on in small letters is somebody's, but no person's."""
        rest = text[span.end : span.end + 40].split(maxsplit=1)
        following = rest[0].strip(".,:;!?»") if rest and text[span.end : span.end + 1] == " " else ""
        return following[:1].islower() and self._language.is_body(following)


def _between(said: Sequence[Span], end: int) -> list[tuple[int, int]]:
    """What is left of a text without these spans, which may overlap."""
    left, at = [], 0
    for span in sorted(said, key=lambda one: one.start):
        if span.start > at:
            left.append((at, span.start))
        at = max(at, span.end)
    return [*left, (at, end)]
