"""A positions folder in a repository that may hold traps, and what the tracker asks of git there."""

import os
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

from loaders.git.history import days, head, head_stamp, holds_data, texts_on
from loaders.git.recording_dates import recorded
from tests.support.folders import actor, position, write_folder
from tests.support.repositories import commit, git

FIRST, SECOND = "2026-05-01", "2026-05-03"
CUBA = "actors/cuba.yaml"


@dataclass(frozen=True)
class Trap:
    """A program that leaves a file behind when it runs, in a positions folder with two commits and an unsaved edit."""

    folder: Path
    program: Path
    sprung: Path

    def configure(self, *settings: str) -> None:
        """Settings of the repository, as `name=value`; {} stands for the program."""
        for setting in settings:
            name, _, value = setting.replace("{}", str(self.program)).partition("=")
            git(self.folder, "config", "--add", name, value)

    def attribute(self, words: str, name: str = ".gitattributes") -> None:
        """Attributes of all files of the folder."""
        (self.folder / name).write_text(f"* {words}\n")

    def lose(self, revision: str) -> str:
        """Take an object away, as in a clone that fetches objects only when it needs them; its name."""
        name = git(self.folder, "rev-parse", revision).strip()
        (self.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
        return name


def two_commits(folder: Path) -> Path:
    """Ada records a position, Ben changes it, and what is on disk is not committed."""
    write_folder(folder, {"cuba": actor(position())})
    commit(folder, "Ada", FIRST)
    write_folder(folder, {"cuba": actor(position(stance="oppose"))})
    commit(folder, "Ben", SECOND)
    return write_folder(folder, {"cuba": actor(position(stance="oppose", note="later"))})


def set_trap(place: Path, repository: Path) -> Trap:
    """The program, and a copy of the repository, in an empty folder."""
    sprung, program = place / "sprung", place / "program"
    program.write_text(f"#!/bin/sh\necho x >> {shlex.quote(str(sprung))}\n")
    program.chmod(0o755)
    return Trap(Path(shutil.copytree(repository, place / "around" / "positions")), program, sprung)


def at_once(work: Callable[[], Any]) -> Any:
    """What comes of some work that might wait for ever; it fails where that does not come."""
    told: list[Any] = []
    thread = Thread(target=lambda: told.append(work()), daemon=True)
    thread.start()
    thread.join(60)
    assert told, "it waits"
    return told[0]


def pipe(path: Path) -> None:
    """Put a pipe in the place of a file: to open it is to wait for somebody who writes into it."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


def ask_of_git(folder: Path) -> tuple[Any, ...]:
    """Whether git says what is checked out, of which days it is, what was committed, and when and by whom."""
    day = date.fromisoformat(SECOND)
    asked = (head, head_stamp, days, holds_data, lambda one: texts_on(one, day), lambda one: recorded(one, CUBA))
    return tuple(bool(one(folder)) for one in asked)
