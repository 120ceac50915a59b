"""A joint statement in forms: its positions, what stands above them, or a new one. It says whom an edit concerns."""

from collections.abc import Mapping

import streamlit as st

from analysis.wording.figures import count, in_part, listed
from editing.editable_text import EditError
from editing.saves import SaveError, find_version, open_version
from editing.splice import JOINT_FIELDS, change_joint_head, new_joint_text
from loaders.models import Joint, is_id
from loaders.settings import positions_folder
from loaders.yaml_tree import parse
from views.pages.edit import drafts
from views.pages.edit.draft_keys import HEAD, POSITION, HeadKey, RecordKey
from views.pages.edit.edit_preview import offer
from views.pages.edit.edit_saves import give_up
from views.pages.edit.edit_state import Draft
from views.pages.edit.position_form import show_positions_of
from views.pages.edit.record_fields import EXAMPLES, ask_id
from views.pages.edit.unsaved_drafts import show_draft_here
from views.saving.field_problems import sentence
from views.shared.markdown_text import code, plain
from views.shared.view import View
from views.shared.widgets import choose, pick_one

PARTS = {POSITION: "A position in it", HEAD: "Its title, signatories and note"}


def show_joint_form(view: View) -> None:
    """Which joint statement, for whom it speaks, and the form of one of its positions or of what stands above them."""
    titles = dict(zip(view.data.joint["joint"], view.data.joint["title"], strict=True))
    if not titles:
        st.info(
            "There is no joint statement yet. Begin one under “New, or gone”, or with `tracker new joint`: one text "
            "that several actors make together is then stored once."
        )
        return
    joint = choose("Joint statement", "joint", list(titles), titles, next(iter(titles)), width="stretch")
    names = [view.names.get(actor, actor) for actor in view.signatories[joint]]
    st.info(
        f"An edit here changes the positions of {count(len(names), 'actor')}: {plain(listed(in_part(names)))}.",
        icon=":material/groups:",
    )
    part = pick_one("What of it", "joint_part", PARTS, POSITION, horizontal=True).drawn()
    name = f"joint/{joint}.yaml"
    if part == POSITION:
        show_positions_of(view, name)
    else:
        _show_head(view, HeadKey(joint), name)


def _show_head(view: View, key: HeadKey, name: str) -> None:
    try:
        version = open_version(positions_folder(), name)
    except SaveError as refused:
        st.error(sentence(refused.message))
        return
    draft = drafts.begin(key, version, _head_of(version.text))
    show_draft_here(draft, version.text, lambda: give_up(key))
    _ask(view, draft)
    assert draft.version is not None
    try:
        text = change_joint_head(draft.version.text, draft.fields)
    except EditError as refused:
        st.error(sentence(str(refused)))
        return
    offer(view, key, draft.version, name, text, go_on=lambda: _go_on(key, name))


def _head_of(text: str) -> dict[str, str]:
    """What stands above the positions of a file, the signatories joined by commas."""
    value = parse(text).value
    fields: Mapping[str, object] = value if isinstance(value, dict) else {}
    found = {name: fields.get(name, "") for name in JOINT_FIELDS}
    return {name: ", ".join(map(str, one)) if isinstance(one, list) else str(one) for name, one in found.items()}


def _go_on(key: HeadKey, name: str) -> None:
    version = open_version(positions_folder(), name)
    drafts.rebase(key, version, _head_of(version.text))


def _ask(view: View, draft: Draft) -> None:
    """The fields above the positions, and who is meant by the ids."""
    about = {name: Joint.model_fields[name].description for name in JOINT_FIELDS}
    st.text_input("Title", key=drafts.field_key(draft, "title"), help=about["title"])
    st.text_area("Signatories, by their ids", key=drafts.field_key(draft, "actors"), height=80, help=about["actors"],
                 placeholder=EXAMPLES["member_of"])  # fmt: skip
    ids = [one.strip() for one in draft.fields["actors"].split(",") if one.strip()]
    unknown = [one for one in ids if one not in view.names]
    known = [view.names[one] for one in ids if one in view.names]
    if ids:
        missing = f" No such actor: {plain(listed(in_part(unknown)))}." if unknown else ""
        st.caption(f"{count(len(ids), 'signatory', 'signatories')}: {plain(listed(known))}.{missing}")
    st.text_area("Note (if any)", key=drafts.field_key(draft, "note"), height=80, help=about["note"])


def show_new_joint(view: View, key: RecordKey, draft: Draft) -> None:
    """The form of a new joint statement, and the file that would be written."""
    _ask(view, draft)
    fields = {name: draft.fields[name].strip() for name in JOINT_FIELDS}
    identifier = ask_id(draft, fields["title"], "joint-statement-2024")
    if not (fields["title"] and fields["actors"] and is_id(identifier)):
        st.info("Give a title, the signatories, and an id in lower-case letters and digits joined by hyphens.")
        return
    name = f"joint/{identifier}.yaml"
    try:
        text = new_joint_text(identifier, fields)
        taken = find_version(positions_folder(), name) is not None
    except (EditError, SaveError) as refused:
        st.error(sentence(str(refused)))
        return
    if taken:
        st.error(f"{code(name)} exists already: choose another id, or edit that file.")
    offer(view, key, None, name, text, blocked=taken)
