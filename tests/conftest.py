"""What holds for every test."""

import pytest

from views.shared import chart_panel


@pytest.fixture(autouse=True)
def own_history(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test writes among the user's own files, or minds how the user has set the tracker up."""
    monkeypatch.setenv("TRACKER_HISTORY", str(tmp_path_factory.getbasetemp() / "history"))
    monkeypatch.delenv("TRACKER_READ_ONLY", raising=False)
    monkeypatch.delenv("TRACKER_SECOND_CODING", raising=False)


@pytest.fixture(autouse=True)
def no_head_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no browser draws, no chart needs a head start."""
    monkeypatch.setattr(chart_panel, "HEAD_START", 0)
