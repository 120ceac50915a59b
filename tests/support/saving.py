"""What is saved in tests, and a system whose calls fail."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.folders import actor, position, write_folder

CUBA = "actors/cuba.yaml"
OTHER = actor(position(stance="oppose"))

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def two_actors(place: Path) -> Path:
    """A folder of positions in which Cuba and Russia have said one thing each."""
    return write_folder(place / "positions", {"cuba": actor(position()), "russia": actor(position())})


def edited(text: str) -> str:
    """The text of an actor with the other stance."""
    return text.replace("stance: support", "stance: oppose")


def everything(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, also of those whose names begin with a dot."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def failing(number: int) -> Callable[..., None]:
    """A call to the system that fails with this number."""

    def fail(*arguments: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


STEPS = ("open", "fdopen", "fsync", "close", "chmod", "chown", "utime", "mkdir", "replace", "unlink")


def fail_from(patch: pytest.MonkeyPatch, step: int, last: int) -> Callable[[], int]:
    """Make the calls to the system from one step to another fail; what is given back says how many were made."""
    fcntl = pytest.importorskip("fcntl")
    count = 0

    def watched(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal count
            mine, count = count, count + 1
            fails = step <= mine <= last
            if fails and name == "close":
                real(*arguments)  # a descriptor is closed even where its last bytes could not be written
            if fails:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(*arguments, **named)

        return call

    for name in STEPS:
        patch.setattr(os, name, watched(name, getattr(os, name)))
    patch.setattr(fcntl, "flock", watched("flock", fcntl.flock))
    return lambda: count
