"""Where the data is, unless the command line says otherwise."""

import os
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent

POSITIONS_VARIABLE = "TRACKER_POSITIONS"
DOCUMENTS_VARIABLE = "TRACKER_DOCUMENTS"


def positions_folder() -> Path:
    """The folder that TRACKER_POSITIONS names, else the positions/ of this project."""
    return Path(os.environ.get(POSITIONS_VARIABLE) or _ROOT / "positions")


def documents_folder() -> Path | None:
    """The folder that TRACKER_DOCUMENTS names, else the documents/ of this project where it exists."""
    named = os.environ.get(DOCUMENTS_VARIABLE)
    if named:
        return Path(named)
    default = _ROOT / "documents"
    return default if default.is_dir() else None
