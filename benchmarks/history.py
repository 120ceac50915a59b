"""When each of 100 positions in a file with 2,000 commits was recorded, by what git takes to list its changes."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_up import position
from benchmarks.measure import Figure, show, together
from loaders.git.history import days, head_stamp
from loaders.git.recording_dates import recorded

COMMITS, POSITIONS = 2_000, 100
FILE = "actors/actor.yaml"
WORDS = [f"word{number}" for number in range(1_000)]
REPEATS = 5


def versions() -> Iterator[str]:
    """The file as each commit has it: a position more now and then, else one that is written anew."""
    chance = random.Random(0)
    items: list[str] = []
    for number in range(COMMITS):
        new = position(number, WORDS, chance)
        if number % (COMMITS // POSITIONS) == 0:
            items.append(new)
        else:
            items[chance.randrange(len(items))] = new
        yield "name: An Actor\nkind: state\npositions:\n" + "\n".join(items)


def make_repository(folder: Path) -> None:
    """A repository with a commit an hour, each of which changes the file."""
    stream = []
    for number, text in enumerate(versions()):
        who = f"Ada <ada@example.org> {1_700_000_000 + 3600 * number} +0000"
        data = text.encode()
        stream.append(f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 1\nx\n".encode())
        stream.append(b"M 644 inline %s\ndata %d\n%s\n" % (FILE.encode(), len(data), data))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "fast-import", "--quiet", given=b"".join(stream))
    git(folder, "reset", "-q", "--hard")


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git says to a command."""
    return subprocess.run(["git", "-C", folder, *arguments], input=given, check=True, capture_output=True).stdout


def main() -> int:
    """Measure, print, and say by the exit code whether every target is met."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_repository(folder)
        assert len(recorded(folder, FILE)) == POSITIONS
        asked, listed = together(lambda: recorded(folder, FILE), lambda: git(folder, "log", "-p", "--", FILE), REPEATS)
        span, second_listed = together(lambda: days(folder), lambda: git(folder, "log", "-p", "--", FILE), REPEATS)
        stamp, version = together(lambda: head_stamp(folder), lambda: git(folder, "version"))
    figures = [
        Figure("when and by whom, of each position / `git log -p`", asked, listed, 4),
        Figure("the days with commits to the data / `git log -p`", span, second_listed, 1),
        Figure("has another commit been checked out? / `git version`", stamp, version, 0.5),
    ]
    show(f"History ({COMMITS:,} commits to a file of {POSITIONS} positions)", figures)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
