"""How many texts of the list are searched for quotes in a second: `python -m benchmarks.quotes.speed`."""

import sys
import time

from archive.quotes.find import find_quotes
from benchmarks.quotes.gold import passages

_ROUNDS = 5


def articles_a_second(rounds: int = _ROUNDS) -> float:
    """By the time of one core, the best of some rounds."""
    texts = [(passage.text, passage.edition) for passage in passages()]
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for text, edition in texts:
            find_quotes(text, edition)
        best = min(best, time.process_time() - started)
    return len(texts) / best


def main() -> int:
    """Prints it."""
    print(f"{articles_a_second():,.0f} articles a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
