"""Saves from the Edit page: made, refused, taken back, and what is said of that."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

import streamlit as st

from analysis.wording.figures import count, listed
from editing.generated_files import renew_schemas
from editing.saves import ConflictError, FaultyTextError, SaveError, Version, delete, save, save_all
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.draft_keys import DraftKey
from views.pages.edit.edit_state import Done, EditState, Refused, Undo
from views.pages.edit.field_problems import list_problems, sentence
from views.shared.markdown_text import plain
from views.shared.session import held, hold

_DONE_SECONDS = 15.0


def give_up(key: DraftKey) -> None:
    """Discard a draft, with what was said of it."""
    if isinstance(held(EditState).outcome, Refused):
        _come_to(None)
    drafts.discard(key)


def attempt(name: str, text: str | None, before: str | None, expect: str | None, of: DraftKey | None = None) -> bool:
    """Save a text, or delete the file for None, and keep what takes it back; a refusal is kept to be shown.

    `of` is the draft that is saved, if it is one. Returns whether it was saved.
    """
    folder = positions_folder()
    try:
        done = delete(folder, name, expect or "") if text is None else save(folder, name, text, expect)
    except SaveError as refused:
        _come_to(Refused(refused, of))
        return False
    undo = held(EditState).undo
    # a run that a change on disk cuts short is begun anew, with the button still pressed: that is the same save
    again = bool(undo) and (undo[-1].name, undo[-1].sha256) == (name, done.sha256)
    said = "is deleted" if text is None else "is saved" if done.changed or again else "held this text already"
    _follow(folder, (*undo, Undo(name, before, done.sha256)) if done.changed else undo)
    _say_done(f"{name} {said}. {done.warning}".strip(), "Done. The way back is at the top of the page.")
    return True


def attempt_all(texts: Mapping[Version, str]) -> None:
    """Save new texts of several files, all or none, and keep what takes each back; a refusal is kept to be shown."""
    folder = positions_folder()
    try:
        done = [one for one in save_all(folder, texts) if one.changed]
    except SaveError as refused:
        _come_to(Refused(refused))
        return
    before = {version.name: version.text for version in texts}
    _follow(folder, (*held(EditState).undo, *(Undo(one.name, before[one.name], one.sha256) for one in done)))
    names, warnings = listed([one.name for one in done]), " ".join(one.warning for one in done if one.warning)
    _say_done(f"Saved: {names}. {warnings}".strip(), "Done. The way back, file by file, is at the top of the page.")


def _follow(folder: Path, undo: tuple[Undo, ...]) -> None:
    """Let schemas and drafts follow a file that has changed, and keep what takes back the saves so far."""
    with suppress(OSError, SaveError):  # `check` says that they are not current, and what to do
        renew_schemas(folder)
    drafts.discard_untouched()
    hold(replace(held(EditState), undo=undo))


def take_back() -> None:
    """Undo the last save of this session."""
    *rest, last = held(EditState).undo
    folder = positions_folder()
    try:
        if last.text is None:
            delete(folder, last.name, last.sha256 or "")
        else:
            save(folder, last.name, last.text, last.sha256)
    except ConflictError:
        changed = "it has changed on disk since; edit it as text to take your change back"
        _come_to(Refused(SaveError(f"the last save of {last.name} cannot be undone: {changed}")))
        return
    except SaveError as refused:
        _come_to(Refused(refused))
        return
    _follow(folder, tuple(rest))
    _say_done(f"The last save of {last.name} is undone.", "Taken back.")


def refuse(of: DraftKey, why: str) -> None:
    """Keep that a save was refused, to be shown."""
    _come_to(Refused(SaveError(why), of))


def say_also(words: str) -> None:
    """Add to what is said of the last save; nothing where there are no words."""
    done = held(EditState).outcome
    if words and isinstance(done, Done):
        _come_to(replace(done, words=f"{done.words} {words}"))


def show_done() -> None:
    """What was last saved or undone, for a while: a save is followed by further runs, since files have changed."""
    done = held(EditState).outcome
    if not isinstance(done, Done):
        return
    since = monotonic() if done.since is None else done.since
    _come_to(replace(done, since=since))
    if monotonic() - since < _DONE_SECONDS:
        st.success(plain(done.words), icon=":material/check:")


def _say_done(words: str, in_short: str) -> None:
    _come_to(Done(words))
    st.toast(in_short, icon=":material/check:")  # the page may stand far below its first lines


def _come_to(outcome: Done | Refused | None) -> None:
    hold(replace(held(EditState), outcome=outcome))


def show_refusal() -> None:
    """Why the last save, removal or undo was refused, unless it was of another draft than the open one."""
    state = held(EditState)
    refused = state.refusal_of(None) or state.refusal_of(state.opened)
    if refused:
        st.error(sentence(refused.message), icon=":material/block:")
        if isinstance(refused, FaultyTextError):
            list_problems(refused.problems)


def undo_label() -> str:
    """What there is to take back; "" for nothing."""
    undo = held(EditState).undo
    return f"Undo the last save ({undo[-1].name}; {count(len(undo), 'step')} can be undone)" if undo else ""
