"""Saves from pages: made, refused, taken back. The tab of a browser remembers them."""

from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from analysis.wording.figures import listed
from editing.generated_files import renew_schemas
from editing.saves import ConflictError, SaveError, Version, delete, save, save_all
from views.shared.session import held, hold

_DONE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Undo:
    """What takes back a save: the text before (None: there was no file), and the version that is to be on disk."""

    folder: Path
    name: str
    text: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """A save, removal or undo that was made: what is said of it, and since when (None: it has not been shown yet)."""

    words: str
    since: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """One that was not made, and why: of what was to be saved, or of nothing that is still there."""

    why: SaveError
    of: Hashable = None


@dataclass(frozen=True, slots=True)
class Saves:
    """What came of the last save, and the way back from all of this tab, the oldest first."""

    outcome: Done | Refused | None = None
    undo: tuple[Undo, ...] = ()

    def refusal_of(self, what: Hashable) -> SaveError | None:
        """Why the last save was refused, if it was and was of this."""
        return self.outcome.why if isinstance(self.outcome, Refused) and self.outcome.of == what else None


def attempt(
    folder: Path, name: str, text: str | None, before: str | None, expect: str | None, of: Hashable = None
) -> bool:
    """Save a text, or delete the file for None, and keep what takes it back; a refusal is kept to be shown.

    `of` is what is saved, such as a draft. Returns whether it was saved.
    """
    try:
        done = delete(folder, name, expect or "") if text is None else save(folder, name, text, expect)
    except SaveError as refused:
        come_to(Refused(refused, of))
        return False
    undo = held(Saves).undo
    # a run that a change on disk cuts short is begun anew, with the button still pressed: that is the same save
    again = bool(undo) and (undo[-1].folder, undo[-1].name, undo[-1].sha256) == (folder, name, done.sha256)
    said = "is deleted" if text is None else "is saved" if done.changed or again else "held this text already"
    _follow(folder, (*undo, Undo(folder, name, before, done.sha256)) if done.changed else undo)
    _say_done(f"{name} {said}. {done.warning}".strip(), "Done. The way back is at the top of the page.")
    return True


def attempt_all(folder: Path, texts: Mapping[Version, str]) -> bool:
    """Save new texts of several files, all or none, and keep what takes each back; a refusal is kept to be shown."""
    try:
        done = [one for one in save_all(folder, texts) if one.changed]
    except SaveError as refused:
        come_to(Refused(refused))
        return False
    before = {version.name: version.text for version in texts}
    _follow(folder, (*held(Saves).undo, *(Undo(folder, one.name, before[one.name], one.sha256) for one in done)))
    names, warnings = listed([one.name for one in done]), " ".join(one.warning for one in done if one.warning)
    _say_done(f"Saved: {names}. {warnings}".strip(), "Done. The way back, file by file, is at the top of the page.")
    return True


def take_back() -> bool:
    """Undo the last save of this session."""
    *rest, last = held(Saves).undo
    try:
        if last.text is None:
            delete(last.folder, last.name, last.sha256 or "")
        else:
            save(last.folder, last.name, last.text, last.sha256)
    except ConflictError:
        changed = "it has changed on disk since; edit it as text to take your change back"
        come_to(Refused(SaveError(f"the last save of {last.name} cannot be undone: {changed}")))
        return False
    except SaveError as refused:
        come_to(Refused(refused))
        return False
    _follow(last.folder, tuple(rest))
    _say_done(f"The last save of {last.name} is undone.", "Taken back.")
    return True


def _follow(folder: Path, undo: tuple[Undo, ...]) -> None:
    """Let schemas follow a file that has changed, and keep what takes back the saves so far."""
    follow_files(folder)
    hold(replace(held(Saves), undo=undo))


def follow_files(folder: Path) -> None:
    """Let schemas follow a file that has changed."""
    with suppress(OSError, SaveError):  # `check` says that they are not current, and what to do
        renew_schemas(folder)


def remember(undo: Undo) -> None:
    """Keep what takes back a save that was made elsewhere, once."""
    saves = held(Saves)
    if undo not in saves.undo[-1:]:
        hold(replace(saves, undo=(*saves.undo, undo)))


def refuse(of: Hashable, why: str) -> None:
    """Keep that a save was refused, to be shown."""
    come_to(Refused(SaveError(why), of))


def forget_refusal() -> None:
    """Say no more of a save that was refused."""
    if isinstance(held(Saves).outcome, Refused):
        come_to(None)


def say_also(words: str) -> None:
    """Add to what is said of the last save; nothing where there are no words."""
    done = held(Saves).outcome
    if words and isinstance(done, Done):
        come_to(replace(done, words=f"{done.words} {words}"))


def _say_done(words: str, in_short: str) -> None:
    come_to(Done(words))
    st.toast(in_short, icon=":material/check:")  # the page may stand far below its first lines


def come_to(outcome: Done | Refused | None) -> None:
    """Keep what came of the last save."""
    hold(replace(held(Saves), outcome=outcome))
