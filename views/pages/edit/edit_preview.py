"""An edit before it is saved: its diff, what it changes in the picture, and what happens if somebody was quicker."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from analysis.edit_effect import changed_moves, changed_pairs
from analysis.wording.figures import listed, percent
from editing.merge import difference
from editing.save_verdict import Verdict, judge
from editing.saves import ConflictError, SaveError, Version
from loaders.dataset import with_text
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.conflict import show_conflict
from views.pages.edit.draft_keys import DraftKey
from views.pages.edit.edit_saves import attempt, give_up
from views.pages.edit.edit_state import EditState
from views.saving.field_problems import list_problems
from views.saving.save_outcome import Saves, refuse, say_also
from views.shared.markdown_text import plain
from views.shared.session import held
from views.shared.view import View

_NOT_SEEN = "what was typed last was not in the diff yet; look at what will be written, and save again"


def offer(
    view: View,
    key: DraftKey,
    version: Version | None,
    name: str,
    text: str,
    *,
    go_on: Callable[[], None] | None = None,
    blocked: bool = False,
    verdict: Verdict | None = None,
    before_saving: Callable[[], None] = lambda: None,
    after_saving: Callable[[], str] = str,
) -> None:
    """The diff of an edit, its effect, and the button that saves it. `version` is what was opened, None for a new file.

    `key` is that of the draft. `go_on` makes it an edit of the file as it is now, where it can clash with that.
    `blocked` says that something is still wrong with what was typed; `verdict` is what the check says of the text,
    where that is shown already. `before_saving` does what the save rests on and may raise SaveError; `after_saving`
    does what follows from it, and gives what could not be done, in words.
    """
    before = version.text if version else ""
    if text == before:
        st.caption("Nothing is changed yet.")
        return
    st.markdown("**What will be written**")
    st.code(difference(before, text, "as it is", "as it will be"), language="diff", wrap_lines=True)
    if verdict is None:
        verdict = judge(positions_folder(), name, text)
        list_problems([] if blocked else verdict.errors)
    blocked = blocked or bool(verdict.errors)
    if blocked:
        st.info("What is marked above is to be put right before this can be saved.")
    else:
        show_effect(view, {name: text})

    state = held(EditState)
    shown = state.drafts[key]

    def save_it(new: str, old: str | None, expect: str | None) -> None:
        if drafts.keep().drafts.get(key) != shown:  # a click can come along with the last words that were typed
            refuse(key, _NOT_SEEN)
            return
        try:
            before_saving()
        except SaveError as error:
            refuse(key, error.message)
            return
        if attempt(name, new, old, expect, of=key):
            drafts.discard(key)
            say_also(after_saving())

    sha256 = version.sha256 if version else None
    st.button(
        "Save", type="primary", icon=":material/save:", disabled=blocked, key="save_edit",
        on_click=save_it, args=(text, before if version else None, sha256),
    )  # fmt: skip
    refused = held(Saves).refusal_of(key)
    if isinstance(refused, ConflictError) and version is not None and go_on is not None:
        show_conflict(refused, version, text, save=save_it, go_on=go_on, reopen=lambda: give_up(key))


def show_effect(view: View, texts: Mapping[str, str]) -> None:
    """The pairs and moves that new texts of files change, with nothing filtered out."""
    data = view.data
    for name, text in texts.items():
        data = with_text(data, name, text)
    after = View(data, view.as_of, view.filters)
    pairs = changed_pairs(view.room.pairs, after.room.pairs)
    names = {**view.names, **after.names}
    moved = [f"{change:+d} {kind}" for kind, change in changed_moves(view.stated.all, after.stated.all).items()]
    st.markdown("**What it changes in the picture**")
    st.caption(f"Moves: {plain(listed(moved))}." if moved else "No move is gained or lost.")
    if pairs.empty:
        st.caption("No alignment changes.")
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
