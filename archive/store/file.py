"""One SQLite file, open for reading and writing: its connection, its transactions, its errors as sentences."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from archive.connection import Result, connect, transaction
from archive.errors import ArchiveError, explained
from archive.reprints import index as reprints
from archive.reprints import notes
from archive.schema import migrate
from archive.search import index
from archive.search.texts import changes, watch
from archive.search.vocabulary import Vocabulary
from archive.summaries import keeping
from archive.summaries import notes as summed


class ArchiveFile:
    """An archive's file; what can be asked of it and saved in it is in the modules beside this one."""

    def __init__(self, connection: sqlite3.Connection, path: Path, patience: float) -> None:
        """Takes over an open connection; `Archive.open` is the way to get an archive."""
        self._connection = connection
        self._path = path
        self._patience = patience
        self._vocabulary = Vocabulary(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, patience: float = 30.0) -> Self:
        """The archive at `path`, with its tables up to date; made when there is none, unless `create` is False.

        `patience` is how many seconds to wait, here and later, for a lock that another program holds. Raises
        ArchiveError for no file (or an empty one) without `create`, another program's file, a newer Muragat's archive.
        """
        if not create and not (path.is_file() and path.stat().st_size):
            raise ArchiveError(f"There is no archive at {path}.")
        try:
            connection = connect(path, patience=patience)
            try:
                migrate(connection, path, patience=patience)
                watch(connection)
                notes.watch(connection)
                summed.watch(connection)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise explained(path, error) from error
        return cls(connection, path, patience)

    def close(self) -> None:
        """Closes the file; closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def transact(self, step: Callable[[sqlite3.Connection], Result]) -> Result:
        """Runs a step on the tables, all of it or, on an error, nothing; index and reprints are kept in step with it.

        For `archive.merging`, which needs the tables themselves.
        """
        with self._writing():
            return step(self._connection)

    @contextlib.contextmanager
    def _writing(self, *, index_too: bool = True) -> Iterator[None]:
        with self._explained(), transaction(self._connection, patience=self._patience):
            yield
            if index_too:
                changed = changes(self._connection)
                index.keep_in_step(self._connection, self._vocabulary, changed)
                reprints.keep_in_step(self._connection, changed, notes.changed_orders(self._connection))
            keeping.keep_in_step(self._connection)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(self._path, error) from error
