"""An edit before it is saved: its diff, what it changes in the picture, and what happens if somebody was quicker."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pandas as pd
import streamlit as st

from analysis.effect import changed_moves, changed_pairs
from analysis.wording import count, listed, percent
from loaders import load
from loaders.dataset import with_text
from loaders.merging import difference
from loaders.reading import read_schemas
from loaders.saving import Conflict, Faulty, SaveRefused, Version, delete, save
from loaders.schema import schemas
from loaders.settings import positions_folder
from loaders.writing import write_schemas
from views import drafts
from views.conflict import show_conflict
from views.drafts import Key
from views.remarks import list_problems, sentence
from views.selection import chosen, set_choices
from views.view import View
from views.wording import plain

UNDO, DONE = "undo_of_edits", "edit_done"
DONE_SECONDS = 15.0
_REFUSED = "refused_edit"
_NOT_SEEN = "what was typed last was not in the diff yet; look at what will be written, and save again"


@dataclass(frozen=True)
class Undo:
    """What takes back a save: the text before (None: there was no file), and the version that is to be on disk."""

    name: str
    text: str | None
    sha256: str | None


def offer(
    view: View,
    key: Key,
    version: Version | None,
    name: str,
    text: str,
    *,
    go_on: Callable[[], None] | None = None,
    blocked: bool = False,
) -> None:
    """The diff of an edit, its effect, and the button that saves it. `version` is what was opened, None for a new file.

    `key` is that of the draft. `go_on` makes it an edit of the file as it is now, where it can clash with that.
    `blocked` says that something is still wrong with what is to be saved.
    """
    before = version.text if version else ""
    if text == before:
        st.caption("Nothing is changed yet.")
        return
    st.markdown("**What will be written**")
    st.code(difference(before, text, "as it is", "as it will be"), language="diff", wrap_lines=True)
    if not blocked:
        _show_effect(view, name, text)

    drafts.keep()
    shown = drafts.fields_of(key)

    def save_it(new: str, old: str | None, expect: str | None) -> None:
        drafts.keep()
        if drafts.fields_of(key) != shown:  # a click can come along with the last words that were typed
            set_choices(**{_REFUSED: (key, SaveRefused(_NOT_SEEN))})
        elif attempt(name, new, old, expect, of=key):
            drafts.discard(key)

    sha256 = version.sha256 if version else None
    st.button(
        "Save", type="primary", icon=":material/save:", disabled=blocked, key="save_edit",
        on_click=save_it, args=(text, before if version else None, sha256),
    )  # fmt: skip
    of, refused = chosen(_REFUSED) or (None, None)
    if of == key and isinstance(refused, Conflict) and version is not None and go_on is not None:
        show_conflict(refused, version, text, save=save_it, go_on=go_on, reopen=lambda: give_up(key))


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
    undo = [*(chosen(UNDO) or []), Undo(name, before, done.sha256)] if done.changed else chosen(UNDO)
    said = "is deleted" if text is None else "is saved" if done.changed else "held this text already"
    set_choices(**{UNDO: undo})
    _say_done(f"{name} {said}. {done.warning}".strip(), "Done. The way back is at the top of the page.")
    return True


def _renew_schemas(folder: Path) -> None:
    """Where the folder keeps schemas for text editors, let them know the ids that there are now."""
    if read_schemas(folder):
        with suppress(OSError, SaveRefused):  # `check` says that they are not current, and what to do
            write_schemas(folder, schemas(load(folder)))


def take_back() -> None:
    """Undo the last save of this session."""
    *rest, last = chosen(UNDO)
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
    set_choices(**{UNDO: rest})
    _say_done(f"The last save of {last.name} is undone.", "Taken back.")


def _show_effect(view: View, name: str, text: str) -> None:
    """The pairs and moves that the edit changes, under the filters of the sidebar."""
    after = View(with_text(view.data, name, text), view.as_of, view.filters)
    pairs = changed_pairs(view.room.pairs, after.room.pairs)
    names = {**view.names, **after.names}
    moved = [f"{change:+d} {kind}" for kind, change in changed_moves(view.positions, after.positions).items()]
    st.markdown("**What it changes in the picture**")
    st.caption(f"Moves: {plain(listed(moved))}." if moved else "No move is gained or lost.")
    if pairs.empty:
        st.caption("No alignment changes, under the filters in the sidebar.")
        return
    st.dataframe(
        pd.DataFrame(
            {
                "Pair": [f"{names[a]} and {names[b]}" for a, b in zip(pairs["actor"], pairs["other"], strict=True)],
                "Before": _figures(pairs, "before"),
                "After": _figures(pairs, "after"),
            }
        ),
        hide_index=True,
        width="stretch",
        key="effect",
    )


def _figures(pairs: pd.DataFrame, when: str) -> list[str]:
    columns = (pairs[f"{column}_{when}"] for column in ("alignment", "n", "ranked"))
    return [
        f"{percent(share)} on n = {int(n)}" + ("" if ranked else ", too little to rank") if n > 0 else "—"
        for share, n, ranked in zip(*columns, strict=True)
    ]


def show_done() -> None:
    """What was last saved or undone, for a while: a save is followed by further runs, since files have changed."""
    said, since = chosen(DONE) or ("", None)
    if said and since is None:
        since = monotonic()
        set_choices(**{DONE: (said, since)})
    if said and monotonic() - since < DONE_SECONDS:
        st.success(plain(said), icon=":material/check:")


def _say_done(words: str, in_short: str) -> None:
    set_choices(**{_REFUSED: None, DONE: (words, None)})
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
    steps: list[Undo] = chosen(UNDO) or []
    return f"Undo the last save ({steps[-1].name}; {count(len(steps), 'step')} can be undone)" if steps else ""
