"""Any captures, however two archives have them: merging is commutative and idempotent, and nothing is lost."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.article import Capture, Gone, Same, WarcPlace
from archive.store import Entry
from tests.archive.conftest import Press
from tests.archive.merging.conftest import faults, made, merged
from tests.archive.merging.dump import dump

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_PRESS = Press()
_STATUSES = (200, 200, 200, 304, 404)


def entry(place: int, second: int, status: int, native_id: str, content: str, layout: str, address: str) -> Entry:
    """One capture of one of two articles, at one of its two addresses, with a place of its own.

    Answers without a page come in other seconds than pages: within one second the order in which one archive saves
    them tells whether it knows the article already.
    """
    url = f"https://el.kz/{address}maqala_{native_id}/"
    capture = Capture(
        url,
        _PRESS.at((2 * second + (status != 200)) / 3600),
        status,
        f"sha256:{place}",
        WarcPlace("el.warc.gz", place, 1),
    )
    identity = _PRESS.identity(native_id)
    if status == 404:
        return Gone(identity, capture)
    if status == 304:
        return Same(identity, capture)
    page = _PRESS.plain(0, native_id, headline=content, tags=(content,), view_count=place, view_count_shown=str(place))
    return replace(
        page,
        capture=capture,
        structure=layout,
        other_urls=tuple(f"https://el.kz/{one}maqala_{native_id}/" for one in ("", "amp/")),
    )


@st.composite
def divided(draw: "DrawFn") -> list[tuple[Entry, str]]:
    """Captures, each with the archives that have it."""
    one = st.tuples(
        st.integers(0, 12),
        st.sampled_from(_STATUSES),
        st.sampled_from(("58700", "58701")),
        st.sampled_from("АБ"),
        st.sampled_from(("", "html/a", "html/b")),
        st.sampled_from(("", "amp/")),
        st.sampled_from(("a", "b", "ab")),
    )
    # One address twice within a second: of those the store keeps what it saved last as the newest page.
    drawn = draw(st.lists(one, min_size=1, max_size=9, unique_by=lambda values: (values[0], values[2], values[5])))
    return [(entry(place, *values), where) for place, (*values, where) in enumerate(drawn)]


def _of(entries: Sequence[tuple[Entry, str]], name: str) -> list[Entry]:
    return [one for one, where in entries if name in where]


# Shrinking took five minutes; what is drawn is small enough to be read.
@settings(max_examples=25, phases=(Phase.reuse, Phase.generate))
@given(divided())
def test_two_archives_are_one_in_any_order_and_again(entries: list[tuple[Entry, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in "ab":
            shutil.copyfile(made(folder / f"{one}1.db", _of(entries, one)), folder / f"{one}2.db")
        merged(folder / "a1.db", folder / "b2.db")
        merged(folder / "b1.db", folder / "a2.db")
        together = dump(folder / "a1.db")

        assert dump(folder / "b1.db") == together
        assert together == dump(made(folder / "whole.db", [one for one, _ in entries]))
        assert faults(folder / "a1.db") == []
        merged(folder / "a1.db", folder / "b2.db", folder / "a2.db", folder / "b1.db")
        assert dump(folder / "a1.db") == together
