"""Whether a new text of a data file may be saved: one rule for whoever offers to save it and for whoever saves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.data_files import read_folder, too_large
from loaders.folder_check import check_texts
from loaders.problems import Problem


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check says of new texts: the problems `of_it`, or of them, and those that they cause `elsewhere`."""

    of_it: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the texts, then those in other files."""
        return self.of_it + self.elsewhere

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the texts from being saved."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def judge(folder: Path, name: str, text: str) -> Verdict:
    """What the check says of a new text of a file beside the other files as they are on disk. Never raises.

    A problem that another file has at the same place already is in nobody's way, and neither is one that comes to
    light because this file can be read again.
    """
    return judge_together(folder, {name: text})


def judge_together(folder: Path, texts: Mapping[str, str]) -> Verdict:
    """The same of new texts of several files that go together."""
    too_much = [too_large(name, len(text.encode("utf-8", "surrogatepass"))) for name, text in texts.items()]
    if any(too_much):
        return Verdict(tuple(filter(None, too_much)), ())
    read = read_folder(folder)
    new = {name: text.removeprefix("\ufeff") for name, text in texts.items()}
    then = check_texts(read.by_file | new, read.unread).problems
    of_them = tuple(problem for problem in then if problem.file in new)
    elsewhere = tuple(problem for problem in then if problem.file not in new)
    if elsewhere:
        now = check_texts(read.by_file, read.unread)
        # while nothing of a file can be read, what it lacks for others is not reported: to mend it causes no error
        if any(name not in read.by_file or name in now.unreadable for name in new):
            return Verdict(of_them, ())
        there = {_place(problem) for problem in now.problems}
        elsewhere = tuple(problem for problem in elsewhere if _place(problem) not in there)
    return Verdict(of_them, elsewhere)


def _place(problem: Problem) -> tuple[str, str, int, int]:
    """Where a problem is: its words can change with the ids that there are."""
    return problem.severity, problem.file, problem.line, problem.column
