"""What newer rules make of what is held: values, quotes, reprints and the search index, a portion at a time."""

from collections.abc import Mapping, Sequence

from archive import renormalising
from archive.quotes import table as quotes
from archive.renormalising import Kept
from archive.reprints import index as reprints
from archive.search import index
from archive.store.file import ArchiveFile
from archive.summaries import keeping


class Again(ArchiveFile):
    """Bringing an archive up to date; each method raises ArchiveError when the file can't be read or written."""

    def stale(self, readers: Mapping[str, str]) -> list[int]:
        """The numbers of the articles with a value that another version than `readers` names has read."""
        with self._explained():
            return renormalising.stale(self._connection, readers)

    def load(self, article_ids: Sequence[int]) -> list[Kept]:
        """These articles with all that their pages showed; those that are no longer there are left out."""
        with self._explained():
            return renormalising.load(self._connection, article_ids)

    def rewrite(self, batch: Sequence[Kept]) -> int:
        """Writes values that were read again, all of `batch` or, on an error, nothing; gives how many articles.

        Not those that a crawl has saved since they were loaded: what it wrote is newer.
        """
        with self._writing():
            return renormalising.write(self._connection, batch)

    def begin_index(self, *, anew: bool = False) -> int:
        """Begins the search index again if it is by other rules, or `anew`; gives how many articles it lacks.

        `index_more` adds them. What is saved meanwhile is indexed with it.
        """
        with self._writing(index_too=False):
            state = index.state_of(self._connection)
            if anew or not state.is_current:
                state = index.begin_anew(self._connection, self._vocabulary)
            sql = "SELECT count(*) FROM articles WHERE id > ?"
            left: int = self._connection.execute(sql, (state.done_to,)).fetchone()[0]
        return left

    def index_more(self, most: int) -> int:
        """Adds up to `most` articles to the search index; gives how many, fewer when it is whole now."""
        with self._writing(index_too=False):
            if index.state_of(self._connection).is_whole:
                return 0
            return index.index_more(self._connection, self._vocabulary, most)

    def merge_index(self) -> None:
        """Makes one piece of the search index's parts: smaller, and quicker to search."""
        with self._writing(index_too=False):
            self._connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")

    def stale_quotes(self) -> int:
        """How many articles have quotes by older rules than today's."""
        with self._explained():
            return quotes.count_stale(self._connection)

    def find_quotes_again(self, after: int, most: int) -> list[int]:
        """Finds the quotes of up to `most` of them, with numbers above `after`, by today's rules; gives the numbers."""
        with self._writing(index_too=False):
            return quotes.find_again(self._connection, after, most)

    def begin_reprints(self) -> int:
        """Begins to find reprints anew if older rules have found them; gives how many articles are to be looked at.

        `find_reprints` looks at them. What is saved meanwhile is looked at with it.
        """
        with self._writing(index_too=False):
            state = reprints.state_of(self._connection)
            if not state.is_current:
                state = reprints.begin_anew(self._connection)
            sql = "SELECT count(*) FROM articles WHERE id > ?"
            left: int = self._connection.execute(sql, (state.done_to,)).fetchone()[0]
            if not left and not state.is_whole:
                reprints.find_more(self._connection, 1)
        return left

    def find_reprints(self, most: int) -> int:
        """Looks for reprints at up to `most` of them; gives how many, fewer when all were looked at now."""
        with self._writing(index_too=False):
            whole = reprints.state_of(self._connection).is_whole
            return 0 if whole else reprints.find_more(self._connection, most)

    def reckon(self) -> int:
        """Reckons the tables that sum up others again; gives how many of their rows were other ones."""
        with self._explained():
            wrong = sum(1 for _ in keeping.summary_faults(self._connection))
        if wrong:
            with self._writing(index_too=False):
                keeping.reckon(self._connection)
        return wrong
