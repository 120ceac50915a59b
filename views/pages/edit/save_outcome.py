"""Saves from the Edit page: made, refused, taken back, and what is said of that."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import streamlit as st

from analysis.wording.figures import count
from editing.generated_files import renew_schemas
from editing.saves import Conflict, Faulty, SaveRefused, delete, save
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.drafts import Key
from views.pages.edit.field_problems import list_problems, sentence
from views.shared.markdown_text import plain
from views.shared.session import chosen, set_choices

_UNDO, _DONE, _REFUSED = "undo_of_edits", "edit_done", "refused_edit"
_DONE_SECONDS = 15.0


@dataclass(frozen=True)
class Undo:
    """What takes back a save: the text before (None: there was no file), and the version that is to be on disk."""

    name: str
    text: str | None
    sha256: str | None


def give_up(key: Key) -> None:
    """Discard a draft, with what was said of it."""
    set_choices(**{_REFUSED: None})
    drafts.discard(key)


def attempt(name: str, text: str | None, before: str | None, expect: str | None, of: Key | None = None) -> bool:
    """Save a text, or delete the file for None, and keep what takes it back; a refusal is kept to be shown.

    `of` is the draft that is saved, if it is one. Returns whether it was saved.
    """
    folder = positions_folder()
    try:
        done = delete(folder, name, expect or "") if text is None else save(folder, name, text, expect)
    except SaveRefused as refused:
        set_choices(**{_REFUSED: (of, refused)})
        return False
    _renew_schemas(folder)
    drafts.discard_untouched()
    undo = [*(chosen(_UNDO) or []), Undo(name, before, done.sha256)] if done.changed else chosen(_UNDO)
    said = "is deleted" if text is None else "is saved" if done.changed else "held this text already"
    set_choices(**{_UNDO: undo})
    _say_done(f"{name} {said}. {done.warning}".strip(), "Done. The way back is at the top of the page.")
    return True


def _renew_schemas(folder: Path) -> None:
    with suppress(OSError, SaveRefused):  # `check` says that they are not current, and what to do
        renew_schemas(folder)


def take_back() -> None:
    """Undo the last save of this session."""
    *rest, last = chosen(_UNDO)
    folder = positions_folder()
    try:
        if last.text is None:
            delete(folder, last.name, last.sha256 or "")
        else:
            save(folder, last.name, last.text, last.sha256)
    except Conflict:
        changed = "it has changed on disk since; edit it as text to take your change back"
        set_choices(**{_REFUSED: (None, SaveRefused(f"the last save of {last.name} cannot be undone: {changed}"))})
        return
    except SaveRefused as refused:
        set_choices(**{_REFUSED: (None, refused)})
        return
    _renew_schemas(folder)
    drafts.discard_untouched()
    set_choices(**{_UNDO: rest})
    _say_done(f"The last save of {last.name} is undone.", "Taken back.")


def refuse(of: Key, why: str) -> None:
    """Keep that a save was refused, to be shown."""
    set_choices(**{_REFUSED: (of, SaveRefused(why))})


def refusal_of(key: Key) -> SaveRefused | None:
    """Why the last save of a draft was refused, if it was."""
    of, refused = chosen(_REFUSED) or (None, None)
    return refused if of == key else None


def show_done() -> None:
    """What was last saved or undone, for a while: a save is followed by further runs, since files have changed."""
    said, shown = chosen(_DONE) or ("", 0.0)
    since = monotonic() if shown is None else float(shown)
    set_choices(**{_DONE: (said, since)})
    if said and monotonic() - since < _DONE_SECONDS:
        st.success(plain(said), icon=":material/check:")


def _say_done(words: str, in_short: str) -> None:
    set_choices(**{_REFUSED: None, _DONE: (words, None)})
    st.toast(in_short, icon=":material/check:")  # the page may stand far below its first lines


def show_refusal() -> None:
    """Why the last save, removal or undo was refused, unless it was of another draft than the open one."""
    of, refused = chosen(_REFUSED) or (None, None)
    if refused and of in (None, drafts.open_draft()):
        st.error(sentence(refused.message), icon=":material/block:")
        if isinstance(refused, Faulty):
            list_problems(refused.problems)


def undo_label() -> str:
    """What there is to take back; "" for nothing."""
    steps: list[Undo] = chosen(_UNDO) or []
    return f"Undo the last save ({steps[-1].name}; {count(len(steps), 'step')} can be undone)" if steps else ""
