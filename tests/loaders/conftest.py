"""What tests of loaders share."""

from pathlib import Path

import pytest

from tests.support.git_traps import Trap, set_trap, two_commits


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A positions folder with two commits and an unsaved edit, of which each trap has a copy."""
    return two_commits(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def trap(tmp_path: Path, repository: Path) -> Trap:
    return set_trap(tmp_path, repository)
