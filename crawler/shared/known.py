"""When the articles of an agency were looked at last, by whichever worker. Blocking, for one thread at a time.

A worker's archive has only what that worker has fetched. Without this, one that takes an agency over would fetch
everything once more. What is lost of it costs requests, no pages.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crawler.frontier.store import FrontierError
from crawler.shared.frontier import prefix
from crawler.shared.server import Server, SharedError

Key = tuple[str, str]
"""An article's native id and edition."""


class Known:
    """All methods raise FrontierError."""

    def __init__(self, url: str, agency: str) -> None:
        try:
            self._server, self._prefix = Server(url), prefix(agency)
        except SharedError as error:
            raise FrontierError(str(error)) from error

    def last_checked(self, articles: Sequence[Key]) -> dict[Key, datetime]:
        """Of these articles those that some worker has looked at, with the time."""
        if not articles:
            return {}
        found = self._ask("HMGET", f"{self._prefix}:known", *map(_name, articles))
        return {
            article: datetime.fromisoformat(text.decode())
            for article, text in zip(articles, found, strict=True)
            if text is not None
        }

    def note(self, article: Key, at: datetime) -> None:
        """An article was looked at, and what it showed is stored."""
        self._ask("HSET", f"{self._prefix}:known", _name(article), at.isoformat())

    def walked(self, plan: Mapping[str, str]) -> bool:
        """Whether some worker has walked all lists of such a crawl to their end, and nothing failed on the way."""
        text = json.dumps(dict(sorted(plan.items())), ensure_ascii=False)
        return bool(self._ask("HEXISTS", f"{self._prefix}:walked", text))

    def close(self) -> None:
        """Closes the connection."""
        self._server.close()

    def _ask(self, *words: str) -> Any:
        try:
            return self._server.command(*words)
        except SharedError as error:
            raise FrontierError(str(error)) from error


def _name(article: Key) -> str:
    return f"{article[1]} {article[0]}"
