"""The fields of a new actor, issue or source as a form, each with what is wrong with it below."""

from typing import Any

import streamlit as st

from documents.document_files import hash_at_hand
from editing.actor_template import id_from_name
from editing.draft import check_record
from loaders.models import Actor, Issue, Joint, Record, Source
from loaders.settings import documents_folder, positions_folder
from loaders.vocabularies import CodingStatus, Kind, SourceKind
from views.pages.edit import drafts
from views.pages.edit.document_upload import Upload
from views.pages.edit.edit_state import Draft
from views.saving.field_problems import say
from views.shared.view import View

MODELS: dict[str, type[Record]] = {"actor": Actor, "joint": Joint, "issue": Issue, "source": Source}
NOTHING = {"": "—"}
CHOICES: dict[str, dict[str, dict[str, str]]] = {
    "actor": {"kind": {kind.value: kind.value for kind in Kind}},
    "joint": {},
    "issue": {"contested": {"true": "yes: somebody opposes it", "false": "no: nobody does"}},
    "source": {
        "kind": NOTHING | {kind.value: f"{kind.words}: {kind.meaning}" for kind in SourceKind},
        "status": NOTHING | {status.value: f"{status.words}: {status.meaning}" for status in CodingStatus},
        "excerpt": {"": "no: the file holds all of it", "true": "yes: the file holds only a part of it"},
    },
}
"""By the kind of record and the field: what can be chosen in it, whatever the data says, and in which words."""

RARE = {"also_known_as", "terms", "author", "archived", "retrieved", "licence", "excerpt", "status"}
"""The fields that few need, which are folded."""

MORE = {
    "actor": "More: other names",
    "issue": "More: words that texts use for it",
    "source": "More: author, archive, terms, how much of it was read",
}
"""What is folded, by the kind of record."""

LABELS = {
    "iso3": "ISO 3166 code",
    "url": "Web address",
    "archived": "Web address of a copy in an archive",
    "sha256": "SHA-256 of the file",
    "file": "File name",
}
EXAMPLES = {
    "id": "lower-case words joined by hyphens",
    "iso3": "KEN",
    "member_of": "ids, with commas between them",
    "also_known_as": "names, with semicolons between them",
    "terms": "words or phrases, with semicolons between them",
    "published": "2019-07-08",
    "retrieved": "2019-07-09",
    "language": "en",
    "file": "as in the documents folder",
}


def options_of(view: View, what: str) -> dict[str, dict[str, str]]:
    """By the field of a kind of record: what can be chosen in it, and in which words."""
    tracks = {track.id: track.title for track in view.data.negotiation.tracks}
    return {**CHOICES[what], "track": NOTHING | tracks, "affiliation": NOTHING | view.names}


def ask_id(draft: Draft, name: str, example: str) -> str:
    """The id of a new file: what is typed, else one that is made from the name; "" where none can be made of it."""
    try:
        made = id_from_name(name) if name else ""
    except ValueError:
        made = ""
    st.text_input("Id, which is the file's name", key=drafts.field_key(draft, "id"), placeholder=made or example)
    return draft.fields["id"].strip() or made


def ask_fields(view: View, draft: Draft, what: str, upload: Upload | None = None) -> tuple[dict[str, str], bool]:
    """A field for everything that the record may say; what is filled in, and whether something is wrong with it.

    Of a document that is given, what it says goes before what is typed, and what is guessed of it after.
    """
    model = MODELS[what]
    unasked = {"positions"} if view.data.negotiation.tracks else {"positions", "track"}
    names = [name for name in model.model_fields if name not in unasked]
    told, guesses = (upload.fields, upload.guesses) if upload else ({}, {})
    typed = {name: told.get(name, draft.fields[name].strip()) for name in names}
    remarks = check_record(typed, model)
    options = options_of(view, what)
    rare = [name for name in names if name in RARE]

    def ask(name: str) -> None:
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

    for name in names:
        if name not in RARE:
            ask(name)
    if rare:
        with st.expander(MORE[what]):
            for name in rare:
                ask(name)
    return typed, bool(remarks)
