"""What is wrong in the data, where, and what to write instead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

from loaders.steering_characters import visible

Severity = Literal["error", "warning"]

MOST_OF_A_MESSAGE = 400
WINDOW = 100
LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one file. Line and column count from 1; 0 is "the whole file"."""

    severity: Severity
    message: str
    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        # a value of a million characters is not to drown what is said of it, which stands behind it
        if len(self.message) > MOST_OF_A_MESSAGE:
            shorter = f"{self.message[: MOST_OF_A_MESSAGE // 4]} … {self.message[-MOST_OF_A_MESSAGE // 2 :]}"
            object.__setattr__(self, "message", shorter)

    @property
    def window(self) -> tuple[str, int]:
        """The part of the excerpt around the column, and where in it the column then is, counted from 0."""
        column = self.column - 1
        first = max(0, column - WINDOW // 2) if len(self.excerpt) > WINDOW else 0
        return self.excerpt[first : first + WINDOW], column - first

    @property
    def carets(self) -> str:
        """What marks the fault below the window."""
        shown, start = self.window
        return " " * start + "^" * max(1, min(self.length, len(shown) - start))

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values, for `--format json`; of a long line the part around the column."""
        return {**asdict(self), "excerpt": self.window[0]}


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of `words` that is most like a word; "" where none is much like it."""
    near = get_close_matches(word, sorted(words), n=1, cutoff=0.6) if len(word) <= LONGEST_WORD else []
    return near[0] if near else ""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A hint that names the nearest of `words`, or lists them where they are few."""
    known = sorted(words)
    if near := nearest(word, known):
        return f"did you mean '{near}'?"
    if len(known) <= 8:
        return f"write one of: {', '.join(known)}" if known else ""
    return ""


def printable(text: str) -> str:
    """`text` without characters that steer a terminal or reorder what is read; line breaks stay."""
    return visible(text, but="\n")


def render(problem: Problem, prefix: str = "") -> str:
    """The problem as a paragraph for the terminal; `prefix` stands before the file's name."""
    where = f"{prefix}{problem.file}"
    if problem.line:
        where += f":{problem.line}:{problem.column}"
    lines = [f"{problem.severity}: {problem.message}", f"  {where}"]
    if problem.line and problem.excerpt:
        number = str(problem.line)
        lines.append(f"   {number} | {problem.window[0]}")
        lines.append(f"   {' ' * len(number)}   {problem.carets} {problem.hint}".rstrip())
    elif problem.hint:
        lines.append(f"   {problem.hint}")
    # a line break in a file's name would begin a paragraph of its own
    return "\n".join(printable(line.replace("\t", " ").replace("\n", "\ufffd")) for line in lines)


def tally(problems: Sequence[Problem], files: int) -> str:
    """The closing line of a check: how many of each, in how many files."""
    by_severity = Counter(p.severity for p in problems)
    parts = [_counted(by_severity["error"], "error"), _counted(by_severity["warning"], "warning")]
    return f"{', '.join(parts)} in {_counted(files, 'file')}"


def _counted(number: int, noun: str) -> str:
    """2, "error" -> "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
