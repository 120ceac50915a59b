"""What tests of editing share."""

from pathlib import Path

import pytest

from tests.support.saving import two_actors


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_actors(tmp_path)
