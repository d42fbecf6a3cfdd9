"""The one writer: takes what crawls hand over into its archive, in batches, and acknowledges it when it is committed.

Its position in the stream is in the archive, in the transaction of the batch: a message that is delivered once more,
after a death between commit and acknowledgement, is known and passed over.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from archive.handed import HandedRecord
from archive.packed import Unpackable
from archive.store import Archive
from crawler.handover.message import unpack_message
from crawler.handover.stream import Look, Message, Receiver, number_of

ENOUGH = 500
"""Records of a transaction, and those of its last message: a commit costs the same for one as for hundreds."""


class OtherArchive(Exception):  # noqa: N818 - says what is the matter
    """What was handed over before went into another archive, or this one is an older copy; a sentence for people."""


class Unreadable(Exception):  # noqa: N818
    """A message that this version can't read; a sentence for people."""


class Busy(Exception):  # noqa: N818
    """Another writer has the stream; a sentence for people."""


@dataclass(slots=True)
class Taken:
    """What was taken up to now."""

    messages: int = 0
    records: int = 0
    waiting: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    workers: set[str] = field(default_factory=set)
    aside: list[str] = field(default_factory=list)
    """Messages that could not be read and were set aside, a sentence each."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to take: `until_empty` ends when nothing waits; see `muragat collect --help` for the others."""

    until_empty: bool = False
    set_aside: bool = False
    anyway: bool = False


class Collector:
    """Takes messages from a stream into an archive; `told` is called after each batch."""

    def __init__(
        self, archive: Archive, receiver: Receiver, wishes: Wishes, told: Callable[[Taken], None] = lambda _: None
    ) -> None:
        self._archive, self._receiver, self._wishes, self._told = archive, receiver, wishes, told
        self._stream, self._position = "", ""
        self.taken = Taken()

    def begin(self) -> None:
        """Takes the stream. Raises Busy, OtherArchive, SharedError, ArchiveError."""
        self._keep()

    def run(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Takes until `stopped`, or until nothing waits.

        Raises SharedError, ArchiveError, Busy, OtherArchive and Unreadable; what was taken before is then kept.
        """
        while not stopped():
            self._keep()
            messages = self._receiver.messages(self._position, wait=not self._wishes.until_empty)
            if not messages and self._wishes.until_empty:
                return
            self._take(messages)

    def _keep(self) -> None:
        look = self._receiver.look()
        if look.busy:
            raise Busy(f"{look.busy} takes what is handed over in {self._receiver.shown} already.")
        if look.name != self._stream:
            self._stream, self._position = look.name, self._known_position(look)
        self.taken.waiting = look.waiting

    def _known_position(self, look: Look) -> str:
        position = self._archive.position(look.name)
        if number_of(look.taken) <= number_of(position):
            if position and position != look.taken:
                # Committed, and dead before it was acknowledged.
                self._receiver.taken(position)
            return position
        if not self._wishes.anyway:
            raise OtherArchive(
                f"What was handed over in {self._receiver.shown} up to now was taken into another archive, or this one "
                "is an older copy of it. Name that archive; or go on with --anyway, and read the workers' WARC files "
                "with `muragat reread` for what it lacks."
            )
        return position

    def _take(self, messages: Sequence[Message]) -> None:
        batch: list[HandedRecord] = []
        for number, message in enumerate(messages):
            batch += self._read(message, batch, messages[number - 1] if number else None)
            if len(batch) >= ENOUGH or number + 1 == len(messages):
                self._commit(batch, message)
                batch = []

    def _read(self, message: Message, before: list[HandedRecord], last: Message | None) -> list[HandedRecord]:
        self.taken.messages += 1
        self.taken.workers.add(message.worker)
        try:
            return unpack_message(message.packed)
        except Unpackable as error:
            said = f"Message {message.id} of {message.worker}, by Muragat {message.version}, can't be read: {error}."
            if self._wishes.set_aside:
                self._receiver.set_aside(message)
                self.taken.aside.append(said)
                return []
            if before and last is not None:
                self._commit(before, last)
            raise Unreadable(
                f"{said} It and what came after it wait in {self._receiver.shown}: use a Muragat that is as new, or "
                "--set-aside."
            ) from error

    def _commit(self, batch: Sequence[HandedRecord], last: Message) -> None:
        try:
            outcomes = self._archive.take(batch, stream=self._stream, after=self._position, upto=last.id)
        except ValueError as error:
            # No Muragat hands such a record over; whoever else did is told what is wrong with it.
            raise Unreadable(
                f"What was handed over up to message {last.id}, by {last.worker} or before, can't be kept: {error}. "
                f"Nothing of it was; it waits in {self._receiver.shown}."
            ) from error
        self._position = last.id
        self.taken.outcomes.update(str(outcome) for outcome in outcomes)
        self.taken.records += len(outcomes)
        try:
            self.taken.waiting = self._receiver.taken(last.id)
        finally:
            self._told(self.taken)
