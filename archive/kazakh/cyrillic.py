"""Kazakh in whatever script, in Cyrillic."""

from archive.kazakh.arabic import from_arabic
from archive.kazakh.latin import from_latin


def to_cyrillic(text: str) -> str:
    """The text with its Latin and Arabic words read as Kazakh, as far as it can be told; Cyrillic ones stay.

    >>> {to_cyrillic(word) for word in ("мектептерге", "mektepterge", "مەكتەپتەرگە")}
    {'мектептерге'}
    """
    return from_latin(from_arabic(text))
