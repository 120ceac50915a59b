"""When positions were recorded and last changed, and by whom, as git tells it. Nothing here raises."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from loaders.data_files import MAX_BYTES, plain, read_data
from loaders.file_names import is_data_file
from loaders.git.commits import Commit, commits
from loaders.git.quarantine import Git, answered
from loaders.plain_yaml import read_plain
from loaders.problems import Problem
from loaders.yaml_tree import Map, Seq, parse


@dataclass(frozen=True, slots=True)
class Written:
    """What a commit tells of the lines that it wrote: on which day (the author's), and by whom.

    `day` is None where the commit has no date, or none that a calendar has. `cut` is
    where the past of the clone begins: on that day or before, and nobody knows by whom.
    """

    day: date | None
    by: str
    cut: bool = False
    moment: int = field(default=0, compare=False)
    """Seconds since 1970, which put commits in order; for one without a day those of the commit after it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """When a position came into its file, and when it was last changed. None is for "not committed yet"."""

    first: Written | None
    last: Written | None


Key = tuple[str, ...]
Names = tuple[Key, Key]
"""What a position goes by: issue and source with its quotation, and with its date."""

_NEVER = 2**63
_MOST_NAMES = 20
_SPAN = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) \d+ (\d+) (\d+)\n")
_FIRST_ITEM = re.compile(r"^positions: *\n(?=( *)- )", re.MULTILINE)

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the reader of YAML."""


def recorded(folder: Path, name: str, commit: str | None = None, signatory: str = "") -> dict[int, Recorded]:
    """When each position of a file was recorded, by the line on which it begins, counted from 1.

    Of the file on disk, or as it stood in a commit. Recorded is when the
    earliest committed version was written that has a position with this issue
    and source and the same quotation or date, whatever the file was called
    then. Last changed is when the newest line of it was written; spaces, and
    lines that only moved, are no change. Of a joint statement only the versions
    count that have the `signatory` among its actors.
    """
    if not is_data_file(name):
        return {}
    content = None if commit else read_data(folder, name)
    if isinstance(content, Problem):
        return {}
    found = answered(folder, lambda git: _recorded(git, name, content, commit or git.repository.commit, signatory))
    return found or {}


def _recorded(git: Git, name: str, content: bytes | None, commit: str, signatory: str) -> dict[int, Recorded]:
    """The same of these bytes, which are on disk; where they are None, of those in the commit."""
    path = git.repository.path(name)
    listed = git.tree(commit, path)
    if not listed:
        return {first: Recorded(None, None) for first, _, _ in _positions(_text(content or b""))}
    ((_, blob),) = listed.values()
    versions = _versions(git, commit, path)
    sizes = git.sizes([blob, *chain.from_iterable(one.blobs for one in versions)])
    # to tell whose the lines are, git would take in all of what is no data file any more
    if blob not in sizes or max(sizes.values()) > MAX_BYTES:
        return {}
    text = _text(next(git.contents({blob: sizes[blob]}))[1] if content is None else content)
    told = _written(versions, git.repository.cut)
    lines = _blame(git, path, told, commit if content is None else content)
    earliest = _earliest(git, versions, told, sizes, signatory)
    numbers = _numbers(text)
    found = {}
    for first, last, keys in _positions(text):
        history = position_history(lines[numbers[first - 1] : numbers[last - 1] + 1])
        known = [earliest[key] for key in keys if key in earliest]
        if signatory and not known:
            found[first] = Recorded(None, None)
            continue
        # without a version that has it, lines that it has in common with other positions may be older than it
        found[first] = _since(history, min(known, key=_moment)) if known else Recorded(history.last, history.last)
    return found


def _versions(git: Git, commit: str, path: str) -> list[Commit]:
    """The commits that made a file what it is, the newest first, also under the names that it had before.

    `git log --follow` would take a new actor's file for the one that it was copied from.
    """
    found: list[Commit] = []
    for _ in range(_MOST_NAMES):
        listed = list(commits(git, "--topo-order", "--raw", "--no-renames", commit, "--", path))
        found += listed
        former = _former_name(git, listed[-1].name, path) if listed else None
        if former is None:
            break
        commit, path = f"{listed[-1].name}^@", former
    return found


def _former_name(git: Git, commit: str, path: str) -> str | None:
    """What a commit renamed to this path."""
    told = git.ask("diff-tree", "-r", "-z", "-M", "--raw", "--no-commit-id", "--no-textconv", "--no-ext-diff", commit)
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    for about in fields:
        name = next(fields, "")
        if about.rpartition(" ")[2].startswith("R") and next(fields, "") == path:
            return name
    return None


def position_history(lines: Sequence[Written | None]) -> Recorded:
    """The earliest and the latest commit among those of a position's lines: all that they alone can tell."""
    committed = sorted((line for line in lines if line is not None), key=_moment)
    whole = len(committed) == len(lines)
    return Recorded(committed[0] if committed else None, committed[-1] if committed and whole else None)


def _since(history: Recorded, first: Written) -> Recorded:
    """The same with its first day known; a line that was copied from another position may be older than it."""
    last = history.last
    return Recorded(first, first if last is not None and last.moment < first.moment else last)


def _moment(written: Written) -> int:
    return written.moment


def _written(listed: Iterable[Commit], cut: Collection[str]) -> dict[str, Written]:
    """What commits tell, by their names; they are listed with the newest first."""
    told = {}
    moment = _NEVER
    for one in listed:
        day, seconds = one.author.day, one.author.seconds
        moment = moment - 1 if day is None or seconds is None else seconds
        told[one.name] = Written(day, "" if one.name in cut else one.author.by, one.name in cut, moment)
    return told


def _blame(git: Git, path: str, told: Mapping[str, Written], source: str | bytes) -> list[Written | None]:
    """What wrote each line of a file, as it is in a commit, or of these bytes; None for what is not committed."""
    which, given = (("--contents", "-"), source) if isinstance(source, bytes) else ((source,), b"")
    answer = git.answer("blame", "--incremental", "-w", "-M", "--no-textconv", *which, "--", path, given=given)
    spans = [found.groups() for found in map(_SPAN.fullmatch, answer.lines()) if found]
    by_name: dict[bytes, Written | None] = {name.encode("ascii"): written for name, written in told.items()}
    missing = {name for name, _, _ in spans if name.strip(b"0")} - by_name.keys()
    if missing:  # a merge may have lines that no other commit has
        for one in commits(git, "--no-walk=unsorted", "--stdin", given=b"".join(b"%s\n" % name for name in missing)):
            by_name |= {one.name.encode("ascii"): _written([one], git.repository.cut)[one.name]}
    lines: list[Written | None] = [None] * sum(int(count) for _, _, count in spans)
    for name, first, count in spans:
        start = int(first) - 1
        lines[start : start + int(count)] = [by_name.get(name)] * int(count)
    return lines


def _earliest(
    git: Git, versions: Iterable[Commit], told: Mapping[str, Written], sizes: Mapping[str, int], signatory: str
) -> dict[Key, Written]:
    """The earliest committed version of a file in which each position stands, and the signatory, if one is asked of."""
    first: dict[str, Written] = {}
    for one in versions:
        for blob in one.blobs:
            first[blob] = min(first.get(blob, told[one.name]), told[one.name], key=_moment)
    ordered = sorted(first, key=lambda blob: first[blob].moment)
    found: dict[Key, Written] = {}
    read: dict[str, Names | None] = {}
    for blob, content in git.contents({blob: sizes[blob] for blob in ordered if blob in sizes}):
        text = plain(_text(content))
        if signatory and signatory not in _actors(text):
            continue
        for keys in _keys(position_names(text, read)):
            for key in keys:
                found.setdefault(key, first[blob])
    return found


def _actors(text: str) -> Collection[object]:
    """The signatories that a joint statement's file names."""
    value = read_plain(text) or parse(text).value
    actors = value.get("actors") if isinstance(value, dict) else None
    return actors if isinstance(actors, list) else ()


def _positions(text: str) -> Iterator[tuple[int, int, tuple[Key, ...]]]:
    """First line, last line and what makes it the same position elsewhere, for each position of an actor's file."""
    tree = parse(text).value
    items = tree.get("positions") if isinstance(tree, Map) else None
    if not isinstance(tree, Map) or not isinstance(items, Seq):
        return
    lines = _BREAK.split(text)
    starts = [mark.key_line for mark in items.marks]
    below = [mark.key_line for mark in tree.marks.values() if starts and mark.key_line > starts[-1]]
    stops = [*starts[1:], min(below, default=len(lines))]
    for keys, start, stop in zip(_keys(map(_name, items)), starts, stops, strict=True):
        last = stop
        while last > start + 1 and lines[last - 1].strip()[:1] in ("", "#"):
            last -= 1
        yield start + 1, last, keys


def _keys(names: Iterable[Names]) -> list[tuple[Key, ...]]:
    """What makes each position of a file the same elsewhere."""
    pairs = list(names)
    dates = Counter(day for _, day in pairs)
    # two remarks of one day on one issue are two positions, so that the day does not tell which
    return [(quote, day) if dates[day] == 1 else (quote,) for quote, day in pairs]


def _name(item: object) -> Names:
    """Issue and source of a position with its quotation, and with its date."""
    fields: Mapping[str, object] = item if isinstance(item, dict) else {}
    issue, source, quote, day = (
        " ".join(str(fields.get(field, "")).split()) for field in ("issue", "source", "quote", "date")
    )
    return ("quote", issue, source, quote), ("date", issue, source, day)


def position_names(text: str, read: dict[str, Names | None]) -> list[Names]:
    """The names of all positions of a file. `read` keeps those of single positions, which versions have in common."""
    found = _FIRST_ITEM.search(text)
    if found and "\n..." not in text and _is_head(text[: found.start()]):  # "..." ends what YAML reads
        item = f"\n{found[1]}- "
        parts = [item + rest for rest in text[found.end() - 1 :].split(item)[1:]]
        for part in parts:
            if part not in read:
                read[part] = _single(part)
        names = [name for part in parts if (name := read[part]) is not None]
        if len(names) == len(parts):
            return names
    tree = read_plain(text) or parse(text).value
    items = tree.get("positions") if isinstance(tree, dict) else None
    return [_name(item) for item in items] if isinstance(items, list) else []


def _is_head(text: str) -> bool:
    """Whether the text above the positions of a file is whole in itself."""
    fields, keys = _fields(text)
    return not text or (fields is not None and "positions" not in keys)


def _single(part: str) -> Names | None:
    """The name of the position that a part of a file is; None for a part that is anything else."""
    fields, keys = _fields(f"positions:{part}")
    items = fields.get("positions") if fields is not None and len(keys) == 1 else None
    return _name(items[0]) if isinstance(items, list) and len(items) == 1 else None


def _fields(text: str) -> tuple[Mapping[str, object] | None, Collection[str]]:
    """The fields of a text, and its keys, also of empty ones; None and nothing where it is not whole in itself."""
    plain = read_plain(text)
    if plain is not None:
        return plain, plain.lines
    tree = parse(text)
    return (tree.value, tree.value.marks) if isinstance(tree.value, Map) and not tree.faults else (None, ())


def _numbers(text: str) -> list[int]:
    """For each line as YAML counts them the number of the line as git does; both count from 0."""
    numbers = [0]
    for found in _BREAK.finditer(text):
        numbers.append(numbers[-1] + found[0].endswith("\n"))
    return numbers


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace").removeprefix("\ufeff")
