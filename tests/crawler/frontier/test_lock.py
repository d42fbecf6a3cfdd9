"""Whether the owner of a lock is alive."""

import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from crawler.frontier.lock import Owner

SOON, BEFORE = (datetime.now(UTC) + timedelta(hours=sign) for sign in (1, -1))


def test_this_process_lives_however_long_it_has_said_nothing() -> None:
    assert Owner.this().lives(BEFORE)


def test_a_dead_process_is_known_at_once() -> None:
    done = subprocess.Popen(["true"])
    done.wait()
    assert not replace(Owner.this(), pid=done.pid).lives(SOON)


def test_a_process_that_nobody_has_waited_for_is_dead() -> None:
    zombie = subprocess.Popen(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    assert not replace(Owner.this(), pid=zombie.pid).lives(SOON)
    zombie.wait()


def test_a_later_process_of_the_same_number_is_another() -> None:
    assert not replace(Owner.this(), began="another boot 1").lives(SOON)


def test_a_process_on_another_machine_lives_as_long_as_it_has_said() -> None:
    elsewhere = replace(Owner.this(), host="elsewhere.example")
    assert (elsewhere.lives(SOON), elsewhere.lives(BEFORE)) == (True, False)
