"""The folder of a published site: what is the same is left, and what an earlier site had and this has no more goes.

A run that is broken off leaves a folder that the next one completes: the file by which it is known is written first.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editing.file_replacement import put
from exchange.exported_files import refuse_among

MARK = "addresses.json"
"""The file by which the folder of a site is known."""

Signs = Callable[[str], bytes | None]
"""How a file at an address begins if a site of ours had it there; None for an address that none has."""


@dataclass(slots=True)
class Published:
    """What became of a folder: its files and their bytes in all, and how many were written and removed."""

    files: int = 0
    size: int = 0
    written: int = 0
    removed: int = 0


def refuse_other_folder(folder: Path, positions: Path) -> None:
    """Raise ValueError where a site may not be written: among the positions, and where other files stand.

    What begins with a dot does not count, so that a folder that git or a web host knows can be taken.
    """
    refuse_among(positions, folder, "folder")
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise ValueError(f"cannot write to '{folder}': it is no folder; name a folder for the site")
    if folder.is_dir() and not (folder / MARK).is_file() and any(one.name[0] != "." for one in folder.iterdir()):
        raise ValueError(
            f"cannot write to '{folder}': it has files and is no site that was published before; name a new folder, or "
            "an empty one"
        )


def known_before(folder: Path) -> bytes | None:
    """What MARK of a site says that was published before in the folder; None without one. Raises OSError."""
    path = folder / MARK
    return path.read_bytes() if path.is_file() else None


def publish_files(files: Iterable[tuple[str, bytes]], folder: Path, positions: Path, signs: Signs) -> Published:
    """Write the files, each by its address below the folder, in their order; the first is MARK.

    Raises ValueError as `refuse_other_folder` does, and OSError where the folder cannot be written.
    """
    refuse_other_folder(folder, positions)
    published = Published()
    kept: set[str] = set()
    made: set[Path] = set()
    for address, content in files:
        path = folder / address
        if path.parent not in made:
            _make_folder(path.parent, folder)
            made.add(path.parent)
        published.written += _write(path, content)
        published.files += 1
        published.size += len(content)
        kept.add(address)
    for address in [*_leftovers(folder, kept, signs)]:
        (folder / address).unlink()
        published.removed += 1
        _remove_if_empty((folder / address).parent, folder)
    return published


def _make_folder(path: Path, site: Path) -> None:
    """Make a folder of the site. Raises ValueError where it leads out of the site."""
    path.mkdir(parents=True, exist_ok=True)
    if path.resolve() != site.resolve() / path.relative_to(site):
        raise ValueError(f"cannot write to '{path}': it is a link to another folder; remove it")


def _write(path: Path, content: bytes) -> bool:
    """Whether the file had to be written. One that is in its place is never written into: it may be a link."""
    try:
        if not path.is_symlink() and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    if path.name == MARK:
        # what it says of former addresses stands nowhere else
        put(path, content)
        return True
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
    return True


def _leftovers(folder: Path, kept: set[str], signs: Signs) -> Iterator[str]:
    """The addresses of files that an earlier site had and this has not."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        below = Path(place).relative_to(folder).as_posix()
        for name in names:
            address = name if below == "." else f"{below}/{name}"
            if address in kept:
                continue
            sign, path = signs(address), folder / address
            if sign is not None and not path.is_symlink() and _begins(path, sign):
                yield address


def _begins(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(sign)) == sign


def _remove_if_empty(path: Path, site: Path) -> None:
    while path != site and not any(path.iterdir()):
        path.rmdir()
        path = path.parent
