"""On the card of a joint statement's position: with whom it is stated, by number, and by name on demand."""

import streamlit as st

from analysis.wording.figures import as_sentence, listed
from analysis.wording.joint_statements import is_joint, signatories, with_others
from loaders.table_rows import JointRow, PositionRow, record_of
from views.shared.markdown_text import paragraphs, plain
from views.shared.view import View


def show_signatories(position: PositionRow, view: View, title: str) -> None:
    """With how many others the actor states it, which opens their names; nothing for what it states alone.

    `title` is that of the card: where it names the signatories already, there are no others.
    """
    if not is_joint(position):
        return
    names = signatories(position, view)
    alone = title in (view.names[position.actor], view.titles[position.issue])
    label = as_sentence(with_others(position, view)) if alone else f"All {len(names)} signatories"
    record = record_of(view.data.joint, JointRow, "joint", position.joint)
    with st.popover(label, icon=":material/groups:", type="tertiary"):
        head, note = (record.title, record.note) if record else ("", "")
        st.markdown(paragraphs([f"**{plain(head)}**", f"{plain(listed(names))}."]))
        st.caption(paragraphs([plain(note), "One joint statement: in counts of evidence it is one."]))


def edit_choices(position: PositionRow, holder: str) -> dict[str, str]:
    """The choices that open a position on Edit: in the file of the actor that has it, or of the joint statement."""
    joint = {"task": "joint", "joint": position.joint, "joint_part": "position"}
    return {**(joint if position.joint else {"task": "position", "actor": holder}), "line": str(position.line)}


def named_place(position: PositionRow, holder: str) -> str:
    """A name for a position in links: the actor whose file has it, or its joint statement, and the line."""
    return f"{f'joint/{position.joint}' if position.joint else holder}:{position.line}"
