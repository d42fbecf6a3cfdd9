"""pytest collects the doctests of this folder; in a venv without the peers those that import them are left out."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("htmldate") else ["measure.py", "page_readers.py", "document.py"]
