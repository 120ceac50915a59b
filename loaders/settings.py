"""Where the data is, unless the command line says otherwise."""

import os
from collections.abc import Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent

POSITIONS_VARIABLE = "TRACKER_POSITIONS"
DOCUMENTS_VARIABLE = "TRACKER_DOCUMENTS"
SECOND_VARIABLE = "TRACKER_SECOND_CODING"
HISTORY_VARIABLE = "TRACKER_HISTORY"
READ_ONLY_VARIABLE = "TRACKER_READ_ONLY"
READ_ONLY_OPTION = "--read-only"


def positions_folder() -> Path:
    """The folder that TRACKER_POSITIONS names, else the positions/ of this project."""
    return Path(os.environ.get(POSITIONS_VARIABLE) or _ROOT / "positions")


def second_folders() -> list[Path]:
    """The folders of further codings of the same documents that TRACKER_SECOND_CODING names, as PATH names its own."""
    return [Path(named) for named in os.environ.get(SECOND_VARIABLE, "").split(os.pathsep) if named]


def documents_folder(positions: Path) -> Path | None:
    """The folder that TRACKER_DOCUMENTS names, else the documents/ in the positions folder where it exists."""
    named = os.environ.get(DOCUMENTS_VARIABLE)
    if named:
        return Path(named)
    default = positions / "documents"
    return default if default.is_dir() else None


def backups_folder() -> Path:
    """The folder that TRACKER_HISTORY names, else this project's place among the user's state files.

    Raises RuntimeError where nothing says where the user's files are.
    """
    named = os.environ.get(HISTORY_VARIABLE)
    if named:
        return Path(named)
    state = Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser()
    return state / "negotiation-position-tracker"


def heed(arguments: Sequence[str]) -> None:
    """Make settings of the arguments that the dashboard was started with: --read-only is TRACKER_READ_ONLY=1."""
    if READ_ONLY_OPTION in arguments:
        os.environ[READ_ONLY_VARIABLE] = "1"


def read_only() -> bool:
    """Whether nothing may be written into positions: TRACKER_READ_ONLY says so.

    Every value but an empty one, 0, no, false and off counts as yes, so that a slip of the pen protects the data.
    """
    value = os.environ.get(READ_ONLY_VARIABLE, "").strip().lower()
    return value not in ("", "0", "no", "false", "off")
