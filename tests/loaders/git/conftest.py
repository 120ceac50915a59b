"""The folder under git that the tests of this folder begin with."""

from pathlib import Path

import pytest

from tests.support.repositories import write_as_ada


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ada records one position on 1 May 2026."""
    return write_as_ada(tmp_path / "positions")
