"""Other people's programs for web archives, in an environment of their own (`make players`)."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def players() -> Path:
    """The folder of their commands; a test that needs them is skipped where they are not installed."""
    folder = ROOT / ".venv-players"
    if not (folder / "installed").exists():
        pytest.skip("pywb and wacz are not installed: `make players` does it")
    return folder / "bin"
