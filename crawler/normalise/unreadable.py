"""The one error of all readers of values."""


class Unreadable(ValueError):  # noqa: N818 - says what the text is, not what went wrong
    """A text that has no certain meaning. Nothing is guessed: the text is kept as shown, and listed.

    >>> print(Unreadable("views", "көп", "no number in it"))
    views: can't read 'көп': no number in it
    """

    def __init__(self, field: str, shown: str, reason: str) -> None:
        super().__init__(f"{field}: can't read {shown!r}: {reason}")
        self.field = field
        self.shown = shown
        self.reason = reason
