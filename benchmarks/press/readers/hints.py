"""What a reader is told beside a page's bytes and address, and how bytes become text. Standard library only."""

import re
from dataclasses import dataclass

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Hints:
    """The same for every reader; each may use what its library takes."""

    language: str
    """ISO 639: kk, ru."""
    captured: str
    """When the page was fetched, ISO 8601 with an offset: no article is later."""
    zone: str
    """The site's time zone: Asia/Almaty."""
    site: str
    """The site's name: El.kz."""


def text_of(html: bytes) -> str:
    """The page as text, for libraries that take no bytes: by its mark, its declaration, UTF-8, windows-1251.

    Without an XML declaration, which lxml refuses in text.
    """
    declared = _DECLARED.search(html[:2048])
    named = declared[1].decode("ascii") if declared else "utf-8"
    for encoding in ("utf-8-sig" if html.startswith(b"\xef\xbb\xbf") else named, "utf-8", "cp1251"):
        try:
            return _DECLARATION.sub("", html.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            continue
    return _DECLARATION.sub("", html.decode("utf-8", "replace"))
