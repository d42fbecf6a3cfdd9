"""Precision and recall of the quotes that are found, against the list."""

from dataclasses import dataclass

from benchmarks.quotes.gold import matches


@dataclass(frozen=True, slots=True)
class Score:
    """How many quotes were labelled, how many found, and how many are right."""

    labelled: int
    found: int
    right: int
    right_of_labelled: int

    @property
    def precision(self) -> float:
        """The share of right ones of those found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of labelled ones that are right."""
        return self.right_of_labelled / self.labelled if self.labelled else 1.0


def score(half: str, language: str, confidence: str | None = None) -> Score:
    """The score of one half in one language (kk, ru); of one confidence, or of all."""
    here = [one for one in matches() if one.passage.half == half and one.passage.edition.startswith(language)]
    found = [one for one in here if one.quote is not None and confidence in (None, one.quote.confidence)]
    labelled = [one for one in here if one.label is not None and confidence in (None, one.label.confidence)]
    right, right_of_labelled = (sum(one.is_right for one in some) for some in (found, labelled))
    return Score(len(labelled), len(found), right, right_of_labelled)
