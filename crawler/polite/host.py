"""When a host may be asked again, and why not sooner. Pure: what came of a request in, the next time out."""

from dataclasses import dataclass, field

from crawler.polite.habit import Habit, Outcome

TOO_MANY = 429
"""Too Many Requests (RFC 6585): the host itself says that it is asked too often."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings, in seconds: how long a host in trouble is left alone at first, and at most."""

    first_pause: float
    longest_pause: float


@dataclass(frozen=True, slots=True)
class HostState:
    """What is remembered of a host; times are POSIX times."""

    not_before: float = 0.0
    why: str = ""
    """Why it is left alone until then, as the end of a sentence; empty for the usual pause."""
    habit: Habit = field(default_factory=Habit)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request."""

    outcome: Outcome
    at: float
    seconds: float = 0.0
    status: int = 0
    retry_after: float | None = None
    """What the answer asks for with 429 or 503, in seconds."""


def after(state: HostState, answer: Answer, pause: float, rules: Rules) -> HostState:
    """The state after an answer; `pause` is the least between two requests to this host.

    The pause begins at the end of an answer, so that the host never sees two requests closer together than that.

    >>> calm, rules = HostState(), Rules(first_pause=300, longest_pause=86400)
    >>> after(calm, Answer(Outcome.ANSWERED, at=1000, status=200), 2, rules).not_before
    1002
    >>> after(calm, Answer(Outcome.FAILED, at=1000, status=503, retry_after=120), 2, rules).why
    'it asks for that itself (HTTP status 503, Retry-After)'
    """
    habit = state.habit.after(answer.outcome, answer.seconds)
    lengthened = max(pause, habit.mean) * habit.slowness if habit.slowness > 1 else pause
    until, why = answer.at + lengthened, ""
    if answer.retry_after is not None and answer.at + answer.retry_after >= until:
        until = answer.at + answer.retry_after
        why = f"it asks for that itself (HTTP status {answer.status}, Retry-After)"
    asked_too_often = answer.status == TOO_MANY and answer.retry_after is None
    if rules.first_pause and answer.outcome is not Outcome.NEITHER and (habit.struggling or asked_too_often):
        length = min(rules.first_pause * 2.0**habit.trips, rules.longest_pause)
        habit = habit.left_alone()
        if answer.at + length > until:
            until, why = answer.at + length, _trouble(answer, asked_too_often=asked_too_often)
    return HostState(until, why, habit)


def _trouble(answer: Answer, *, asked_too_often: bool) -> str:
    if asked_too_often:
        return "it says that it is asked too often (HTTP status 429)"
    if answer.outcome is Outcome.ANSWERED:
        return f"it has become slow (the last answer took {answer.seconds:.1f} s)"
    status = f"HTTP status {answer.status}" if answer.status else "no answer"
    return f"it is in trouble (most of the last requests failed, now with {status})"
