"""What is wrong in the data, where, and what to write instead."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


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

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values, for `--format json`."""
        return asdict(self)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A hint that names the nearest of `words`, or lists them where they are few."""
    known = sorted(words)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if len(known) <= 8:
        return f"write one of: {', '.join(known)}" if known else ""
    return ""


def printable(text: str) -> str:
    """`text` without characters that steer a terminal or reorder what is read."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "\ufffd" for c in text)


def render(problem: Problem, prefix: str = "") -> str:
    """The problem as a paragraph for the terminal; `prefix` stands before the file's name."""
    where = f"{prefix}{problem.file}"
    if problem.line:
        where += f":{problem.line}:{problem.column}"
    lines = [f"{problem.severity}: {problem.message}", f"  {where}"]
    if problem.line and problem.excerpt:
        number = str(problem.line)
        shown, start = _window(problem.excerpt, problem.column - 1)
        lines.append(f"   {number} | {shown}")
        carets = "^" * max(1, min(problem.length, len(shown) - start))
        lines.append(f"   {' ' * len(number)}   {' ' * start}{carets} {problem.hint}".rstrip())
    elif problem.hint:
        lines.append(f"   {problem.hint}")
    return printable("\n".join(lines).replace("\t", " "))


def _window(excerpt: str, column: int, width: int = 100) -> tuple[str, int]:
    """At most `width` characters of a line around `column`, and where the column then is."""
    first = max(0, column - width // 2) if len(excerpt) > width else 0
    return excerpt[first : first + width], column - first


def count(problems: Sequence[Problem], files: int) -> str:
    """The closing line of a check: how many of each, in how many files."""
    by_severity = Counter(p.severity for p in problems)
    parts = [_plural(by_severity["error"], "error"), _plural(by_severity["warning"], "warning")]
    return f"{', '.join(parts)} in {_plural(files, 'file')}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
