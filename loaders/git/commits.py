"""Commits as git lists them, and what stands in them of people and days, which may be anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.git.quarantine import Git

_LOG = (
    *("log", "--format=raw", "--encoding=UTF-8", "--no-mailmap", "--no-color", "--no-decorate"),
    *("--no-show-signature", "--no-textconv", "--no-ext-diff", "--no-abbrev"),
)
_SECONDS = re.compile(r"-?\d{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made something and when, in seconds since 1970; None where no number says so."""

    by: str
    seconds: int | None

    @property
    def day(self) -> date | None:
        """The day in this machine's time zone; None where no calendar has it."""
        try:
            return None if self.seconds is None else date.fromtimestamp(self.seconds)
        except (OverflowError, ValueError, OSError):
            return None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the objects that it made of the files that were asked about."""

    name: str
    author: Signature
    committer: Signature
    blobs: tuple[str, ...]


def commits(git: Git, *arguments: str, given: bytes = b"") -> Iterator[Commit]:
    """The commits that `git log` lists for further arguments, as they come; with --raw also their blobs.

    Raises UnansweredError where git has no answer.
    """
    name, head, blobs, in_head = "", dict[str, str](), list[str](), False
    for line in git.answer(*_LOG, *arguments, given=given).lines():
        word, _, rest = line.decode("utf-8", "replace").rstrip("\n").partition(" ")
        if in_head:
            in_head = line != b"\n"
            head.setdefault(word, rest)
        elif word == "commit":
            if name:
                yield _commit(name, head, blobs)
            name, head, blobs, in_head = rest.split(" ")[0], {}, [], True
        elif word.startswith(":"):
            mode, _, blob, *_ = rest.split(" ")
            blobs += [blob] if mode.startswith("100") else []
    if name:
        yield _commit(name, head, blobs)


def _commit(name: str, head: dict[str, str], blobs: list[str]) -> Commit:
    return Commit(name, _signature(head.get("author", "")), _signature(head.get("committer", "")), tuple(blobs))


def _signature(line: str) -> Signature:
    """The parts of `Name <mail> 1767225600 +0000`, of which any may be missing."""
    person, _, stamp = line.rpartition(">")
    seconds = stamp.split()[:1]
    said = bool(seconds and _SECONDS.fullmatch(seconds[0]))
    return Signature((person or line).partition("<")[0].strip(), int(seconds[0]) if said else None)
