"""New actors, issues and sources by form."""

from typing import Any

import streamlit as st

from analysis.wording.figures import listed
from documents.document_files import hash_at_hand
from editing.actor_template import examples_in, id_from_name
from editing.draft import check_record
from editing.editable_text import EditError
from editing.saves import SaveError, find_version, open_version
from editing.splice import add_record, new_actor_text
from loaders.models import Actor, Issue, Joint, Record, Source, is_id
from loaders.settings import documents_folder, positions_folder
from loaders.vocabularies import Kind
from views.pages.edit import drafts
from views.pages.edit.document_upload import Upload, ask_for_document
from views.pages.edit.edit_preview import offer
from views.pages.edit.edit_state import Draft, RecordKey
from views.pages.edit.field_problems import say, sentence
from views.pages.edit.joint_form import show_new_joint
from views.pages.edit.record_removal import show_removal
from views.pages.edit.save_outcome import give_up
from views.pages.edit.unsaved_drafts import show_draft_here
from views.shared.markdown_text import code
from views.shared.view import View
from views.shared.widgets import pick_one

KINDS = {"actor": "An actor", "joint": "A joint statement", "issue": "An issue", "source": "A source"}
MODELS: dict[str, type[Record]] = {"actor": Actor, "joint": Joint, "issue": Issue, "source": Source}
LISTS = {"issue": "issues.yaml", "source": "sources.yaml"}
CHOICES = {
    "kind": {kind.value: kind.value for kind in Kind},
    "contested": {"true": "yes: somebody opposes it", "false": "no: nobody does"},
}
LABELS = {"iso3": "ISO 3166 code", "url": "Web address", "sha256": "SHA-256 of the file", "file": "File name"}
EXAMPLES = {
    "id": "such as peaceful-use",
    "iso3": "KEN",
    "member_of": "ids, with commas between them",
    "published": "2019-07-08",
    "language": "en",
    "file": "as in the documents folder",
}


def show_records_form(view: View) -> None:
    """What kind of thing, its fields, and the file that would be written; below, what can be removed."""
    what = pick_one("What", "kind_of_new", KINDS, "actor", horizontal=True).drawn()
    key = RecordKey(what)
    names = [name for name in ("id", *MODELS[what].model_fields) if name != "positions"]
    first = {name: next(iter(CHOICES[name])) if name in CHOICES else "" for name in names}
    drafts.begin(key, None, first)
    draft = drafts.settle(key, _options(view))
    show_draft_here(draft, None, lambda: give_up(key))
    if what == "actor":
        _new_actor(view, key, draft)
    elif what == "joint":
        show_new_joint(view, key, draft)
    else:
        _new_record(view, key, draft)
    st.header("Remove")
    show_removal(view, what)


def _options(view: View) -> dict[str, dict[str, str]]:
    """By the field: what can be chosen in it, and in which words."""
    tracks = {track.id: track.title for track in view.data.negotiation.tracks}
    return {**CHOICES, "track": {"": "—", **tracks}, "affiliation": {"": "—", **view.names}}


def _ask(view: View, draft: Draft, model: type[Record], upload: Upload | None = None) -> tuple[dict[str, str], bool]:
    """A field for everything that the record may say; what is filled in, and whether something is wrong with it.

    Of a document that is given, what it says goes before what is typed, and what is guessed of it after.
    """
    unasked = {"positions"} if view.data.negotiation.tracks else {"positions", "track"}
    names = [name for name in model.model_fields if name not in unasked]
    told, guesses = (upload.fields, upload.guesses) if upload else ({}, {})
    typed = {name: told.get(name, draft.fields[name].strip()) for name in names}
    remarks = check_record(typed, model)
    options = _options(view)
    for name in names:
        field = model.model_fields[name]
        label = LABELS.get(name, name.replace("_", " ").capitalize()) + ("" if field.is_required() else " (if any)")
        box: dict[str, Any] = {"key": drafts.field_key(draft, name), "help": field.description}
        if name in options:
            st.selectbox(label, list(options[name]), format_func=options[name].__getitem__, **box)
        else:
            known = told.get(name) or guesses.get(name)
            if name == "sha256" and not known:
                known = hash_at_hand(documents_folder(positions_folder()), typed["file"])
            st.text_input(label, placeholder=known or EXAMPLES.get(name), disabled=name in told, **box)
            typed[name] = typed[name] or known or ""
        say(remarks, name)
    return typed, bool(remarks)


def _new_actor(view: View, key: RecordKey, draft: Draft) -> None:
    fields, faulty = _ask(view, draft, Actor)
    try:
        made = id_from_name(fields["name"]) if fields["name"] else ""
    except ValueError:
        made = ""
    box = drafts.field_key(draft, "id")
    st.text_input("Id, which is the file's name", key=box, placeholder=made or "republic-of-kenya")
    identifier = draft.fields["id"].strip() or made
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
    fields, faulty = _ask(view, draft, model, upload)
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
