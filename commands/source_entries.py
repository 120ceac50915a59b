"""Entries that a command writes into sources.yaml: what was written is said, or why nothing was."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from commands.console import CLEAN, FAULTY, list_problems, misused, prefix, refused, tell, warn
from documents.registration import LIST
from editing.editable_text import EditError
from editing.saves import FaultyTextError, SaveError
from editing.source_entry import Registered

T = TypeVar("T")


def written(folder: Path, write: Callable[[], T]) -> T | int:
    """What `write` gives; where it is refused, why is said, and this is the exit code."""
    try:
        return write()
    except FaultyTextError as refusal:
        list_problems(refusal.problems, prefix(folder))
        return refused(refusal)
    except SaveError as refusal:
        return refused(refusal)
    except EditError as error:
        return misused(f"{prefix(folder)}{LIST}: {error}")


def say_registered(folder: Path, done: Registered, *, several: bool = False) -> int:
    """What was written, and what is missing of it; the exit code."""
    for name in done.written:
        tell(f"{prefix(folder)}{name}: written")
    if done.warning:
        warn(f"warning: {done.warning}")
    if not done.failure:
        return CLEAN
    what, them = ("the documents are", "them") if several else ("the document is", "it")
    warn(
        f"error: {what} registered, but not all that belongs to {them} could be written: {done.failure}; mend "
        "that and run 'tracker fingerprint' and 'tracker schema'"
    )
    return FAULTY
