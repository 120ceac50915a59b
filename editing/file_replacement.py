"""A whole file in the place of another, or everything as it was: what a reader finds is never half of either."""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_ENDING = ".saving"
_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT: "your share of the disk is used up; free some space and try again",
    errno.EROFS: "the disk can only be read; copy the folder to one that can be written",
    errno.EACCES: "you may not write there; ask its owner for the right to, or work in a copy of the folder",
    errno.EPERM: "you may not write there; ask its owner for the right to, or work in a copy of the folder",
    errno.ENOENT: "the folder is gone; put it back and try again",
    errno.ENAMETOOLONG: "the name is too long; give a shorter one",
    errno.EFBIG: "the file is larger than this process may write; split it",
    errno.EIO: "the disk reports an error; save to another disk and have this one looked at",
}


def put(path: Path, data: bytes, last_check: Callable[[], None] = lambda: None) -> bool:
    """Make `data` the content of a file, with the mode, owner and attributes of what it replaces.

    `last_check` runs when all is on disk and only the name is to change; what it raises leaves the file as it was.
    Returns whether the disk has confirmed the new name. Raises OSError, after which the old file stands there whole.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_ENDING}")
    try:
        _write(temporary, data, 0o600 if path.exists() else 0o666)
        if path.exists():
            _resemble(temporary, path)
        last_check()
        temporary.replace(path)
    except BaseException:
        # the reason for the failure matters more than a leftover, which the next save sweeps up
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return confirm(path.parent)


def confirm(folder: Path) -> bool:
    """Ask the disk to keep the names in a folder; whether it did. Never raises: the names have changed by then."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows keeps names by itself
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        return error.errno == errno.EINVAL  # a file system on which folders need no such request
    return True


def sweep(folder: Path) -> None:
    """Remove what writers that died have left in a folder. To be called only while no other writer is at work."""
    with suppress(OSError):
        for leftover in folder.glob(f".*{_ENDING}"):
            with suppress(OSError):
                leftover.unlink()


def in_words(error: OSError) -> str:
    """Why nothing could be written and what to do, for people."""
    return _REMEDIES.get(error.errno or 0) or error.strerror or str(error)


def _write(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _resemble(new: Path, old: Path) -> None:
    """Give a file the owner, mode and attributes of another, as far as the process may; never its time."""
    status = old.stat()
    if hasattr(os, "chown"):
        for owner, group in ((status.st_uid, -1), (-1, status.st_gid)):
            with suppress(OSError):
                os.chown(new, owner, group)
    with suppress(OSError):  # not every file system has every attribute; the mode has to be kept
        shutil.copystat(old, new)
    new.chmod(stat.S_IMODE(status.st_mode))
    os.utime(new)  # the dashboard sees by the time that a file has changed
