"""The soak in small: two days, many articles, many kills. `make soak` is the long one."""

from pathlib import Path

from tests.soak.soak import Plan, soak
from tests.soak.verdict import verdict


def test_after_days_of_kills_and_trouble_the_archive_equals_what_was_served(tmp_path: Path) -> None:
    soaked = soak(Plan(seed=2, days=2, a_day=(10, 14), kills=0.2), tmp_path, lambda *_: None)

    judged = verdict(soaked)

    assert judged.differences == ()
    assert sum(one.ended is None for one in soaked.crawls) >= 3
    assert judged.found.changes_held
    assert judged.found.removals_held
