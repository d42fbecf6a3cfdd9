"""A long command says on a terminal how far it is, and nothing to a log or a pipe."""

from collections.abc import Callable

import pytest
from rich.progress import Progress

from archive.progress import counting, weighing

SHOWN = {counting: ("half way", "50%", "500/1000"), weighing: ("half way", "0.5/1.0 kB")}


@pytest.mark.parametrize("begin", SHOWN)
def test_a_pipe_gets_nothing(begin: Callable[[], Progress], capfd: pytest.CaptureFixture[str]) -> None:
    with begin() as progress:
        progress.advance(progress.add_task("half way", total=1000), 500)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("begin", SHOWN)
def test_a_terminal_gets_how_much_of_how_much(
    begin: Callable[[], Progress], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with begin() as progress:
        progress.advance(progress.add_task("half way", total=1000), 500)
    said = capfd.readouterr()
    assert said.out == ""
    assert [one for one in SHOWN[begin] if one not in said.err] == [], said.err
