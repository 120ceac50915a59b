"""A positions folder at the end of an earlier day: as git has it, else as the versions that saves kept make it up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from editing.backups import KEPT, Previous, files_with_versions, previous_versions
from loaders.data_files import Texts, folder_stamps
from loaders.dataset import Dataset, build
from loaders.git.earlier_version import EarlierVersion, Teller, committed_version


def version_on(folder: Path, data: Dataset, day: date) -> EarlierVersion:
    """The folder at the end of a day, whatever tells it; `data` is the folder as it is now. Never raises.

    Days are those of the machine's time zone. It takes as long as loading the folder does.
    """
    committed = committed_version(folder, day)
    if committed.data is not None:
        return committed
    kept = kept_version(folder, data, day)
    if kept.data is not None:
        return kept
    return replace(committed, gap=f"{committed.gap}, and {kept.gap}")


def kept_version(folder: Path, data: Dataset, day: date) -> EarlierVersion:
    """The folder put together from the versions that saves kept.

    A file that was not written since is as it was. One that was, and of which no version from then is kept, is unknown:
    it is new, was edited elsewhere, or was saved more often than versions are kept. Where all are, nothing is known.
    """
    written = {name: date.fromtimestamp(moment / 1e9) for name, moment, _ in folder_stamps(folder)}
    texts, unknown = dict(data.last_good), list[str]()
    for name in sorted({*written, *files_with_versions(folder)}):
        kept = previous_versions(folder, name)
        since = [one for one in kept if one.replaced.astimezone().date() > day]
        text = _first_text(since) if len(since) < max(len(kept), KEPT) else None
        if text is not None:
            texts[name] = text
        elif since or written.get(name, day) > day:
            unknown.append(name)
    if unknown and set(unknown) >= set(written):
        return EarlierVersion(day, day, None, None, "no version of its files from then is kept")
    then = build(Texts(texts, (), data.unread - texts.keys()))
    return EarlierVersion(day, day, then, Teller.kept_versions, unknown_files=tuple(unknown))


def _first_text(versions: Sequence[Previous]) -> str | None:
    """The text of the oldest of some versions; None where there is none, or it cannot be read."""
    try:
        return versions[-1].text() if versions else None
    except (OSError, ValueError):
        return None
