"""git in quarantine: the one module that runs another program.

git knows many ways to run programs: filters, textconv, pagers, aliases, hooks, fsmonitor, helpers, remotes. All of them
are named by a configuration, by attributes or by the environment, which may be those of a folder from somebody else. It
is therefore run in a git folder of our own, made for one question, with a configuration of ours and an empty work tree;
of the repository it sees nothing but the objects, and all commands name the commits that they are about.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Timer
from typing import IO, TypeVar

from loaders.data_files import MAX_BYTES
from loaders.git.repository import Repository, repository_of

TIMEOUT_SECONDS = 5.0
"""The most that all of one question may take."""
MOST_BYTES = 400_000_000
"""The most that git may answer to one question."""
_LONGEST_LINE = 1_000_000
_PART = 65_536

_CONFIGURATION = """[core]
\trepositoryformatversion = {version}
\tbare = false
\tbigFileThreshold = {large}
\tcommitGraph = false
\tmultiPackIndex = false
\tprecomposeUnicode = true
[extensions]
{extensions}"""

# no questions, locks, pager, replaced objects, or pattern characters in names; nothing of the machine's and the user's
# configuration, nothing from other hosts, and no object that takes more memory than this
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ALLOC_LIMIT": str(10 * MAX_BYTES),
    "LC_ALL": "C",
}

T = TypeVar("T")


class UnansweredError(Exception):
    """git is not there, or has no answer."""


class OverrunError(UnansweredError):
    """The question takes longer, or its answer is larger, than a page can wait for."""


_OVERRUN: dict[Path, Repository] = {}
"""The state of each repository in which a question overran: it is not asked again before that is another one."""


def answered(folder: Path, question: Callable[["Git"], T]) -> T | None:
    """What a question to git about a folder comes to; None where there is no repository, no git, or no answer."""
    repository, program = repository_of(folder), _program()
    if repository is None or program is None or _OVERRUN.get(repository.objects) == repository:
        return None
    end = time.monotonic() + TIMEOUT_SECONDS
    try:
        with TemporaryDirectory(prefix="tracker-git-") as place, ExitStack() as running:
            return question(Git(program, repository, Path(place).resolve(), end, running))
    except OverrunError:
        _OVERRUN[repository.objects] = repository
    except (OSError, UnansweredError):
        pass
    return None


def overran(folder: Path) -> bool:
    """Whether git is not asked about a folder until something else is checked out there: a question took too long."""
    repository = repository_of(folder)
    return repository is not None and _OVERRUN.get(repository.objects) == repository


class Git:
    """git for one question about one repository. Whatever asks raises UnansweredError where there is no answer."""

    def __init__(self, program: str, repository: Repository, place: Path, end: float, running: ExitStack) -> None:
        """`place` is an empty folder and `running` ends what was begun; `end` is when the time is up (monotonic)."""
        self.repository = repository
        self._program = program
        self._place = place
        self._end = end
        self._running = running
        self._left = MOST_BYTES
        self._set_up()

    def _set_up(self) -> None:
        git = self._place / "git"
        for folder in (git / "refs", git / "objects", self._place / "work"):
            folder.mkdir(parents=True)
        commit, cut = self.repository.commit, self.repository.cut
        long = len(commit) == 64
        extensions = "\tobjectFormat = sha256\n" if long else ""
        made = _CONFIGURATION.format(version=int(long), large=MAX_BYTES, extensions=extensions)
        (git / "config").write_text(made, encoding="ascii")
        (git / "HEAD").write_text(f"{commit}\n", encoding="ascii")
        if cut:
            (git / "shallow").write_text("".join(f"{one}\n" for one in sorted(cut)), encoding="ascii")

    def answer(self, command: str, *arguments: str, given: bytes = b"") -> "Answer":
        """What git says to a command, to be read as it comes. It is let go with the question, read or not."""
        left = self.remaining
        with TemporaryFile() as asked:
            asked.write(given)
            asked.seek(0)
            try:
                process = subprocess.Popen(
                    [self._program, "--no-pager", command, *arguments],
                    stdin=asked,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=self._place / "work",
                    env=self._environment(),
                    start_new_session=True,
                )
            except ValueError as error:  # a NUL in the name of a folder
                raise UnansweredError from error
        answer = Answer(self, process, left)
        self._running.callback(answer.close)
        return answer

    def ask(self, command: str, *arguments: str) -> bytes:
        """All that git says to a command. Raises OverrunError beyond the size of a data file."""
        said = bytearray()
        for part in self.answer(command, *arguments).parts():
            said += part
            if len(said) > MAX_BYTES:
                raise OverrunError
        return bytes(said)

    @property
    def remaining(self) -> float:
        """The seconds that are left. Raises OverrunError where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OverrunError
        return left

    def take(self, number: int) -> None:
        """Take note of so many bytes of an answer. Raises OverrunError beyond what one question may come to."""
        self._left -= number
        if self._left < 0 or self.remaining <= 0:
            raise OverrunError

    def tree(self, named: str, *path: str) -> dict[str, tuple[str, str]]:
        """(mode, object) by name of what is in a tree, or of what is at a path in the tree of a commit."""
        found = {}
        for entry in self.ask("ls-tree", "-z", named, "--", *path).split(b"\0")[:-1]:
            about, _, name = entry.partition(b"\t")
            mode, _, thing = about.decode("ascii", "replace").split()
            found[name.decode("utf-8", "replace")] = (mode, thing)
        return found

    def sizes(self, blobs: Iterable[str]) -> dict[str, int]:
        """How many bytes each of some blobs has; those that are not there, or are none, are left out."""
        found = {}
        for line in self._told(blobs, "--batch-check").lines():
            name, *about = line.decode("ascii", "replace").split()
            if len(about) == 2 and about[0] == "blob":
                found[name] = int(about[1])
        return found

    def contents(self, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
        """The bytes of blobs, one after the other, by their sizes; those larger than a data file are left out."""
        wanted = {name: size for name, size in sizes.items() if size <= MAX_BYTES}
        answer = self._told(wanted, "--batch")
        for name, size in wanted.items():
            if answer.line() != f"{name} blob {size}\n".encode():
                raise UnansweredError
            yield name, answer.read(size + 1)[:-1]

    def _told(self, objects: Iterable[str], how: str) -> "Answer":
        named = "".join(f"{name}\n" for name in dict.fromkeys(objects))
        return self.answer("cat-file", how, given=named.encode("ascii"))

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
        places = {
            "GIT_DIR": self._place / "git",
            "GIT_WORK_TREE": self._place / "work",
            "GIT_OBJECT_DIRECTORY": self.repository.objects,
            "HOME": self._place / "work",
            "XDG_CONFIG_HOME": self._place / "work",
        }
        return kept | _ENVIRONMENT | {name: str(path) for name, path in places.items()}


class Answer:
    """What git says to one command. Reading it raises UnansweredError where git fails, or has not said all in time."""

    def __init__(self, git: Git, process: "subprocess.Popen[bytes]", seconds: float) -> None:
        """`seconds` are what the process has left."""
        self._git = git
        self._process = process
        assert process.stdout
        self._said: IO[bytes] = process.stdout
        self._watch = Timer(seconds, _kill, (process,))
        self._watch.daemon = True
        self._watch.start()

    def lines(self) -> Iterator[bytes]:
        """All lines, each with its end."""
        return iter(self.line, b"")

    def parts(self) -> Iterator[bytes]:
        """All of it, in parts as they come."""
        return iter(lambda: self._taken(self._said.read(_PART)), b"")

    def line(self) -> bytes:
        """The next line with its end; b"" behind the last one."""
        line = self._taken(self._said.readline(_LONGEST_LINE))
        if len(line) == _LONGEST_LINE:
            raise OverrunError
        return line

    def read(self, size: int) -> bytes:
        """So many bytes of it."""
        found = self._taken(self._said.read(size))
        if len(found) < size:
            raise UnansweredError
        return found

    def close(self) -> None:
        """Let go of what was not read."""
        self._unwatch()
        _kill(self._process)
        self._said.close()
        self._process.wait()

    def _taken(self, said: bytes) -> bytes:
        """What was read; nothing is the end, at which git says whether it failed."""
        self._git.take(len(said))
        if not said:
            self._unwatch()
            try:
                failed = self._process.wait(self._git.remaining)
            except subprocess.TimeoutExpired:
                raise OverrunError from None
            if failed:
                raise UnansweredError
        return said

    def _unwatch(self) -> None:
        self._watch.cancel()
        self._watch.join()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process, and what a wrapper by the name of git may have begun."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(OSError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)


def _program() -> str | None:
    """Where git is: never in the folder that one is in, which may be anybody's."""
    places = [place for place in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(place).is_absolute()]
    found = shutil.which("git", path=os.pathsep.join(places)) if places else None
    return found if found and Path(found).is_absolute() else None
