"""The git repository that a positions folder is in, as its files tell: what is checked out, and where the objects are.

Read are HEAD, the refs that it leads to, `shallow`, and where a linked work tree or a submodule keeps them; never the
configuration. What is no ordinary file is passed over, so that nothing here waits, and nothing raises.
"""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from loaders.data_files import read_ordinary

_SHORT, _LONG = 10_000, 20_000_000
"""The most bytes of a file that names one thing, and of one that lists many."""
_REFS_DEEP = 5
_MOST_STORES = 20

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REF = re.compile(r"refs(?:/(?![./])(?:(?!\.\.)[^\x00-\x20\x7f/~^:?*\[\\])+)+")
_ELSEWHERE = ("//", "\\\\", "\\/", "/\\")
"""How a path begins that names another machine on Windows, which would be asked for it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """What is checked out where a positions folder is."""

    objects: Path
    """The folder of the objects."""
    commit: str
    below: str
    """Where the positions folder is below the top of the work tree: "" for the top itself, else such as "data/un"."""
    cut: frozenset[str]
    """The commits at which a clone with its past cut off begins."""

    def path(self, name: str) -> str:
        """A path below the positions folder, as commits have it."""
        return f"{self.below}/{name}" if self.below else name


def repository_of(folder: Path) -> Repository | None:
    """The repository with something checked out that the folder is in; None where there is none that can be read."""
    place = enclosing(folder)
    return None if place is None else read_repository(*place)


def enclosing(folder: Path) -> tuple[Path, str] | None:
    """The nearest folder with a `.git` around this one or itself, and the way from there; None where there is none."""
    try:
        real = folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    for top in (real, *real.parents):
        kind = _kind(top / ".git")
        if stat.S_ISREG(kind) or (stat.S_ISDIR(kind) and os.path.lexists(top / ".git" / "HEAD")):
            way = real.relative_to(top).as_posix()
            return top, "" if way == "." else way
    return None


def read_repository(top: Path, below: str) -> Repository | None:
    """What `enclosing` found; None where nothing is checked out, or its files do not say what git writes there."""
    own = _git_folder(top / ".git")
    common = None if own is None else _common_folder(own)
    if own is None or common is None or not stat.S_ISDIR(_kind(common / "objects")):
        return None
    commit, cut = _checked_out(own, common), _cut(common)
    if commit is None or cut is None or not _stores_are_here(common / "objects"):
        return None
    return Repository(common / "objects", commit, below, cut)


def _git_folder(path: Path) -> Path | None:
    """The folder with HEAD: `.git` itself, or the one that a file `.git` names in linked work trees and submodules."""
    if stat.S_ISDIR(_kind(path)):
        return path
    said = _line(path)
    return _beside(path.parent, said.removeprefix("gitdir:").strip()) if said.startswith("gitdir:") else None


def _common_folder(own: Path) -> Path | None:
    """The folder with what all linked work trees share."""
    named = _line(own / "commondir")
    return _beside(own, named) if named else own


def _beside(folder: Path, named: str) -> Path | None:
    return None if not named or "\0" in named or named.startswith(_ELSEWHERE) else folder / named


def _checked_out(own: Path, common: Path) -> str | None:
    """The commit that HEAD leads to."""
    said = _line(own / "HEAD")
    for _ in range(_REFS_DEEP):
        if _ID.fullmatch(said):
            return said
        name = said.removeprefix("ref:").strip()
        if not said.startswith("ref:") or not _REF.fullmatch(name):
            return None
        said = _line(own / name) or _line(common / name) or _packed(common, name)
    return None


def _packed(common: Path, name: str) -> str:
    listed = _decoded(read_ordinary(common / "packed-refs", _LONG) or b"")
    found = re.search(rf"^({_ID.pattern}) {re.escape(name)}$", listed, re.MULTILINE)
    return found[1] if found else ""


def _cut(common: Path) -> frozenset[str] | None:
    """The commits that `shallow` lists; None where it lists anything else."""
    path = common / "shallow"
    if not os.path.lexists(path):
        return frozenset()
    listed = read_ordinary(path, _LONG)
    words = None if listed is None else _decoded(listed).split()
    if words is None or not all(map(_ID.fullmatch, words)):
        return None
    return frozenset(words)


def _stores_are_here(objects: Path) -> bool:
    """Whether the further stores of objects that this one names are few, on this machine, and named in plain files."""
    stores = [objects]
    for store in stores:  # which grows meanwhile
        path = store / "info" / "alternates"
        listed = read_ordinary(path, _LONG) if os.path.lexists(path) else b""
        if listed is None:
            return False
        for line in _decoded(listed).split("\n"):
            if line and not line.startswith("#"):
                further = None if line.startswith('"') else _beside(store, line)
                if further is None or len(stores) > _MOST_STORES:
                    return False
                stores += [further] if further not in stores else []
    return True


def _line(path: Path) -> str:
    """The only line of a short file; "" where there is no such file."""
    said = _decoded(read_ordinary(path, _SHORT) or b"").strip("\r\n")
    return "" if "\n" in said else said


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _kind(path: Path) -> int:
    """What is there, as the mode that stat tells; 0 for nothing that can be seen."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
