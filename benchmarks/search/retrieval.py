"""How well articles are found: for each word that is looked for, what was found against what has it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from statistics import mean

from archive.kazakh.arabic import to_arabic
from archive.kazakh.latin import to_latin
from benchmarks.figures import Figures
from benchmarks.kazakh_stems.scoring import Score
from benchmarks.search.documents import Documents, documents, in_edition
from benchmarks.search.finders import Finder, ours, plain
from benchmarks.search.typed import AIM_FOR_LEMMAS, WAYS
from benchmarks.search.words import Wanted, nouns, wanted

_UNICODE61 = "unicode61 remove_diacritics 0"
_TYPED: Mapping[str, Callable[[Wanted], str]] = {
    "lemma": lambda one: one.word.lemma,
    "inflected": lambda one: one.form,
    "inflected, in no article": lambda one: one.unseen,
}
_WORST = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The scores of all words that were looked for in one way."""

    scores: tuple[Score, ...]

    @property
    def precision(self) -> float:
        """The mean of those words that found anything; 0 when none did."""
        return mean([one.precision for one in self.scores if one.joined + one.confused] or [0.0])

    @property
    def recall(self) -> float:
        """The mean of all words."""
        return mean(one.recall for one in self.scores)

    @property
    def f(self) -> float:
        """The mean of all words' F: one that finds nothing has 0."""
        return mean(one.f for one in self.scores)


def found_by(find: Finder, made: Documents, typed: Callable[[Wanted], str]) -> Found:
    """Looks for every word as `typed` writes it."""
    return Found(tuple(_score(find(typed(one)), made.having[one.word.lemma]) for one in wanted()))


def _score(found: frozenset[int], right: frozenset[int]) -> Score:
    return Score(joined=len(found & right), parted=len(right - found), confused=len(found - right))


def every_way() -> Iterator[tuple[str, str, Callable[[Wanted], str], float]]:
    """How the word is typed, which form of it, a function that does so, and the F that is aimed at."""
    for way, (script, aim) in WAYS.items():
        for which, pick in _TYPED.items():
            own_aim = AIM_FOR_LEMMAS if (way, which) == ("as written", "lemma") else aim
            yield way, which, _typing(script, pick), own_aim


def _typing(script: Callable[[str], str], pick: Callable[[Wanted], str]) -> Callable[[Wanted], str]:
    return lambda one: script(pick(one))


def quality() -> tuple[Figures, Figures]:
    """Ours against the aims, and beside what FTS5 has by itself, over articles in Cyrillic."""
    made = documents()
    own_rows, all_rows = [], []
    with (
        ours(made.articles) as own,
        plain(made.articles, _UNICODE61) as words,
        plain(made.articles, _UNICODE61, "*") as prefixes,
        plain(made.articles, "trigram") as trigrams,
    ):
        for way, which, typed, aim in every_way():
            one = found_by(own, made, typed)
            name = f"{way}, {which}"
            reached = "reached" if one.f >= aim else "**not reached**"
            own_rows.append((name, *_cells(one), f"{aim:.2f}", reached))
            others = [found_by(find, made, typed) for find in (words, prefixes, trigrams)]
            all_rows.append((name, f"{one.f:.3f}", *(f"{other.f:.3f}" for other in others)))
    articles = len(made.articles)
    note = f"{len(wanted())} words, {articles:,} articles in Cyrillic; means of all words."
    return (
        Figures("Ours", note, ("typed", "precision", "recall", "F", "aim for F", ""), tuple(own_rows)),
        Figures(
            "F beside what SQLite has by itself",
            "The same words and articles. Prefix search is unicode61 with * after the word.",
            ("typed", "ours", "unicode61", "prefix search", "trigram"),
            tuple(all_rows),
        ),
    )


def other_editions() -> Figures:
    """Words typed in Cyrillic, and the same articles in other scripts."""
    made = documents()
    editions: dict[str, tuple[str, Callable[[str], str]]] = {
        "Latin of 2021": ("kk-Latn", partial(to_latin, alphabet="2021")),
        "Arabic (töte jazu)": ("kk-Arab", to_arabic),
    }
    rows = []
    for name, (edition, script) in editions.items():
        with ours(in_edition(made.articles, edition, script)) as find:
            rows += [(f"{name}, {which}", *_cells(found_by(find, made, pick))) for which, pick in _TYPED.items()]
    note = "All articles are in the one script, and the words are typed in Cyrillic. No aim was set."
    return Figures("Articles in other scripts", note, ("articles, typed", "precision", "recall", "F"), tuple(rows))


def worst() -> Figures:
    """The nouns of qazaq-inflector that are found worst; of the held-out half nobody is to see single words."""
    made = documents()
    of_inflector = set(nouns())
    with ours(made.articles) as find:
        scores = found_by(find, made, _TYPED["lemma"]).scores
    ranked = sorted(
        (score.f, one.word.lemma, score)
        for one, score in zip(wanted(), scores, strict=True)
        if one.word in of_inflector
    )[:_WORST]
    rows = tuple((lemma, f"{s.precision:.2f}", f"{s.recall:.2f}", f"{s.f:.2f}") for _, lemma, s in ranked)
    note = (
        f"The {_WORST} nouns of qazaq-inflector with the lowest F, their lemmas typed as they are written. Words of the"
        " held-out half are not listed: whoever tunes the stemmer shall not see them."
    )
    return Figures("What is found worst", note, ("lemma", "precision", "recall", "F"), rows)


def _cells(found: Found) -> tuple[str, str, str]:
    return f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f:.3f}"
