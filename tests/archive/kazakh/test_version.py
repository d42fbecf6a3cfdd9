"""Stems and keys don't change without a new version."""

import hashlib

from archive.kazakh.keys import russian_key, skeleton_key
from archive.kazakh.stem import stem
from archive.kazakh.version import VERSION
from benchmarks.kazakh_stems.gold import forms

DIGESTS = {1: "01813bdd6c509d74"}


def test_every_version_gives_its_stems_and_keys() -> None:
    rows = (
        "\t".join((form.form, stem(form.form), skeleton_key(form.form), russian_key(form.form))) for form in forms()
    )
    digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]

    assert DIGESTS.get(VERSION) == digest, f"stems or keys are others: give VERSION the next number, with {digest}"
