"""Small git repositories for tests, with people and days as the test says."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.support.folders import actor, position, write_folder

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST, SECOND = date(2026, 5, 1), date(2026, 5, 3)
CUBA = "actors/cuba.yaml"
EARLY, LATE = position(), position(issue="un-convention", date="2020")


def git(folder: Path, *arguments: str, by: str = "Ada", day: str = "2026-05-01", given: str = "") -> str:
    """One git command, by somebody at noon of a day, and what is given to it on its standard input."""
    stamp = f"{day}T12:00:00+00:00"
    people = {"GIT_AUTHOR_NAME": by, "GIT_COMMITTER_NAME": by, "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_EMAIL": "a@b"}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    stamps = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**os.environ, **own, **people, **stamps}, check=True, capture_output=True, text=True,
        input=given,
    )  # fmt: skip
    return done.stdout


def commit(folder: Path, by: str, day: str) -> None:
    """Commit all that is in the folder, in a repository that is made where there is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "positions", by=by, day=day)


def commit_of(folder: Path, author: bytes, committer: bytes) -> None:
    """Commit all that is in the folder, with whatever stands in the lines on who made the commit and when."""
    git(folder, "add", "-A")
    tree = git(folder, "write-tree").strip()
    parents = git(folder, "for-each-ref", "--format=parent %(objectname)", "refs/heads")
    made = folder / ".git" / "made"
    made.write_bytes(b"tree %s\n%sauthor %s\ncommitter %s\n\n" % (tree.encode(), parents.encode(), author, committer))
    name = git(folder, "hash-object", "-t", "commit", "-w", "--literally", str(made)).strip()
    git(folder, "update-ref", "HEAD", name)


def write(folder: Path, *positions: str) -> None:
    """A positions folder in which Cuba has these positions, not committed."""
    write_folder(folder, {"cuba": actor(*positions)})


def write_as_ada(folder: Path) -> Path:
    """A positions folder in which Ada records one position of Cuba on the first day."""
    write(folder, EARLY)
    commit(folder, "Ada", FIRST.isoformat())
    return folder
