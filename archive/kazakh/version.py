"""The version of what stems and keys come out, for an index to keep beside them and to know when it is out of date."""

VERSION = 1
"""Goes up whenever a word gets another stem or key; tests/archive/kazakh/test_version.py says when."""
