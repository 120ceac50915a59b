"""That there are unsaved drafts, which, and how to go on with them or let go of them."""

from collections.abc import Callable

import streamlit as st

from loaders.file_names import actor_of, joint_of
from views.pages.edit import drafts
from views.pages.edit.draft_keys import DraftKey, FileKey, HeadKey, RecordKey
from views.pages.edit.edit_state import Draft, EditState
from views.shared.markdown_text import code
from views.shared.session import held, set_choices
from views.shared.view import View

_KINDS = {"actor": "a new actor", "joint": "a new joint statement", "issue": "a new issue", "source": "a new source"}


def show_draft_here(draft: Draft, now: str | None, reopen: Callable[[], None]) -> None:
    """Whether there is something unsaved in the form below, and whether its file is another by now.

    `now` is the text of the file on disk, None where it is gone; `reopen` starts again from it.
    """
    with st.container():  # the form below keeps its place when the first word is typed
        if draft.version is not None and draft.version.text != (now or ""):
            what = "has changed on disk since this was opened. Saving shows both" if now is not None else "is gone"
            st.warning(f"{code(draft.version.name)} {what}.", icon=":material/sync_problem:")
            if not draft.is_changed:
                st.button("Open it anew", key="open_anew", icon=":material/refresh:", on_click=reopen)
        if draft.is_changed:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(
                    "**You have an unsaved draft here.** It is kept until you save or discard it, or reload this tab.",
                    width="stretch",
                )
                st.button("Discard the draft", key="discard_draft", icon=":material/delete:", on_click=reopen)


def show_other_drafts(view: View) -> None:
    """The drafts elsewhere on the page, each a click away."""
    state = held(EditState)
    others = [key for key in state.changed if key != state.opened]
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Unsaved drafts elsewhere:", width="content")
        for number, key in enumerate(others):
            st.button(
                _label(key, view), key=f"draft_elsewhere_{number}", type="tertiary", icon=":material/edit_note:",
                on_click=_open, args=(key,),
            )  # fmt: skip


def _label(key: DraftKey, view: View) -> str:
    if isinstance(key, FileKey):
        return f"{key.name} as text"
    if isinstance(key, RecordKey):
        return _KINDS[key.kind]
    if isinstance(key, HeadKey):
        return f"{key.joint}: title, signatories and note"
    where = f"a position in line {key.line}" if key.line else "a new position"
    actor = actor_of(key.file)
    return f"{view.names.get(actor, actor) or joint_of(key.file)}: {where}"


def _open(key: DraftKey) -> None:
    drafts.keep()
    set_choices(**key.choices)
