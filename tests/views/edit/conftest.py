"""What tests of the Edit page share."""

from pathlib import Path

import pytest

from tests.support.dashboard import use
from tests.support.folders import actor, issue, position, source, write_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two actors, two issues, one document."""
    made = write_folder(
        tmp_path,
        {
            "kenya": "# hand-made\n" + actor(position(), name="Kenya"),
            "peru": actor(position(issue="un-convention", quote="a treaty is what we want to see"), name="Peru"),
        },
        issues=issue("broad-offences", title="Offences") + issue("un-convention", title="A convention"),
        sources=source("sputnik-2024"),
    )
    use(made, monkeypatch)
    return made
