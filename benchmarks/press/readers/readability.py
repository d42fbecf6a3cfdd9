"""readability-lxml: the title and the text of its summary. It has nothing else."""

from collections.abc import Mapping

from lxml.html import fromstring
from readability import Document

from benchmarks.press.readers.hints import Hints, text_of

DISTRIBUTIONS = ("lxml", "readability-lxml")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """The summary is HTML: its blocks are the body's lines."""
    document = Document(text_of(html), url=url)
    summary = fromstring(document.summary(html_partial=True))
    lines = [
        " ".join(map(str, block.itertext()))
        for block in summary.iter("p", "h1", "h2", "h3", "h4", "li", "blockquote", "td", "pre")
        if not any(True for _ in block.iterdescendants("p", "li", "td", "blockquote"))
    ]
    return {"headline": document.short_title(), "body": lines or "".join(map(str, summary.itertext()))}
