"""Another Python that reads one document, within limits of time and memory. The one module that starts it.

The document goes in as bytes, and out come bytes: neither its name nor anything of this process reaches the other.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, Timer

SECONDS = 60
MEMORY = 1_000_000_000
"""Bytes of address space, on systems that can limit it (not Windows)."""

MOST_ANSWER = 250_000_000
"""Bytes: a text of 50 million characters takes up to four for each."""

_ROOT = str(Path(__file__).resolve().parents[1])
"""Where a program finds the modules of the project that it needs."""

_ENVIRONMENT = ("SYSTEMROOT", "PYTHONHOME", "PYTHONPATH", "HOME", "USERPROFILE", "APPDATA")
"""What Python needs to begin and to find what is installed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program ended (its exit code; None where it did not end by itself), and what it wrote."""

    code: int | None
    content: bytes = b""
    is_late: bool = False
    """Whether it was ended because it took more than SECONDS."""

    is_aborted: bool = False
    """Whether it gave itself up, as programs in C do that are refused memory."""


def run_confined(program: Path, *arguments: str, content: bytes) -> Answer:
    """What a program of Python makes of the content, which it is given on stdin. Never raises.

    It gets the arguments, then SECONDS and MEMORY, which it is to ask the system to hold it to; after SECONDS it is
    ended in any case.
    """
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", str(program), *arguments, str(SECONDS), str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=program.parent,
            env=_environment(),
        )
    except OSError:
        return Answer(None)
    with child:
        watch = Timer(SECONDS, child.kill)
        feeder = Thread(target=_feed, args=(child, content), daemon=True)
        watch.start()
        feeder.start()
        try:
            told = child.stdout.read(MOST_ANSWER + 1) if child.stdout else b""
            if len(told) > MOST_ANSWER:
                return Answer(None)
            code = child.wait()
            is_late = not watch.is_alive()
        finally:
            watch.cancel()
            child.kill()
            feeder.join()
    if code >= 0 and not is_late:
        return Answer(code, told)
    return Answer(None, is_late=is_late, is_aborted=not is_late and code == -signal.SIGABRT)


def _environment() -> dict[str, str]:
    known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return known | {"PYTHONPATH": os.pathsep.join([_ROOT, *filter(None, [known.get("PYTHONPATH")])])}


def _feed(child: "subprocess.Popen[bytes]", content: bytes) -> None:
    with suppress(OSError):  # where it has ended before it read all
        if child.stdin:
            child.stdin.write(content)
            child.stdin.close()
