"""Options of the tests; and no test is timed: neither an example of hypothesis nor the drawing of it."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--documents-seed`: other random documents for the page reader than the usual ones."""
    parser.addoption(
        "--documents-seed",
        type=int,
        default=1,
        metavar="N",
        help="draw the random documents of benchmarks/press/documents from this seed (default: 1)",
    )
