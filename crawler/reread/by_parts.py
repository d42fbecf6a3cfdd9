"""Reading by way of part files: they are made by an engine, and read here in the order of the WARC files.

Has the shape of `crawler.reread.work.Readers`, so that what a run makes of the parts is the same.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from crawler.reread.engines import Engine
from crawler.reread.folder import Folder, part_name
from crawler.reread.parquet import Made, UnreadablePart, made_in, unpacked_part
from crawler.reread.task import Task
from crawler.reread.work import Part, PartRead, Wanted

if TYPE_CHECKING:
    from concurrent.futures import Future


class ByParts:
    """Parts of what is wanted, in a folder; those that are not there yet are made by the engine."""

    def __init__(
        self, wanted: Wanted, readers: Mapping[str, str], folder: Folder, engine: AbstractContextManager[Engine]
    ) -> None:
        self._wanted, self._readers, self.folder, self._engine = wanted, dict(readers), folder, engine
        self.made: dict[str, dict[str, Made]] = {}
        """Of each WARC file, by name, the parts that were looked at, by their files' names."""

    @contextmanager
    def reading(self, parts: Iterable[Part]) -> Iterator[Iterator[PartRead]]:
        """What the parts hold, in order. Raises ArchiveError."""
        with self._engine as engine:
            yield (self._read(part, made) for part, made in self._made(engine, parts))

    @contextmanager
    def making(self, parts: Iterable[Part]) -> Iterator[Iterator[tuple[Part, Made | str]]]:
        """The parts' numbers, in order; instead of them a sentence where the WARC file can't be read.

        Raises ArchiveError.
        """
        with self._engine as engine:
            yield (
                (part, self._noted(part, made if made is not None else made_of_file(self.folder, part)))
                for part, made in self._made(engine, parts)
            )

    def _noted(self, part: Part, made: Made | str) -> Made | str:
        if isinstance(made, Made):
            self.made.setdefault(part.path.name, {})[part_name(part)] = made
        return made

    def _made(self, engine: Engine, parts: Iterable[Part]) -> Iterator[tuple[Part, Made | str | None]]:
        waiting: deque[tuple[Part, Future[Made | None] | None]] = deque()
        ahead = engine.ahead()
        for number, part in enumerate(parts, start=1):
            there = self.folder.has(part_name(part))
            task = Task(part, self._wanted, self._readers, self.folder)
            waiting.append((part, None if there else engine.submit(task)))
            if number % ahead == 0:
                ahead = engine.ahead()  # workers come and go
            if len(waiting) >= ahead:
                yield self._first(engine, waiting)
        while waiting:
            yield self._first(engine, waiting)

    def _first(
        self, engine: Engine, waiting: "deque[tuple[Part, Future[Made | None] | None]]"
    ) -> tuple[Part, Made | str | None]:
        part, future = waiting.popleft()
        if future is None:
            return part, None
        try:
            return part, engine.result(future, part)
        except OSError as error:
            return part, f"{part.path}: {error.strerror or error}"

    def _read(self, part: Part, made: Made | str | None) -> PartRead:
        if isinstance(made, str):
            return PartRead(part, (), (), made)
        name = part_name(part)
        try:
            read, made = unpacked_part(self.folder.read(name), part)
        except UnreadablePart as error:
            raise _unreadable(self.folder, name, error) from error
        self._noted(part, made)
        return read


def made_of_file(folder: Folder, part: Part) -> Made:
    """The numbers in a part's file. Raises ArchiveError."""
    name = part_name(part)
    try:
        return made_in(folder.read(name))
    except UnreadablePart as error:
        raise _unreadable(folder, name, error) from error


def _unreadable(folder: Folder, name: str, error: UnreadablePart) -> ArchiveError:
    return ArchiveError(f"{folder.at(name)} is no readable part: {error}. Delete it to have it made again.")
