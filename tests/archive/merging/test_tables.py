"""No table is forgotten when archives are merged."""

from pathlib import Path

from archive.merging.tables import DERIVED, MERGED, OWN
from archive.store import Archive
from tests.archive.merging.dump import tables


def test_every_table_is_merged_or_derived_and_none_is_both(path: Path, archive: Archive) -> None:
    assert sorted([*MERGED, *DERIVED, *OWN]) == tables(path)
