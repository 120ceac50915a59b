"""What git knows of a positions folder. The one module that runs git: it only asks, and never raises.

Where there is no git, no repository, no commit, or a clone with its past cut off, the answers are None or empty.
"""

import os
import subprocess
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from loaders.reading import LISTS, Texts, is_data_file, read_blobs
from loaders.yaml_tree import Map, Seq, parse

TIMEOUT_SECONDS = 5.0
_SHA_LENGTHS = (40, 64)

# settings of the user that would run another program, follow copies, or end in an error
_SETTINGS = {
    "core.fsmonitor": "false",
    "log.follow": "false",
    "log.showSignature": "false",
    "blame.ignoreRevsFile": "",
    "i18n.logOutputEncoding": "UTF-8",
}
# no questions, no locks, no pager, no pattern characters in names, and nothing fetched from other hosts
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
# git sets these for what it starts itself, such as a hook; they would point away from the folder
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the data that git can tell of: the commit that is checked out, or that of an earlier day."""

    folder: Path
    commit: str
    day: date | None = None
    """The day that was asked for; None where the files on disk are meant, with what is not committed yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a data file: its text, and when and by whom it got it (None where that is not committed yet)."""

    text: str
    day: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """When a position came into its file and when it was last changed. None and "" stand for "not committed yet"."""

    first: date | None
    first_by: str
    last: date | None
    last_by: str


@dataclass(frozen=True, slots=True)
class _Version:
    """One committed version of one file."""

    written: int
    by: str
    blob: str


Key = tuple[str, ...]


def head(folder: Path) -> str | None:
    """The commit that is checked out where the folder is."""
    told = _ask(folder, "rev-parse", "--is-shallow-repository", "HEAD")
    words = told.decode("ascii", "replace").split() if told else []
    # the oldest commit of a cut-off clone would pass for the one that wrote everything
    return words[1] if len(words) == 2 and words[0] == "false" and len(words[1]) in _SHA_LENGTHS else None


def head_stamp(folder: Path) -> tuple[int, ...] | None:
    """What changes when another commit is checked out, read off git's own files without running it.

    () where the folder is in no repository; None where only git can tell, as in
    a linked work tree or without a log of what was checked out.
    """
    git = next((parent / ".git" for parent in (folder, *folder.absolute().parents) if (parent / ".git").exists()), None)
    if git is None:
        return ()
    try:
        found = [(git / name).stat() for name in ("HEAD", "logs/HEAD")]
    except OSError:
        return None
    return tuple(number for status in found for number in (status.st_mtime_ns, status.st_size))


def days(folder: Path) -> tuple[date, date] | None:
    """The first and the last day with a commit to the data of the folder."""
    if head(folder) is None:
        return None
    told = _ask(folder, "log", "--first-parent", "--format=%ct", "--", *LISTS, "actors") or b""
    stamps = [int(word) for word in told.split()]
    return (date.fromtimestamp(min(stamps)), date.fromtimestamp(max(stamps))) if stamps else None


def commit_on(folder: Path, day: date) -> str | None:
    """The commit that was the newest at the end of a day, on the line of history that led to what is checked out."""
    try:
        end = int(datetime.combine(day, time.max).timestamp())
    except (OverflowError, ValueError, OSError):
        return None
    if head(folder) is None:
        return None
    told = _ask(folder, "rev-list", "-1", "--first-parent", f"--min-age={end}", "HEAD")
    return (told or b"").decode("ascii", "replace").strip() or None


def texts_on(folder: Path, day: date) -> Texts | None:
    """The data files as they were committed at the end of a day; None where nothing was."""
    commit = commit_on(folder, day)
    told = _ask(folder, "ls-tree", "-r", "-z", commit, "--", *LISTS, "actors/") if commit else None
    blobs = dict(_data_blobs(told or b""))
    contents = _contents(folder, blobs.values())
    if not blobs or any(blob not in contents for blob in blobs.values()):
        return None
    return read_blobs({name: contents[blob] for name, blob in sorted(blobs.items())})


def _data_blobs(listing: bytes) -> Iterator[tuple[str, str]]:
    """(path, object) of the data files in what `git ls-tree -z` lists; links and submodules are none."""
    for entry in listing.split(b"\0"):
        about, _, path = entry.partition(b"\t")
        mode, _, rest = about.decode("ascii", "replace").partition(" ")
        name = path.decode("utf-8", "replace")
        if mode.startswith("100") and is_data_file(name):
            yield name, rest.split()[1]


def recorded(folder: Path, name: str, commit: str | None = None) -> dict[int, Recorded]:
    """When each position of an actor's file was recorded, by the line on which it begins, counted from 1.

    Of the file on disk, or as it stood in a commit. Recorded is when the
    earliest committed version was written that has a position with this issue
    and source and the same quotation or date. Last changed is when the newest
    line of it was written; spaces, and lines that only moved, are no change.
    Both are the author's days. An actor whose file got another name begins anew.
    """
    start = commit or head(folder)
    lines = _blame(folder, name, commit) if start else []
    if not start or not lines:
        return {}
    text = "\n".join(line.text for line in lines)
    earliest = _earliest(folder, name, start)
    found = {}
    for first, last, keys in _positions(text):
        known = [earliest[key] for key in keys if key in earliest]
        history = position_history(lines[first - 1 : last])
        if known:
            origin = min(known, key=lambda version: version.written)
            found[first] = _since(history, date.fromtimestamp(origin.written), origin.by)
        else:  # lines that it has in common with other positions may be older than it
            found[first] = Recorded(history.last, history.last_by, history.last, history.last_by)
    return found


def position_history(lines: Sequence[Line]) -> Recorded:
    """The earliest and the latest day among the lines of a position: all that they alone can tell."""
    dated = sorted((line.day, line.by) for line in lines if line.day is not None)
    first, first_by = dated[0] if dated else (None, "")
    last, last_by = dated[-1] if dated else (None, "")
    if len(dated) < len(lines):
        last, last_by = None, ""
    return Recorded(first, first_by, last, last_by)


def _since(history: Recorded, first: date, by: str) -> Recorded:
    """The same with its first day known; a line that was copied from another position may be older than it."""
    older = history.last is not None and history.last < first
    last, last_by = (first, by) if older else (history.last, history.last_by)
    return Recorded(first, by, last, last_by)


def _earliest(folder: Path, name: str, commit: str) -> dict[Key, _Version]:
    """The earliest committed version of a file in which each position stands."""
    versions = _versions(folder, name, commit)
    contents = _contents(folder, {version.blob for version in versions})
    found: dict[Key, _Version] = {}
    for version in sorted(versions, key=lambda one: one.written, reverse=True):
        text = contents.get(version.blob, b"").decode("utf-8", "replace")
        found |= dict.fromkeys((key for _, _, keys in _positions(text) for key in keys), version)
    return found


def _versions(folder: Path, name: str, commit: str) -> list[_Version]:
    told = _ask(folder, "log", "--raw", "--no-abbrev", "--no-renames", "--format=%x01%at %aN", commit, "--", name)
    found = []
    for entry in (told or b"").decode("utf-8", "replace").split("\x01")[1:]:
        about, *changes = [line for line in entry.split("\n") if line]
        written, _, by = about.partition(" ")
        found += [_Version(int(written), by, line.split()[3]) for line in changes if line.startswith(":")]
    return found


def _positions(text: str) -> Iterator[tuple[int, int, tuple[Key, ...]]]:
    """First line, last line and what makes it the same position elsewhere, for each position of an actor's file."""
    tree = parse(text).value
    items = tree.get("positions") if isinstance(tree, Map) else None
    if not isinstance(tree, Map) or not isinstance(items, Seq):
        return
    lines = text.split("\n")
    starts = [mark.key_line for mark in items.marks]
    below = [mark.key_line for mark in tree.marks.values() if starts and mark.key_line > starts[-1]]
    stops = [*starts[1:], min(below, default=len(lines))]
    dates = Counter(_of(item, "date") for item in items)
    for item, start, stop in zip(items, starts, stops, strict=True):
        last = stop
        while last > start + 1 and lines[last - 1].strip()[:1] in ("", "#"):
            last -= 1
        keys = [_of(item, "quote")]
        # two remarks of one day on one issue are two positions, so that the day does not tell which
        keys += [_of(item, "date")] if dates[_of(item, "date")] == 1 else []
        yield start + 1, last, tuple(keys)


def _of(item: object, name: str) -> Key:
    fields: Mapping[str, object] = item if isinstance(item, Map) else {}
    return (name, *(" ".join(str(fields.get(field, "")).split()) for field in ("issue", "source", name)))


def _blame(folder: Path, name: str, commit: str | None) -> list[Line]:
    revision = [commit] if commit else []
    told = _ask(folder, "blame", "--line-porcelain", "-w", "-M", "--encoding=UTF-8", *revision, "--", name)
    lines = []
    by, written, sha = "", 0, ""
    for row in (told or b"").decode("utf-8", "replace").split("\n"):
        word, _, rest = row.partition(" ")
        if row.startswith("\t"):
            committed = sha != "0" * len(sha)
            lines.append(Line(row[1:], date.fromtimestamp(written) if committed else None, by if committed else ""))
        elif len(word) in _SHA_LENGTHS:
            sha = word
        elif word == "author":
            by = rest
        elif word == "author-time":
            written = int(rest)
    return lines


def _contents(folder: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """The bytes of objects by their names, from one process."""
    if not blobs:
        return {}
    told = _ask(folder, "cat-file", "--batch", given=blobs) or b""
    found = {}
    while told:
        about, _, told = told.partition(b"\n")
        words = about.decode("ascii", "replace").split()
        if len(words) == 3:
            size = int(words[2])
            found[words[0]], told = told[:size], told[size + 1 :]
    return found


def _ask(folder: Path, command: str, *arguments: str, given: Iterable[str] = ()) -> bytes | None:
    """What git answers, or None for whatever stands in the way of an answer."""
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | _ENVIRONMENT
    try:
        return subprocess.run(
            ["git", "--no-pager", *settings, "-C", str(folder.absolute()), command, *arguments],
            input="".join(f"{line}\n" for line in given).encode("ascii"),
            capture_output=True,
            env=environment,
            timeout=TIMEOUT_SECONDS,
            check=True,
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
