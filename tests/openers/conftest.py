"""Other people's programs for data, in an environment of their own (`make openers`)."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def openers() -> Path:
    """The folder of their commands; a test that needs them is skipped where they are not installed."""
    folder = ROOT / ".venv-openers"
    if not (folder / "installed").exists():
        pytest.skip("DuckDB, pandas, frictionless and mlcroissant are not installed: `make openers` does it")
    return folder / "bin"
