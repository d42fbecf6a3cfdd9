"""The rules against the list that was labelled by eye: what was asked for, also on the half that was not tuned on."""

import pytest

from benchmarks.quotes.gold import HELD_OUT, TUNED, matches, passages
from benchmarks.quotes.scoring import score


def test_the_list_is_long_enough() -> None:
    assert sum(len(passage.labelled) for passage in passages()) >= 150


@pytest.mark.parametrize("half", [TUNED, HELD_OUT])
def test_in_kazakh_sure_quotes_are_right_and_few_are_missed(half: str) -> None:
    sure = score(half, "kk", "sure")
    every = score(half, "kk")

    assert sure.precision >= 0.95
    assert min(sure.recall, every.recall) >= 0.85


def test_the_three_of_the_seed_are_right() -> None:
    seed = [match for match in matches() if match.passage.origin == "seed"]

    assert [(match.is_right, match.quote and match.quote.speaker) for match in seed] == [
        (True, "Дархан Қыдырәлі"),
        (True, "Алтай Көлгінов"),
        (True, "Алтай Көлгінов"),
    ]
