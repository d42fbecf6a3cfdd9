"""Documents for a reader that must not hang on markup: few texts, many ways of writing them in HTML.

`documents(text)` gives every way that leaves no doubt about what the page says; `foreign_pages(text)` what must be
refused. A person who opens a document in a browser reads exactly its `expected` values. The package knows nothing of
the reader.
"""

from collections.abc import Iterator

from .catalogue import NAMED
from .document import Document, document
from .foreign import ForeignPage, foreign_pages
from .sample import shapes
from .seed import SEED, seed_text
from .shape import objections
from .text import Reading, Text
from .texts import TEXTS

__all__ = ["SEED", "TEXTS", "Document", "ForeignPage", "Reading", "Text", "documents", "foreign_pages", "seed_text"]


def documents(text: Text, *, seed: int = 1, number: int = 20) -> Iterator[Document]:
    """The named documents that suit the text, then `number` random ones drawn from `seed`.

    A named one that would repeat another byte for byte (a form of lead where there is no lead) is left out.
    """
    written = set()
    for name, shape in NAMED.items():
        named = document(name, text, shape)
        if not objections(text, shape) and named.html not in written:
            written.add(named.html)
            yield named
    for place, shape in enumerate(shapes(text, seed, number)):
        yield document(f"random-{seed}-{place}", text, shape)
