"""What captures say of an article's history: edits, doubts about layouts, disappearances; in tables."""

import pytest

from archive.history import Observation, history

LAYOUTS = [
    # pages as «layout content», what is a revision, what is a doubt, whether the newest page is in doubt
    ("1A 1A 1B", "A B", "", False),
    ("1A 1B 1A", "A B A", "", False),
    ("1A 2A 2A", "A", "", False),
    ("1A 2A 2B", "A B", "", False),
    ("1A 2B", "A", "B", True),
    ("1A 2B 2B", "A", "B", True),
    ("1A 2B 2C", "A C", "B", False),
    ("1A 2B 1A 2B", "A", "B", True),
    ("1A 2B 1A", "A", "B", False),
    ("1A 2B 1A 2B 1C", "A C", "B", False),
    ("1A 2B 3C", "A", "B C", True),
    ("1A 2B 3B", "A", "B", True),
    ("1A 2B 2A", "A", "B", False),
    ("1A 2B 2A 2C", "A C", "B", False),
    ("1A 1B 2A", "A B", "A", True),
    ("1A -B", "A B", "", False),
    ("-A 2B", "A B", "", False),
    ("-A 2B 3C", "A B", "C", True),
    ("1A 2B -C", "A C", "B", False),
    ("1A x 2B", "A", "B", True),
    ("-A 1A 2B", "A", "B", True),
    ("-A 1A -A 1B", "A B", "", False),
]


@pytest.mark.parametrize(("pages", "revisions", "doubts", "is_doubtful"), LAYOUTS)
def test_content_that_differs_in_an_unknown_layout_is_a_doubt(
    pages: str, revisions: str, doubts: str, is_doubtful: object
) -> None:
    observations = [
        Observation(f"2023-01-{day:02}T00:00:00Z", "u", 404)
        if page == "x"
        else Observation(f"2023-01-{day:02}T00:00:00Z", "u", 200, page[1], page[0].strip("-"))
        for day, page in enumerate(pages.split(), start=1)
    ]
    found = history(observations)

    assert (
        " ".join(one.content_digest for one in found.revisions),
        " ".join(one.content_digest for one in found.doubts),
        found.is_doubtful,
    ) == (revisions, doubts, is_doubtful)


def test_an_edit_after_a_new_layout_is_held_against_what_that_layout_showed_first() -> None:
    pages = [("1", "A"), ("2", "B"), ("2", "C")]
    found = history(
        Observation(f"2023-01-{day:02}T00:00:00Z", "u", 200, content, layout)
        for day, (layout, content) in enumerate(pages, start=1)
    )
    assert [(one.content_digest, one.before) for one in found.revisions] == [("A", ""), ("C", "B")]
