"""An edit before it is saved: its diff, what it changes in the picture, and what happens if somebody was quicker."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis.effect import changed_moves, changed_pairs
from analysis.wording import count, listed, percent
from loaders import load
from loaders.dataset import with_text
from loaders.merging import difference, three_way
from loaders.problems import Problem
from loaders.reading import read_schemas
from loaders.saving import Conflict, Faulty, SaveRefused, Version, delete, save
from loaders.schema import schemas
from loaders.settings import positions_folder
from loaders.writing import write_schemas
from views.selection import chosen, set_choices
from views.view import View
from views.wording import code, plain

UNDO = "undo_of_edits"
_REFUSED = "refused_edit"


@dataclass(frozen=True)
class Undo:
    """What takes back a save: the text before (None: there was no file), and the version that is to be on disk."""

    name: str
    text: str | None
    sha256: str | None


def offer(view: View, version: Version | None, name: str, text: str, *, blocked: bool = False) -> None:
    """The diff of an edit, its effect, and the button that saves it. `version` is what was opened, None for a new file.

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
    st.button(
        "Save", type="primary", icon=":material/save:", disabled=blocked, key="save_edit",
        on_click=lambda: _save(version, name, text),
    )  # fmt: skip
    refused = chosen(_REFUSED)
    if refused and refused[0] == name:
        _show_refusal(refused[1], version, name, text)


def _save(version: Version | None, name: str, text: str) -> None:
    attempt(name, text, version.text if version else None, version.sha256 if version else None)


def attempt(name: str, text: str | None, before: str | None, expect: str | None) -> None:
    """Save a text, or delete the file for None, and keep what takes it back; a refusal is kept to be shown."""
    folder = positions_folder()
    try:
        done = delete(folder, name, expect or "") if text is None else save(folder, name, text, expect)
    except SaveRefused as refused:
        set_choices(**{_REFUSED: (name, refused)})
        return
    _renew_schemas(folder)
    undo = [*(chosen(UNDO) or []), Undo(name, before, done.sha256)]
    said = "is deleted" if text is None else "is saved"
    set_choices(**{UNDO: undo, _REFUSED: None, "draft_of": None, "edit_done": f"{name} {said}. {done.warning}"})


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
    except SaveRefused as refused:
        set_choices(**{_REFUSED: (last.name, refused)})
        return
    _renew_schemas(folder)
    set_choices(
        **{UNDO: rest, _REFUSED: None, "draft_of": None, "edit_done": f"The last save of {last.name} is undone."}
    )


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


def show_refusal() -> None:
    """Why the last save or undo was refused, where that is not shown beside an edit."""
    refused = chosen(_REFUSED)
    if refused:
        st.error(plain(refused[1].message), icon=":material/block:")
        if isinstance(refused[1], Faulty):
            list_problems(refused[1].problems)


def _show_refusal(refused: SaveRefused, version: Version | None, name: str, text: str) -> None:
    if not isinstance(refused, Conflict):
        return
    if refused.theirs is None or version is None:
        return
    found = three_way(version.text, text, refused.theirs)
    mine, theirs = st.columns(2)
    with mine:
        st.markdown("**What you changed**")
        st.code(found.yours, language="diff", wrap_lines=True)
    with theirs:
        st.markdown("**What somebody else changed meanwhile**")
        st.code(found.theirs, language="diff", wrap_lines=True)
    if found.merged is None:
        clashes = listed(f"{clash.mine[0]}–{clash.mine[1]}" for clash in found.clashes)
        st.caption(f"Both changed the same lines ({clashes} of yours). Open the file anew and make your change again.")
    else:
        merged, expect, before = found.merged, refused.found, refused.theirs
        st.button("Save both changes", key="save_merged", on_click=lambda: attempt(name, merged, before, expect))
    st.button("Open the file anew", key="reopen", on_click=lambda: set_choices(**{_REFUSED: None, "draft_of": None}))


def list_problems(problems: Sequence[Problem]) -> None:
    """Problems with place and remedy."""
    for problem in problems:
        hint = f" {plain(problem.hint)}." if problem.hint else ""
        st.markdown(f"- {code(f'{problem.file}:{problem.line}')} {plain(problem.message)}.{hint}")


def undo_label() -> str:
    """What there is to take back; "" for nothing."""
    steps: list[Undo] = chosen(UNDO) or []
    return f"Undo the last save ({plain(steps[-1].name)}; {count(len(steps), 'step')} can be undone)" if steps else ""
