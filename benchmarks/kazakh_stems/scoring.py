"""Pairs of forms: those with one stem against those with one lemma."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.kazakh_stems.gold import Form


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of forms of one lemma that have one stem, of one lemma with two stems, of two lemmas with one stem.

    >>> score = Score(joined=90, parted=10, confused=30)
    >>> f"{score.precision:.2f} {score.recall:.2f} {score.f:.2f}"
    '0.75 0.90 0.82'
    """

    joined: int
    parted: int
    confused: int

    @property
    def precision(self) -> float:
        """Of the pairs with one stem, those of one lemma; 1 without any."""
        return self.joined / (self.joined + self.confused) if self.joined + self.confused else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs of one lemma, those with one stem; 1 without any."""
        return self.joined / (self.joined + self.parted) if self.joined + self.parted else 1.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(forms: Sequence[Form], stem: Callable[[str], str], kind: str = "") -> Score:
    """All pairs of forms, or those with at least one form of a kind."""
    stems = {form.form: stem(form.form) for form in forms}
    joined = parted = confused = 0
    for first, second in _pairs(forms, lambda form: form.lemma):
        if kind in ("", first.kind, second.kind):
            same = stems[first.form] == stems[second.form]
            joined, parted = joined + same, parted + (not same)
    for first, second in _pairs(forms, lambda form: stems[form.form]):
        confused += kind in ("", first.kind, second.kind) and first.lemma != second.lemma
    return Score(joined, parted, confused)


def _pairs(forms: Iterable[Form], group: Callable[[Form], str]) -> Iterable[tuple[Form, Form]]:
    groups = defaultdict(list)
    for form in forms:
        groups[group(form)].append(form)
    for members in groups.values():
        yield from combinations(members, 2)
