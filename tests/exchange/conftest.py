"""What tests of exchange share."""

from pathlib import Path

import pytest


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No positions and documents but those that a test names."""
    monkeypatch.setenv("TRACKER_POSITIONS", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("TRACKER_DOCUMENTS", str(tmp_path / "elsewhere"))
