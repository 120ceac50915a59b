"""Small git repositories for tests, with people and days as the test says."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str, by: str = "Ada", day: str = "2026-05-01") -> str:
    """One git command, by somebody at noon of a day."""
    stamp = f"{day}T12:00:00+00:00"
    people = {"GIT_AUTHOR_NAME": by, "GIT_COMMITTER_NAME": by, "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_EMAIL": "a@b"}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    stamps = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**os.environ, **own, **people, **stamps}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def commit(folder: Path, by: str, day: str) -> None:
    """Commit all that is in the folder, in a repository that is made where there is none."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "positions", by=by, day=day)
