"""Options of the tests; pytest reads them only from here."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--documents-seed`: other random documents for the page reader than the usual ones."""
    parser.addoption(
        "--documents-seed",
        type=int,
        default=1,
        metavar="N",
        help="draw the random documents of benchmarks/press/documents from this seed (default: 1)",
    )
