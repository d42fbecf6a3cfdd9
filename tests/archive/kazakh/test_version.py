"""Stems and keys don't change without a new version."""

import hashlib
from typing import TYPE_CHECKING

from archive.kazakh.arabic import to_arabic
from archive.kazakh.cyrillic import to_cyrillic
from archive.kazakh.keys import russian_key, skeleton_key
from archive.kazakh.latin import to_latin
from archive.kazakh.stem import stem
from archive.kazakh.version import VERSION
from benchmarks.kazakh_stems.gold import forms

if TYPE_CHECKING:
    from collections.abc import Callable

DIGESTS = {1: "72f62c078c6a2838"}


def test_every_version_gives_its_stems_and_keys() -> None:
    words = [form.form for form in forms()]
    made: list[Callable[[str], str]] = [
        stem,
        skeleton_key,
        russian_key,
        lambda word: to_cyrillic(to_latin(word, "2018")),
        lambda word: to_cyrillic(to_latin(word, "ascii")),
        lambda word: to_cyrillic(to_arabic(word)),
    ]
    rows = ("\t".join([word, *(make(word) for make in made)]) for word in words)
    digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]

    assert DIGESTS.get(VERSION) == digest, f"stems or keys are others: give VERSION the next number, with {digest}"
