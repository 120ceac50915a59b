"""Removing what has an id of its own: asked for twice, and refused while something refers to it."""

import streamlit as st

from analysis.wording.figures import count
from editing.editable_text import EditError
from editing.save_verdict import judge
from editing.saves import SaveError, Version, open_version, uses
from editing.splice import remove_record
from loaders.joint_statements import count_positions
from loaders.problems import Problem
from loaders.settings import positions_folder
from loaders.yaml_tree import parse
from views.pages.edit.edit_saves import attempt
from views.saving.field_problems import list_problems, sentence
from views.shared.markdown_text import plain
from views.shared.view import View

_SHEETS = {"actor": "actors", "joint": "joint"}
_LISTS = {"issue": "issues.yaml", "source": "sources.yaml"}


def show_removal(view: View, what: str) -> None:
    """Which to remove; what refers to it, or what goes with it and the button."""
    if what == "actor":
        options = view.names
    else:
        frame = {"issue": view.data.issues, "source": view.data.sources, "joint": view.data.joint}[what]
        options = dict(zip(frame[what], frame["title"], strict=True))
    gone = st.selectbox(
        "Which", list(options), key=f"remove_{what}", format_func=lambda o: options.get(o, o), index=None
    )
    if gone is None:
        return
    try:
        version = open_version(positions_folder(), _LISTS.get(what) or f"{_SHEETS[what]}/{gone}.yaml")
        text, references = _without(what, gone, version)
    except (EditError, SaveError) as refused:
        st.error(sentence(str(refused)))
        return
    if references:
        times = count(len(references), "time")
        st.error(f"“{plain(options[gone])}” cannot be removed: it is referred to {times}. Change these first:")
        list_problems(references)
        return
    if what in _SHEETS:
        mine = count_positions(view.data.positions[view.data.positions["file"] == version.name])
        of = f", which are those of {count(len(view.signatories[gone]), 'actor')}" if what == "joint" else ""
        st.markdown(f"Nothing else refers to it. Its file goes with its {count(mine, 'position')}{of}.")
    else:
        st.markdown("Nothing refers to it.")
    sure = st.checkbox(f"Remove “{plain(options[gone])}”; it can be undone in this session", key=f"sure_{gone}")
    st.button(
        "Remove",
        disabled=not sure,
        key="remove_record",
        on_click=_take_away,
        args=(version, text),
    )


def _without(what: str, gone: str, version: Version) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of its file without it (None: the file goes), and the places that refer to it."""
    if what in _SHEETS:
        return None, uses(positions_folder(), version.name)
    value = parse(version.text).value
    index = next((i for i, one in enumerate(value or ()) if isinstance(one, dict) and one.get("id") == gone), None)
    if index is None:
        raise EditError(f"there is no '{gone}' in {version.name} on disk; look at the file as text")
    without = remove_record(version.text, index)
    return without, judge(positions_folder(), version.name, without).errors


def _take_away(version: Version, text: str | None) -> None:
    attempt(version.name, text, version.text, version.sha256)
