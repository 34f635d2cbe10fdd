from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the golden parts with what is written now, to be reviewed as a diff",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden parts are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden", default=False))
