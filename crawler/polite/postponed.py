"""A request that is not sent now: nothing is wrong with it, and a later crawl may send it."""

from datetime import UTC, datetime

from crawler.unkept import UnkeptResponse

request_postponed = object()
"""A signal, with `request` and `until` (a `datetime`, UTC): the request was not sent and may be sent then."""


class Postponed(UnkeptResponse):
    """Raised instead of sending a request; errbacks get it, no retry follows, and nothing of it goes to WARC.

    The frontier puts this one back as it was: it was never sent, and has not failed.
    """

    def __init__(self, reason: str, until: datetime) -> None:
        """`reason` is a sentence, `until` the time before which there is no use in trying again."""
        super().__init__(reason)
        self.reason = reason
        self.until = until

    @classmethod
    def at(cls, reason: str, until: float) -> "Postponed":
        """The same from a POSIX time."""
        return cls(reason, datetime.fromtimestamp(until, UTC))
