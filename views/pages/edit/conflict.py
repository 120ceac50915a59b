"""Two edits of one file: what each changed, and the ways on from there."""

from collections.abc import Callable

import streamlit as st

from analysis.wording.figures import listed
from editing.merge import three_way
from editing.saves import ConflictError, Version
from views.shared.markdown_text import plain


def show_conflict(
    conflict: ConflictError,
    version: Version,
    text: str,
    *,
    save: Callable[[str, str | None, str | None], None],
    go_on: Callable[[], None],
    reopen: Callable[[], None],
) -> None:
    """Both edits side by side, and what can be done.

    `save` gets a text, the one that it replaces and the hash of that; `go_on` makes the draft an edit of the file as it
    is now; `reopen` gives the draft up.
    """
    if conflict.theirs is None:
        st.button("Save it as a new file", key="save_again", on_click=save, args=(text, None, None))
        return
    found = three_way(version.text, text, conflict.theirs)
    mine, theirs = st.columns(2)
    with mine:
        st.markdown("**What you changed**")
        st.code(found.yours, language="diff", wrap_lines=True)
    with theirs:
        st.markdown("**What somebody else changed meanwhile**")
        st.code(found.theirs, language="diff", wrap_lines=True)
    if found.merged is None:
        clashes = listed(
            f"{first}–{last}" if last > first else f"{first}" for first, last in (c.mine for c in found.clashes)
        )
        st.caption(
            f"Both changed the same lines ({plain(clashes)} of yours), so they cannot be put together by themselves."
        )
    with st.container(horizontal=True):
        if found.merged is not None:
            args = (found.merged, conflict.theirs, conflict.found)
            st.button("Save both changes", key="save_merged", type="primary", on_click=save, args=args)
        st.button(
            "Go on with mine from the file as it is now", key="go_on", on_click=go_on,
            help="Keeps what you typed and shows what it would change in the file as it is now, before it is saved.",
        )  # fmt: skip
        st.button("Discard mine and open the file anew", key="reopen", on_click=reopen)
