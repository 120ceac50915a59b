"""Commands in processes of their own, which begin at once: a process that has loaded the program forks them."""

import multiprocessing
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from commands.__main__ import MODULES, run
from tests.support.folders import ROOT

STREAMS = {"stdin": 0, "stdout": 1, "stderr": 2}
MOST_SECONDS = 120

for module in MODULES.values():
    import_module(f"commands.{module}")

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    returncode: int
    stdout: str
    stderr: str


def run_command(
    *arguments: str,
    environment: Mapping[str, str],
    redirection: str = "",
    dead: tuple[str, ...] = (),
    limits: Mapping[str, int] | None = None,
) -> Ended:
    """Run a command, its streams led elsewhere as a shell says it, or into pipes that nobody reads any more (`dead`).

    `limits` are those that the system sets it, by their names in the module resource, such as RLIMIT_CPU.
    """
    with tempfile.TemporaryDirectory() as name:
        printed = {stream: Path(name) / stream for stream in ("stdout", "stderr")}
        forked = _FORKS.Process(
            target=_begin, args=(arguments, dict(environment), printed, redirection, dead, dict(limits or {}))
        )
        forked.start()
        forked.join(MOST_SECONDS)
        if forked.exitcode is None:
            forked.kill()
        out, err = (path.read_text(encoding="utf-8") if path.exists() else "" for path in printed.values())
    assert forked.exitcode is not None, f"it runs for more than {MOST_SECONDS} seconds"
    return Ended(forked.exitcode, out, err)


def _begin(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    printed: dict[str, Path],
    redirection: str,
    dead: tuple[str, ...],
    limits: dict[str, int],
) -> None:
    """Make the process what a shell would have started, and run the command in it."""
    for name, most in limits.items():
        import resource

        resource.setrlimit(getattr(resource, name), (most, most + 1))
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    _lead("stdin", os.open(os.devnull, os.O_RDONLY))
    for stream, path in printed.items():
        _lead(stream, os.open(path, os.O_WRONLY | os.O_CREAT))
    for stream in dead:
        ended, begun = os.pipe()
        os.close(ended)
        _lead(stream, begun)
    for number, sign, target in re.findall(r"(\d?)([<>])(\S+)", redirection):
        stream = list(STREAMS)[int(number or sign == ">")]
        if target == "&-":
            os.close(STREAMS[stream])
        else:
            _lead(stream, os.open(target, os.O_RDONLY if sign == "<" else os.O_WRONLY))
    for stream, number in STREAMS.items():
        setattr(sys, stream, _opened(stream, number))
    sys.argv = ["commands", *arguments]
    sys.exit(run())


def _lead(stream: str, descriptor: int) -> None:
    os.dup2(descriptor, STREAMS[stream])
    os.close(descriptor)


def _opened(stream: str, number: int) -> object:
    """A standard stream as Python makes it when it begins: none where the descriptor is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    return os.fdopen(number, "r" if stream == "stdin" else "w", encoding="utf-8", closefd=False)
