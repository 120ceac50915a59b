"""Two edits of one text: what each changed, and both at once where they do not meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

Lines = tuple[int, int]
"""The first and the last line, counted from 1; the last is before the first where there are none."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Lines that both sides changed, each in a way of its own."""

    base: Lines
    mine: Lines
    theirs: Lines


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What two sides changed (unified diffs), and the text with both changes; None where they clash."""

    yours: str
    theirs: str
    merged: str | None
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines `start` to `end` (from 0, half open) of the base are replaced."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def growth(self) -> int:
        return len(self.lines) - (self.end - self.start)


def three_way(base: str, mine: str, theirs: str) -> ThreeWay:
    """Compare two edits of one text and merge them where no changed lines overlap or touch.

    Neighbouring lines count as a clash too: they are often fields of one position, and nobody has seen that position
    as both edits together would make it.
    """
    lines = base.split("\n")
    sides = (list(changes(lines, mine.split("\n"))), list(changes(lines, theirs.split("\n"))))
    merged: list[str] = []
    clashes: list[Clash] = []
    done, shifts = 0, (0, 0)
    for group in _groups(*sides):
        start, end = min(c.start for side in group for c in side), max(c.end for side in group for c in side)
        left, right = group
        if left and right and left != right:
            spans = [
                (start + 1 + shift, end + shift + sum(change.growth for change in side))
                for shift, side in zip(shifts, group, strict=True)
            ]
            clashes.append(Clash((start + 1, end), *spans))
        for change in left or right:
            merged += [*lines[done : change.start], *change.lines]
            done = change.end
        growths = [sum(change.growth for change in side) for side in group]
        shifts = (shifts[0] + growths[0], shifts[1] + growths[1])
    merged += lines[done:]
    return ThreeWay(
        yours=difference(base, mine, "as opened", "your edit"),
        theirs=difference(base, theirs, "as opened", "on disk now"),
        merged=None if clashes else "\n".join(merged),
        clashes=tuple(clashes),
    )


def difference(old: str, new: str, old_name: str, new_name: str) -> str:
    """The unified diff of two texts; empty where they are the same."""
    return "\n".join(unified_diff(_shown(old), _shown(new), old_name, new_name, lineterm=""))


def line_now(old: str, new: str, line: int) -> int | None:
    """Where a line of one text stands in another, both counted from 1; None where it was changed or removed."""
    shift = 0
    for change in changes(old.split("\n"), new.split("\n")):
        if change.start >= line:
            break
        if change.end >= line:
            return None
        shift += change.growth
    return line + shift


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """What turns one list of lines into another, in order."""
    # the same lines at both ends are cut off first: comparing all of a large file would take seconds
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = new[head : len(new) - tail]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old[head : len(old) - tail], middle).get_opcodes():
        if tag != "equal":
            yield _Change(head + i1, head + i2, tuple(middle[j1:j2]))


def _groups(mine: list[_Change], theirs: list[_Change]) -> Iterator[tuple[list[_Change], list[_Change]]]:
    """Changes that overlap or touch, together; those of either side that stand alone, alone."""
    ordered = sorted([(c.start, c.end, 0, c) for c in mine] + [(c.start, c.end, 1, c) for c in theirs], key=_order)
    group: tuple[list[_Change], list[_Change]] = ([], [])
    reach = -1
    for start, end, side, change in ordered:
        if start > reach and any(group):
            yield group
            group = ([], [])
        group[side].append(change)
        reach = max(reach, end)
    if any(group):
        yield group


def _order(one: tuple[int, int, int, _Change]) -> tuple[int, int, int]:
    return one[:3]


def _shown(text: str) -> list[str]:
    lines = text.split("\n")
    if lines[-1]:
        return [*lines[:-1], f"{lines[-1]}\n\\ no line end here"]
    return lines[:-1]
