"""The one safe way to change or delete a data file of a positions folder.

Whoever saves names the version that was opened. Where another one is on disk by now, or the new text has errors or
takes away what other files use, the save is refused and nothing is written. A refusal is an exception with what a page
needs to show it.
"""

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from editing.backups import keep, make_shelf
from editing.file_replacement import confirm, in_words, put, sweep
from editing.merge import changes
from editing.save_verdict import judge, judge_together
from loaders.data_files import LINE_END, decode, is_folder, plain, read_data, read_folder
from loaders.file_names import EXPECTED, SHEETS, SINGLE_FILES, actor_of, joint_of
from loaders.models import check_id
from loaders.plain_yaml import YamlValue
from loaders.problems import Problem
from loaders.settings import HISTORY_VARIABLE, READ_ONLY_OPTION, READ_ONLY_VARIABLE, read_only
from loaders.yaml_tree import Map, Mark, Seq, parse

LOCK_SECONDS = 5.0
MOST_NAMED = 5
_UNCONFIRMED = "the disk did not confirm it; look at the file again after a power failure"
_BOM = b"\xef\xbb\xbf"
_ACTOR_FIELDS = ("actors", "member_of", "according_to", "affiliation")


class SaveError(Exception):
    """Nothing was written; `message` says why and what to do, in words for an analyst."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConflictError(SaveError):
    """Another version than the expected one is on disk: its hash and its text, both None where the file is gone."""

    def __init__(self, message: str, expected: str | None, found: str | None, theirs: str | None) -> None:
        super().__init__(message)
        self.expected = expected
        self.found = found
        self.theirs = theirs


class FaultyTextError(SaveError):
    """The text has errors, or other files would have some: `problems` says which and where."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems


class OutsideError(SaveError):
    """The name is not that of a data file of the folder, or what bears it is no ordinary file in it."""


class UnwritableError(SaveError):
    """Writing is not possible here and now: no such folder or file, no right to write, no space, read-only mode."""


@dataclass(frozen=True, slots=True)
class Version:
    """A data file as it was opened.

    `text` has "\\n" for every line end and no byte-order mark; `sha256` is that of the bytes on disk, `newline` the
    line end of most lines there.
    """

    name: str
    text: str
    sha256: str
    newline: str
    has_bom: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """What was done: `sha256` is what the next save has to expect, None after a deletion.

    `previous` is where the replaced version is kept: None for a new file, where it could not be kept (then `warning`
    says why), and where the file was not `changed` because it held that text already.
    """

    name: str
    sha256: str | None
    previous: Path | None = None
    changed: bool = True
    warning: str = ""


def open_version(folder: Path, name: str) -> Version:
    """Read a data file to edit it.

    Raises OutsideError for a name that is none, UnwritableError where there is no such file and FaultyTextError for one
    that cannot be read as text.
    """
    version = find_version(folder, name)
    if version is None:
        raise UnwritableError(f"there is no '{name}' in '{folder}'; choose another file, or begin a new one")
    return version


def find_version(folder: Path, name: str) -> Version | None:
    """Like `open_version`, but None where there is no such file yet."""
    data = _data(folder, name)
    return None if data is None else _version(name, data)


def save(folder: Path, name: str, text: str, expect: str | None) -> Saved:
    """Make `text` the content of a data file, if the version on disk is still the expected one.

    `expect` is the sha256 of the version that was opened; None for a file that must not exist yet. Line ends,
    byte-order mark, mode and owner stay as found. Where somebody has saved the same text already, nothing is written.
    Raises SaveError: ConflictError, FaultyTextError, OutsideError or UnwritableError. Then the file is as it was.
    """
    refuse_if_read_only()
    _path(folder, name)
    with _locked(folder), _refusing(name):
        _sweep(folder)
        before = _data(folder, name)
        after = _encode(plain(text), before)
        if after == before and expect is not None:
            return Saved(name, _hash(after), changed=False)
        _expect(name, before, expect)
        _check(folder, name, after)
        previous, warning = (None, "") if before is None else _keep(folder, name, before)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if not put(path, after, last_check=partial(_expect_on_disk, folder, name, expect)):
            warning = f"{warning}; {_UNCONFIRMED}" if warning else _UNCONFIRMED
        return Saved(name, _hash(after), previous, warning=warning)


def save_all(folder: Path, texts: Mapping[Version, str]) -> list[Saved]:
    """Make each text the content of the data file whose version it replaces: all of them, or none.

    All are judged together, under one lock, before the first is written. Where one cannot be written, those before it
    get back what they held. Raises SaveError as `save` does; one that says otherwise apart, all files are as they were.
    """
    refuse_if_read_only()
    for version in texts:
        _path(folder, version.name)
    with _locked(folder), _refusing(""):
        _sweep(folder)
        before = {version.name: _data(folder, version.name) for version in texts}
        for version in texts:
            _expect(version.name, before[version.name], version.sha256)
        after = {version.name: _encode(plain(text), before[version.name]) for version, text in texts.items()}
        changed = {name: data for name, data in after.items() if data != before[name]}
        _check_together(folder, {name: data.decode("utf-8", "surrogatepass") for name, data in changed.items()})
        done = {version.name: Saved(version.name, version.sha256, changed=False) for version in texts}
        written: list[str] = []
        try:
            for version in texts:
                if version.name in changed:
                    done[version.name] = _replace(folder, version, before[version.name], changed[version.name])
                    written.append(version.name)
        except BaseException:  # also Ctrl-C
            _put_back(folder, {name: (before[name] or b"", after[name]) for name in written})
            raise
    return [done[version.name] for version in texts]


def _replace(folder: Path, version: Version, before: bytes | None, after: bytes) -> Saved:
    """Write a file that is there, and keep what it held."""
    name = version.name
    previous, warning = (None, "") if before is None else _keep(folder, name, before)
    if not put(folder / name, after, last_check=partial(_expect_on_disk, folder, name, version.sha256)):
        warning = f"{warning}; {_UNCONFIRMED}" if warning else _UNCONFIRMED
    return Saved(name, _hash(after), previous, warning=warning)


def _put_back(folder: Path, written: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Give files what they held before, unless somebody else has changed them since. Raises UnwritableError."""
    left = []
    for name, (before, after) in written.items():
        try:
            put(folder / name, before, last_check=partial(_expect_on_disk, folder, name, _hash(after)))
        except (OSError, SaveError):
            left.append(name)
    if left:
        raise UnwritableError(
            f"not every file could be written, and {', '.join(left)} could not be put back: what stood there is kept "
            "among the previous versions; look at the files before you go on"
        )


def delete(folder: Path, name: str, expect: str) -> Saved:
    """Delete an actor's file, if the version on disk is still the expected one and no other file names the actor.

    Raises SaveError: ConflictError, FaultyTextError with every place that names the actor, OutsideError for another
    file than an actor's, UnwritableError, also where the version cannot be kept: nothing else would have its text.
    """
    refuse_if_read_only()
    if name in SINGLE_FILES:
        only = "only files of actors and of joint statements can be; to empty a list, save it as []"
        raise OutsideError(f"'{name}' is not deleted: {only}")
    _path(folder, name)
    with _locked(folder), _refusing(name):
        _sweep(folder)
        data = _data(folder, name)
        _expect(name, data, expect)
        found = uses(folder, name)
        if found:
            raise FaultyTextError(
                f"'{name}' is not deleted: other files name this actor; change them first: {_places(found)}", found
            )
        previous, warning = _keep(folder, name, data or b"")
        if previous is None:
            raise UnwritableError(f"'{name}' is not deleted, since it could not be brought back: {warning}")
        _expect(name, _data(folder, name), expect)
        (folder / name).unlink()
        return Saved(name, None, previous, warning="" if confirm((folder / name).parent) else _UNCONFIRMED)


def refuse_if_read_only() -> None:
    """Raise UnwritableError where nothing may be written into positions."""
    if read_only():
        raise UnwritableError(
            f"nothing is written: the tracker runs read-only; start it without {READ_ONLY_VARIABLE} and "
            f"{READ_ONLY_OPTION} to edit"
        )


def _path(folder: Path, name: str) -> Path:
    """The path of a data file that may be there or not, and is an ordinary file of this folder if it is."""
    _check_name(name)
    if not is_folder(folder):
        raise UnwritableError(f"there is no folder '{folder}'; name a folder of positions")
    path = folder / name
    try:
        if not path.parent.resolve().is_relative_to(folder.resolve()):
            raise OutsideError(
                f"'{path.parent.name}' is a link that leads out of the folder; put the folder itself there"
            )
        if path.is_symlink():
            raise OutsideError(f"'{name}' is a link; edit the file that it leads to, or put the file itself there")
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            raise OutsideError(f"'{name}' is not an ordinary file; move it away")
        names = [one.name for one in path.parent.iterdir()] if path.parent.exists() else []
    except (OSError, RuntimeError) as error:
        reason = in_words(error) if isinstance(error, OSError) else "a loop of links"
        raise UnwritableError(f"'{name}' cannot be reached: {reason}") from error
    for other in names:
        if other != path.name and other.casefold() in (path.name, f"{path.stem}.yml"):
            raise OutsideError(
                f"'{other}' stands beside '{name}' and could be taken for it; rename or remove one of them"
            )
    return path


def _check_name(name: str) -> None:
    if name in SINGLE_FILES:
        return
    identifier = actor_of(name) or joint_of(name)
    if not (identifier and name.endswith(".yaml")):
        raise OutsideError(f"'{name}' is no data file; write one of {EXPECTED}")
    try:
        check_id(identifier)
    except ValueError as error:
        raise OutsideError(f"'{name}' is no data file: {error}") from error


def _data(folder: Path, name: str) -> bytes | None:
    """The bytes on disk; None where there are none."""
    path = _path(folder, name)
    data = read_data(folder, name)
    if isinstance(data, bytes):
        return data
    if not os.path.lexists(path):
        return None
    raise _unreadable(data)


def _unreadable(problem: Problem) -> FaultyTextError:
    return FaultyTextError(
        f"'{problem.file}' on disk cannot be edited here: {problem.message}; {problem.hint}", (problem,)
    )


def _version(name: str, data: bytes) -> Version:
    text = decode(name, data)
    if isinstance(text, Problem):
        raise _unreadable(text)
    return Version(name, plain(text), _hash(data), _usual(LINE_END.findall(text)), data.startswith(_BOM))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _usual(ends: list[str]) -> str:
    return Counter(ends).most_common(1)[0][0] if ends else "\n"


def _encode(text: str, before: bytes | None) -> bytes:
    """The text as bytes with the byte-order mark and the line ends of the version before it.

    Where that has line ends of several kinds, every line that is not changed keeps its own.
    """
    old = "" if before is None else before.decode("utf-8-sig", "replace")
    ends = LINE_END.findall(old)
    usual = _usual(ends)
    if len(set(ends)) > 1:
        text = _with_ends(text.split("\n"), LINE_END.split(old), ends, usual)
    elif usual != "\n":
        text = text.replace("\n", usual)
    mark = _BOM if before is not None and before.startswith(_BOM) else b""
    return mark + text.encode("utf-8", "surrogatepass")  # the check that follows refuses surrogates with their line


def _with_ends(lines: list[str], old: list[str], ends: list[str], usual: str) -> str:
    kept: list[str] = []
    done = 0
    for change in changes(old, lines):
        kept += [*ends[done : change.start], *[usual] * len(change.lines)]
        done = change.end
    kept += [*ends[done:], usual]  # the last line of the old text may have come to stand before others
    return "".join(f"{line}{end}" for line, end in zip(lines, [*kept[: len(lines) - 1], ""], strict=True))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Only one process writes into a folder at a time."""
    from filelock import FileLock, Timeout

    lock: FileLock | None = None
    try:
        lock = FileLock(make_shelf(folder) / "lock", timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout as error:
        raise UnwritableError(
            f"another save into '{folder}' has been at work for {LOCK_SECONDS:g} seconds; try again in a moment"
        ) from error
    except (OSError, RuntimeError, NotImplementedError) as error:
        raise UnwritableError(f"nothing is saved: {_no_shelf(error)}") from error
    try:
        yield
    finally:
        # what was done is done; the system lets go of the lock at the latest when this process ends
        with suppress(OSError):
            lock.release()


def _no_shelf(error: Exception) -> str:
    reason = in_words(error) if isinstance(error, OSError) else str(error)
    return (
        f"the tracker keeps its lock and previous versions in a folder of its own, and cannot ({reason}); name one "
        f"that you may write to in {HISTORY_VARIABLE}"
    )


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """A failure of the system as a refusal in words; `name` is that of the file, "" for several."""
    try:
        yield
    except OSError as error:
        what = f"'{name}' is as it was" if name else "every file is as it was"
        raise UnwritableError(f"{what}: {in_words(error)}") from error


def _sweep(folder: Path) -> None:
    for place in (folder, *(folder / sheet for sheet in SHEETS)):
        sweep(place)


def _expect(name: str, data: bytes | None, expect: str | None) -> None:
    """Raise ConflictError unless the bytes on disk are those of the expected version."""
    now = None if data is None else _version(name, data)
    found = None if now is None else now.sha256
    if found == expect:
        return
    if now is None:
        message = f"'{name}' is gone: somebody removed or renamed it since it was opened; save it as a new file, or not"
    elif expect is None:
        message = f"'{name}' exists; open and edit it, or choose another name"
    else:
        message = f"'{name}' has changed on disk since it was opened; compare the two and save again"
    raise ConflictError(message, expect, found, None if now is None else now.text)


def _expect_on_disk(folder: Path, name: str, expect: str | None) -> None:
    _expect(name, _data(folder, name), expect)


def _check(folder: Path, name: str, data: bytes) -> None:
    """Raise FaultyTextError where a text has errors, or causes errors in other files that are not there now."""
    errors = judge(folder, name, data.decode("utf-8", "surrogatepass")).errors
    own = tuple(problem for problem in errors if problem.file == name)
    if own:
        raise FaultyTextError(f"'{name}' is as it was: the new text has errors: {_places(own)}", own)
    if errors:
        raise FaultyTextError(
            f"'{name}' is as it was: with the new text other files would have errors; change them first: "
            f"{_places(errors)}",
            errors,
        )


def _check_together(folder: Path, texts: Mapping[str, str]) -> None:
    """The same of several texts that go together."""
    errors = judge_together(folder, texts).errors if texts else ()
    if errors:
        raise FaultyTextError(f"nothing is saved: the new texts have errors: {_places(errors)}", errors)


def _places(problems: tuple[Problem, ...]) -> str:
    named = [f"{p.file}:{p.line} ({p.message})" if p.line else f"{p.file} ({p.message})" for p in problems[:MOST_NAMED]]
    more = len(problems) - MOST_NAMED
    return "; ".join([*named, *([f"and {more} more"] if more > 0 else [])])


def _keep(folder: Path, name: str, data: bytes) -> tuple[Path | None, str]:
    """Where the version is kept, or why it is not."""
    try:
        return keep(folder, name, data), ""
    except (OSError, RuntimeError) as error:
        return None, f"the version before is not kept: {_no_shelf(error)}"


def uses(folder: Path, name: str) -> tuple[Problem, ...]:
    """Every place in other files that names an actor, also in records that have faults of their own. Never raises."""
    actor = actor_of(name)
    if not actor:  # a joint statement is named by nobody
        return ()
    return tuple(
        Problem(
            "error",
            f"names the actor '{actor}'",
            file,
            mark.line + 1,
            mark.column + 1,
            mark.length,
            text.splitlines()[mark.line],
            "name another actor, or remove the record, before the actor is deleted",
        )
        for file, text in read_folder(folder).by_file.items()
        if file != name and actor in text
        for mark in _marks(parse(text).value, actor)
    )


def _names(item: YamlValue, actor: str) -> bool:
    """Whether an item of a list names the actor; in `member_of` dates may follow its id."""
    return isinstance(item, str) and item.split()[:1] == [actor]


def _marks(node: YamlValue | None, actor: str) -> Iterator[Mark]:
    """The marks of the values that name an actor."""
    if isinstance(node, Map):
        for key, value in node.items():
            if key in _ACTOR_FIELDS and value == actor:
                yield node.marks[key]
            elif key in _ACTOR_FIELDS and isinstance(value, Seq):
                yield from (mark for item, mark in zip(value, value.marks, strict=True) if _names(item, actor))
            else:
                yield from _marks(value, actor)
    elif isinstance(node, Seq):
        for item in node:
            yield from _marks(item, actor)
