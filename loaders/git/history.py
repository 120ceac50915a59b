"""What git knows of a positions folder. It is only asked (`loaders.git.quarantine`), and nothing here raises.

Where there is no git, no repository, no commit, or no answer in time, the answers are None or empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loaders.data_files import MAX_BYTES, Texts, read_blobs, too_large
from loaders.file_names import SHEETS, SINGLE_FILES, is_data_file
from loaders.git.commits import Commit, commits
from loaders.git.quarantine import TIMEOUT_SECONDS, Git, answered, overran
from loaders.git.repository import enclosing, read_repository


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the data that git can tell of: the commit that is checked out, or that of an earlier day."""

    folder: Path
    commit: str
    day: date | None = None
    """The day that was asked for; None where the files on disk are meant, with what is not committed yet."""


def head(folder: Path) -> str | None:
    """The commit that is checked out where the folder is."""

    def asked(git: Git) -> str | None:
        named = git.repository.commit
        return named if git.ask("cat-file", "-t", named) == b"commit\n" else None

    return answered(folder, asked)


def head_stamp(folder: Path) -> tuple[int, ...] | None:
    """What changes when another commit is checked out, or more of a clone's past is fetched. git is not run for it.

    () where the folder is in no repository; None where nothing is checked out that can be read.
    """
    place = enclosing(folder)
    if place is None:
        return ()
    found = read_repository(*place)
    return None if found is None else tuple(int(name, 16) for name in (found.commit, *sorted(found.cut)))


def holds_data(folder: Path) -> bool:
    """Whether data files of the folder are in the commit that is checked out."""
    return bool(answered(folder, lambda git: _data_blobs(git, git.repository.commit)))


def days(folder: Path) -> tuple[date, date] | None:
    """The first and the last day with a commit to the data of the folder, as far back as the clone goes."""

    def asked(git: Git) -> tuple[date, date] | None:
        data = [git.repository.path(name) for name in (*SINGLE_FILES, *SHEETS)]
        found = _days(commits(git, "--first-parent", git.repository.commit, "--", *data))
        return (min(found), max(found)) if found else None

    return answered(folder, asked)


def cut_off(folder: Path) -> date | None:
    """The day before which this clone has no commits, since its past is cut off; None where it is whole."""

    def asked(git: Git) -> date | None:
        if not git.repository.cut:
            return None
        line = list(commits(git, "--first-parent", git.repository.commit))
        found = _days(line) if line[-1].name in git.repository.cut else []
        return found[-1] if found else None

    return answered(folder, asked)


def _days(line: Iterable[Commit]) -> list[date]:
    """The committers' days, without those that no calendar has."""
    return [day for day in (one.committer.day for one in line) if day]


def commit_on(folder: Path, day: date) -> str | None:
    """The commit that was the newest at the end of a day, on the line of history that led to what is checked out."""
    return answered(folder, lambda git: _commit_on(git, day))


def _commit_on(git: Git, day: date) -> str | None:
    line = commits(git, "--first-parent", git.repository.commit)
    return next((one.name for one in line if one.committer.day and one.committer.day <= day), None)


def texts_on(folder: Path, day: date) -> Texts | None:
    """The data files as they were committed at the end of a day; None where nothing was."""

    def asked(git: Git) -> Texts | None:
        commit = _commit_on(git, day)
        blobs = _data_blobs(git, commit) if commit else {}
        sizes = git.sizes(blobs.values())
        if not blobs or not sizes.keys() >= set(blobs.values()):
            return None
        git.take(sum(min(sizes[blob], MAX_BYTES) for blob in blobs.values()))  # many names may stand for one blob
        contents = dict(git.contents(sizes))
        found = {name: too_large(name, sizes[blob]) or contents[blob] for name, blob in sorted(blobs.items())}
        return read_blobs(found)

    return answered(folder, asked)


def why_nothing_on(folder: Path, day: date, called: str = "this folder") -> str:
    """Why git has no texts of a folder, by the name that the sentence calls it, at the end of a day."""
    if overran(folder):
        return f"git did not tell the history of {called} within {TIMEOUT_SECONDS:.0f} seconds"
    nothing = f"git has no data of {called} from {day} or before"
    cut = cut_off(folder)
    if cut is None or day >= cut:
        return nothing
    return f"{nothing}: the history of this clone is cut off at {cut}; fetch the rest with 'git fetch --unshallow'"


def _data_blobs(git: Git, commit: str) -> dict[str, str]:
    """The objects of the data files in a commit, by their paths below the folder; links and submodules are none."""
    entries = git.tree(f"{commit}:{git.repository.below}")
    for sheet in SHEETS:
        mode, tree = entries.get(sheet, ("", ""))
        if mode == "040000":
            entries |= {f"{sheet}/{name}": entry for name, entry in git.tree(tree).items()}
    return {name: blob for name, (mode, blob) in entries.items() if mode.startswith("100") and is_data_file(name)}
