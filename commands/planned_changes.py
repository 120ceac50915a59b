"""New texts of data files that come with new documents: judged, shown, and saved where that is wanted."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analysis.wording.figures import count, in_part
from commands.console import CLEAN, MOST_SHOWN, list_problems, prefix, refused, show, tell, warn
from commands.source_entries import say_registered
from editing.documented_changes import save_with_documents
from editing.merge import difference
from editing.save_verdict import judge_together
from editing.saves import FaultyTextError, SaveError, Version
from loaders.dataset import Dataset
from loaders.settings import documents_folder


def refuse_faults(folder: Path, data: Dataset, texts: Mapping[Version, str], what: str) -> bool:
    """Whether the folder would have errors with the new texts; all that is new and wrong is said."""
    verdict = judge_together(folder, {version.name: text for version, text in texts.items()})
    if verdict.errors:
        list_problems(verdict.errors, prefix(folder))
        warn(f"error: with these {what} the folder would have errors; nothing was written")
        return True
    known = {problem.message for problem in data.problems}
    list_problems([problem for problem in verdict.problems if problem.message not in known], prefix(folder))
    return False


def show_changes(folder: Path, texts: Mapping[Version, str], *, full: bool) -> int:
    """Show the diff, of many files the first unless it is to be `full`; the exit code."""
    before = prefix(folder)
    shown = [*texts.items()] if full else [*texts.items()][:MOST_SHOWN]
    for version, text in shown:
        show(difference(version.text, text, f"{before}{version.name}", f"{before}{version.name}"))
    if len(texts) > len(shown):
        tell(f"... and {count(len(texts) - len(shown), 'more file')}: --full shows them")
    tell("Nothing was written. To save it: the same with --write")
    return CLEAN


def write_changes(
    folder: Path,
    kept_in: Path | None,
    documents: Sequence[tuple[str, str, bytes]],
    texts: Mapping[Version, str],
    added: int,
) -> int:
    """Save the texts with the new documents (see `save_with_documents`), and say what was written; the exit code.

    `kept_in` is None for the folder's own documents; `added` is the number of new positions.
    """
    try:
        done = save_with_documents(folder, kept_in or documents_folder(folder), documents, texts)
    except FaultyTextError as refusal:
        list_problems(refusal.problems, prefix(folder))
        return refused(refusal)
    except SaveError as refusal:
        return refused(refusal)
    tell(f"written: {', '.join(in_part(done.written))}")
    code = say_registered(folder, replace(done, written=()), several=True)
    tell(f"saved: {count(added, 'position')}\nNext: tracker check {shlex.quote(str(folder))}")
    return code
