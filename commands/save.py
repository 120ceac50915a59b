"""`save`: put a new text in the place of a data file, if it passes the check."""

import argparse
import os
from pathlib import Path

from commands.console import CLEAN, Commands, list_problems, misused, prefix, refused, warn
from editing.merge import difference
from editing.saves import ConflictError, FaultyTextError, OutsideError, SaveError, find_version, save
from loaders.data_files import is_folder, read_content
from loaders.file_names import SHEETS, SINGLE_FILES
from loaders.models import check_sha256


def add(commands: Commands) -> None:
    """Offer the command."""
    saving = commands.add_parser("save", help="put a new text in the place of a data file, if it passes the check")
    saving.add_argument("file", type=Path, metavar="FILE", help="the data file, such as positions/actors/kenya.yaml")
    saving.add_argument("content", type=Path, metavar="NEW_CONTENT_FILE", help="a file with the new text, in UTF-8")
    saving.add_argument(
        "--expect",
        type=_sha256,
        metavar="SHA256",
        help="the hash of the version that was edited; another one on disk is not overwritten (default: what is there)",
    )
    saving.set_defaults(run=_save)


def _save(options: argparse.Namespace) -> int:
    folder, name = _data_file(options.file)
    try:
        text = read_content(options.content)
    except (OSError, ValueError) as error:
        return misused(f"cannot read '{options.content}': {getattr(error, 'strerror', None) or error}")
    try:
        expect = options.expect
        if expect is None:
            present = find_version(folder, name)
            expect = present.sha256 if present else None
        saved = save(folder, name, text, expect)
    except FaultyTextError as refusal:
        list_problems(refusal.problems, prefix(folder))
        return refused(refusal)
    except ConflictError as refusal:
        if refusal.theirs is not None:
            warn(difference(refusal.theirs, text, "on disk now", str(options.content)))
        return refused(refusal)
    except SaveError as refusal:
        if isinstance(refusal, OutsideError) or not is_folder(folder):
            return misused(refusal.message)
        return refused(refusal)
    done = f"saved; its SHA-256 is {saved.sha256}" if saved.changed else "holds this text already; nothing was written"
    warn(f"{options.file}: {done}")
    if saved.warning:
        warn(f"warning: {saved.warning}")
    return CLEAN


def _data_file(path: Path) -> tuple[Path, str]:
    """The positions folder of a data file, and the file's name in it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 a link has to be seen as one, so nothing is resolved
    if whole.name not in SINGLE_FILES and whole.parent.name in SHEETS:
        return whole.parent.parent, f"{whole.parent.name}/{whole.name}"
    return whole.parent, whole.name


def _sha256(text: str) -> str:
    try:
        return check_sha256(text.lower())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
