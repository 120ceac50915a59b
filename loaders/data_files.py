"""The one module that opens the files of a positions folder for reading."""

import codecs
import errno
import os
import re
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.file_names import EXPECTED, SHEETS, SINGLE_FILES, is_data_file
from loaders.problems import Problem

MAX_BYTES = 10_000_000
LINE_END = re.compile(r"\r\n|\n|\r")

_LEFTOVER = re.compile(r"^#|~$|\.(?:bak|orig|rej|old|tmp|lock|sw[a-p])$", re.IGNORECASE)
"""The names of what editors and merges leave behind."""

_IN_THE_CLOUD = re.compile(r"\.(.+\.ya?ml)\.icloud", re.IGNORECASE)
"""What iCloud leaves in the place of a file that it moved out."""

_NAMED_TWICE = re.compile(r"(.+)\.ya?ml\.[^.]+", re.IGNORECASE)
"""A file to whose name a program put an ending of its own, which many systems do not show."""

_HEADS = ((b"name", b"kind"), (b"title", b"actors"))
"""By which fields the file of an actor is known, and that of a joint statement."""

_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe in the place of a file is opened at once, and not when somebody writes into it."""

Stamps = tuple[tuple[str, int, int], ...]
"""By which one sees that files have changed: see `stamps`."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The text of every data file by its path below the folder, what is wrong with the rest, and which are `unread`.

    A file that is unread is there: what it defines may be referred to.
    """

    by_file: dict[str, str]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()


def folder_stamps(folder: Path) -> Stamps:
    """(name, modification time in ns, size) of every data file: it changes when a file is saved."""
    return stamps(folder, _names(folder))


def stamps(folder: Path, names: Iterable[str]) -> Stamps:
    """(name, modification time in ns, size) of those files that are there: other where one was saved. Never raises."""
    found = []
    for name in names:
        try:
            status = (folder / name).stat()
        except (OSError, ValueError):
            continue
        found.append((name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def read_folder(folder: Path) -> Texts:
    """Read every data file below `folder` (see loaders.file_names). Never raises."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    if not is_folder(folder):
        return Texts({}, (Problem("error", f"there is no folder '{folder}'", ".", hint="name a folder of positions"),))
    for name in _names(folder):
        text = _read(folder, name)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[name] = text
    unread = frozenset(problem.file for problem in problems)
    missing = _missing({*texts, *unread}, is_folder(folder / "actors"))
    return Texts(texts, (*problems, *missing, *_strays(folder)), unread)


def read_blobs(contents: Mapping[str, bytes | Problem]) -> Texts:
    """The same of data files whose bytes, or why there are none, are at hand already, by their path. Never raises."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, data in contents.items():
        text = (
            data if isinstance(data, Problem) else _misnamed(name) or too_large(name, len(data)) or decode(name, data)
        )
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[name] = text
    missing = _missing(contents.keys(), any(name.startswith("actors/") for name in contents))
    return Texts(texts, (*problems, *missing), frozenset(problem.file for problem in problems))


def _missing(found: Collection[str], has_actors: bool) -> list[Problem]:
    """What every positions folder must have and this one has not."""
    problems = [
        Problem("error", f"'{name}' is missing", name, hint=f"write {name}; positions/README.md says what it holds")
        for name in ("issues.yaml", "sources.yaml")
        if name not in found
    ]
    if not has_actors:
        hint = "make it; each actor is a file in it"
        problems.append(Problem("error", "the folder 'actors' is missing", "actors", hint=hint))
    return problems


def _misnamed(name: str) -> Problem | None:
    if not name.endswith(".yml"):
        return None
    return Problem("error", "the file's name ends in .yml", name, hint="rename it to end in .yaml")


def _strays(folder: Path) -> list[Problem]:
    """YAML files that stand where nothing reads them."""
    found = [name for name in entries(folder) if name not in SINGLE_FILES]
    others = [
        f"{sheet}/{name}"
        for sheet in SHEETS
        for name in entries(folder / sheet)
        if not name.endswith((".yaml", ".yml"))
    ]
    found += [*others, *(f"{name}/{inner}" for name in others if "." not in name for inner in entries(folder / name))]
    return [
        Problem("warning", "this file is not read", name, hint=hint)
        for name in sorted(found)
        if (hint := _why_unread(folder, name))
    ]


def _why_unread(folder: Path, name: str) -> str:
    """What to do with a file that looks as if it held data and that nothing reads; "" where it does not look so."""
    place, _, last = name.rpartition("/")
    if _LEFTOVER.search(last):
        return ""
    if cloud := _IN_THE_CLOUD.fullmatch(last):
        return f"it stands for '{cloud[1]}', which is in iCloud only: download it"
    if last.startswith("."):
        return ""
    if last.lower().endswith((".yaml", ".yml")):
        return f"only {EXPECTED} are read"
    named = _NAMED_TWICE.fullmatch(last)
    if named or (place in SHEETS and last.lower().endswith(".txt") and _holds_a_sheet(folder / name)):
        return f"rename it to '{named[1] if named else last.rpartition('.')[0]}.yaml'"
    return ""


def _holds_a_sheet(path: Path) -> bool:
    text = read_ordinary(path) or b""
    return any(all(re.search(rb"^%b:" % field, text, re.MULTILINE) for field in some) for some in _HEADS)


def entries(folder: Path) -> list[str]:
    """The names in a folder, sorted; none where it cannot be looked into."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 paths of hundreds of files take longer than what is done with them
    except (OSError, ValueError):
        return []


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()  # one that leads nowhere is a fault, and no missing file
    except OSError:
        return True  # reading it will say why it cannot be read


def _names(folder: Path) -> list[str]:
    """Data files below the folder, sorted; leftovers of editors are passed over."""
    names = [name for name in SINGLE_FILES if _is_there(folder / name)]
    sheets = [f"{sheet}/{name}" for sheet in SHEETS for name in entries(folder / sheet)]
    return names + [name for name in sheets if is_data_file(name)]


def read_data(folder: Path, name: str) -> bytes | Problem:
    """The bytes of one data file as they stand on disk, or why they cannot be read. Never raises."""
    path = folder / name
    misnamed = _misnamed(name)
    if misnamed:
        return misnamed
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode) or os.path.islink(path.parent):  # noqa: PTH114 takes half the time
            if not path.resolve().is_relative_to(folder.resolve()):
                return Problem("error", "a link that leads out of the folder", name, hint="put the file itself here")
            status = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            return Problem("error", "not an ordinary file", name, hint="remove it")
        return too_large(name, status.st_size) or path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        looped = isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP
        reason = "a loop of links" if looped else getattr(error, "strerror", None) or str(error)
        return Problem("error", f"cannot be read: {reason}", name, hint="check that you may read the file")


def read_ordinary(path: Path, most: int = MAX_BYTES) -> bytes | None:
    """The bytes of an ordinary file of at most so many; None for anything else. Neither waits nor raises."""
    try:
        descriptor = os.open(path, _WITHOUT_WAITING)
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        content = bytearray()
        while len(content) <= most and (part := os.read(descriptor, most + 1 - len(content))):
            content += part
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return bytes(content) if len(content) <= most else None


def read_schemas(folder: Path) -> dict[str, str]:
    """The text of each schema that is kept with the folder, by its path below it. Never raises.

    Line ends are read as plain ones, since version control may have changed them.
    """
    found = {}
    for name in entries(folder / "schemas"):
        if name.endswith(".schema.json"):
            text = decode(name, read_ordinary(folder / "schemas" / name) or b"")
            found[f"schemas/{name}"] = plain(text) if isinstance(text, str) else ""
    return found


def generated_files(folder: Path, below: str, ending: str) -> list[str]:
    """Paths below the positions folder of the files in one folder of it whose names end so, sorted. Never raises."""
    return [f"{below}/{name}" for name in entries(folder / below) if name.endswith(ending) and not name.startswith(".")]


def read_generated(folder: Path, name: str) -> str | Problem | None:
    """The text of a generated file, None where there is none. Never raises.

    Line ends are read as plain ones, since version control may have changed them.
    """
    if not _is_there(folder / name):
        return None
    text = _read(folder, name)
    return text if isinstance(text, Problem) else plain(text)


def data_files(path: Path) -> list[tuple[Path, str]]:
    """(positions folder, path below it) of a data file, or of every one in a folder. Raises ValueError for others."""
    if is_folder(path):
        return [(path, name) for name in _names(path)]
    if not _is_there(path):
        raise ValueError(f"there is no file or folder '{path}'")
    sheet = path.absolute().parent.name
    in_sheets = sheet in SHEETS
    folder, name = (path.absolute().parent.parent, f"{sheet}/{path.name}") if in_sheets else (path.parent, path.name)
    if name not in _names(folder):
        raise ValueError(f"'{path}' is no file of positions: name {EXPECTED}")
    return [(folder, name)]


def read_content(path: Path) -> str:
    """A new, plain text for a data file, from wherever the user has it.

    Raises OSError, and ValueError where it is no text or too long.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    found = too_large(path.name, len(data)) or decode(path.name, data)
    if isinstance(found, Problem):
        raise ValueError(f"{found.message}; {found.hint}")
    return plain(found)


def too_large(name: str, size: int) -> Problem | None:
    """The problem of a file with more bytes than are read."""
    if size <= MAX_BYTES:
        return None
    most = MAX_BYTES // 1_000_000
    message = f"{size // 1_000_000} MB are too many: a file holds at most {most} MB"
    return Problem("error", message, name, hint="split it")


def decode(name: str, data: bytes) -> str | Problem:
    """The bytes of a data file as text without a byte-order mark; line ends stay as they are. Never raises."""
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return Problem("error", "UTF-16 and not UTF-8 text", name, hint="save the file as UTF-8")
        line = error.object[: error.start].count(b"\n") + 1
        return Problem("error", "not UTF-8 text", name, line=line, column=1, hint="save the file as UTF-8")


def plain(text: str) -> str:
    """The text with "\\n" for every line end and no byte-order mark, as it is edited and compared."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read(folder: Path, name: str) -> str | Problem:
    data = read_data(folder, name)
    return data if isinstance(data, Problem) else decode(name, data)
