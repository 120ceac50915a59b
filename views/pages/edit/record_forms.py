"""New actors, issues and sources by form."""

import streamlit as st

from analysis.wording.figures import listed
from editing.actor_template import examples_in
from editing.editable_text import EditError
from editing.saves import SaveError, find_version, open_version
from editing.splice import add_record, new_actor_text
from loaders.models import Source, is_id
from loaders.settings import positions_folder
from views.pages.edit import drafts
from views.pages.edit.document_upload import ask_for_document
from views.pages.edit.draft_keys import RecordKey
from views.pages.edit.edit_preview import offer
from views.pages.edit.edit_saves import give_up
from views.pages.edit.edit_state import Draft
from views.pages.edit.joint_form import show_new_joint
from views.pages.edit.record_fields import CHOICES, LABELS, MODELS, ask_fields, ask_id, options_of
from views.pages.edit.record_removal import show_removal
from views.pages.edit.unsaved_drafts import show_draft_here
from views.saving.field_problems import sentence
from views.shared.markdown_text import code
from views.shared.view import View
from views.shared.widgets import pick_one

KINDS = {"actor": "An actor", "joint": "A joint statement", "issue": "An issue", "source": "A source"}
LISTS = {"issue": "issues.yaml", "source": "sources.yaml"}


def show_records_form(view: View) -> None:
    """What kind of thing, its fields, and the file that would be written; below, what can be removed."""
    what = pick_one("What", "kind_of_new", KINDS, "actor", horizontal=True).drawn()
    key = RecordKey(what)
    names = [name for name in ("id", *MODELS[what].model_fields) if name != "positions"]
    choices = CHOICES[what]
    first = {name: next(iter(choices[name])) if name in choices else "" for name in names}
    drafts.begin(key, None, first)
    draft = drafts.settle(key, options_of(view, what))
    show_draft_here(draft, None, lambda: give_up(key))
    if what == "actor":
        _new_actor(view, key, draft)
    elif what == "joint":
        show_new_joint(view, key, draft)
    else:
        _new_record(view, key, draft)
    st.header("Remove")
    show_removal(view, what)


def _new_actor(view: View, key: RecordKey, draft: Draft) -> None:
    fields, faulty = ask_fields(view, draft, key.kind)
    identifier = ask_id(draft, fields["name"], "republic-of-kenya")
    if not fields["name"] or not is_id(identifier):
        st.info("Give a name, and an id in lower-case letters and digits joined by hyphens.")
        return
    name = f"actors/{identifier}.yaml"
    try:
        text = new_actor_text(identifier, fields, examples_in(view.data))
        taken = find_version(positions_folder(), name) is not None
    except (EditError, SaveError) as refused:
        st.error(sentence(str(refused)))
        return
    if taken:
        st.error(f"{code(name)} exists already: choose another id, or edit that file.")
    offer(view, key, None, name, text, blocked=taken or faulty)


def _new_record(view: View, key: RecordKey, draft: Draft) -> None:
    model, name = MODELS[key.kind], LISTS[key.kind]
    upload = ask_for_document(view, draft) if model is Source else None
    fields, faulty = ask_fields(view, draft, key.kind, upload)
    missing = [
        LABELS.get(f, f.replace("_", " "))
        for f, one in model.model_fields.items()
        if one.is_required() and not fields[f]
    ]
    if missing:
        st.info(f"Still to be filled in: {listed(missing)}.")
        return
    try:
        version = open_version(positions_folder(), name)
        text = add_record(version.text, fields, list(model.model_fields))
    except (EditError, SaveError) as refused:
        st.error(sentence(str(refused)))
        return
    if upload is None:
        offer(view, key, version, name, text, blocked=faulty)
    else:
        identifier = fields["id"]
        offer(
            view, key, version, name, text, blocked=faulty, before_saving=upload.keep,
            after_saving=lambda: upload.finish(identifier),
        )  # fmt: skip
