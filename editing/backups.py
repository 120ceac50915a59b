"""Previous versions of the data files, kept out of the way of the positions folder."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editing.file_replacement import put, sweep
from loaders.data_files import entries, plain
from loaders.file_names import SHEETS, is_data_file
from loaders.settings import backups_folder

KEPT = 20
_TIME = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Previous:
    """A version of a file that a save or a deletion replaced: when, the first 8 digits of its hash, and where it is."""

    replaced: datetime
    sha8: str
    path: Path

    def text(self) -> str:
        """The version's plain text. Raises OSError where it is gone, ValueError where it is no text."""
        return plain(self.path.read_bytes().decode("utf-8"))


def shelf(folder: Path) -> Path:
    """Where the previous versions and the lock of a positions folder are. Raises RuntimeError without a home."""
    real = os.path.realpath(folder)
    return backups_folder() / hashlib.sha256(os.fsencode(real)).hexdigest()[:16]


def make_shelf(folder: Path) -> Path:
    """The shelf, made where there is none, for its user's eyes only. Raises OSError and RuntimeError."""
    place = shelf(folder)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def previous_versions(folder: Path, name: str) -> list[Previous]:
    """The versions of a data file that are kept, the newest first; none where there are none or no way to look."""
    try:
        found = [_previous(path) for path in (shelf(folder) / name).iterdir()]
    except (OSError, RuntimeError):
        return []
    return sorted((one for one in found if one is not None), key=lambda one: (one.replaced, one.sha8), reverse=True)


def files_with_versions(folder: Path) -> list[str]:
    """The data files, also such as are gone, of which previous versions are kept. Never raises."""
    try:
        own = shelf(folder)
    except RuntimeError:
        return []
    sheets = [f"{sheet}/{name}" for sheet in SHEETS for name in entries(own / sheet)]
    return [name for name in (*entries(own), *sheets) if is_data_file(name)]


def keep(folder: Path, name: str, data: bytes) -> Path:
    """Keep the bytes of a version that is about to be replaced, and let go of the oldest beyond KEPT.

    A version that is already the newest kept is not kept twice. Raises OSError or RuntimeError where it cannot be kept.
    """
    sha8 = hashlib.sha256(data).hexdigest()[:8]
    kept = previous_versions(folder, name)
    if kept and kept[0].sha8 == sha8:
        return kept[0].path
    own = make_shelf(folder) / name
    own.mkdir(parents=True, exist_ok=True)
    sweep(own)
    # a clock that was set back must not make the newest version the first to go
    moment = max([datetime.now(UTC), *(one.replaced + timedelta(microseconds=1) for one in kept[:1])])
    path = own / f"{moment.strftime(_TIME)}-{sha8}.yaml"
    put(path, data)
    for old in previous_versions(folder, name)[KEPT:]:
        with suppress(OSError):  # one too many does no harm
            old.path.unlink(missing_ok=True)
    return path


def _previous(path: Path) -> Previous | None:
    """What a file's name says of it; None for files that are not ours."""
    time, _, sha8 = path.stem.rpartition("-")
    try:
        return Previous(datetime.strptime(time, _TIME).replace(tzinfo=UTC), sha8, path)
    except ValueError:
        return None
