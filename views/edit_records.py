"""New actors, issues and sources by form, and what is to go."""

from typing import Any

import streamlit as st

from loaders.editing import EditRefused, add_record, new_actor_text, remove_record
from loaders.models import Actor, Issue, Record, Source, is_id
from loaders.saving import SaveRefused, find_version, open_version
from loaders.settings import positions_folder
from loaders.template import actor_id
from loaders.vocabulary import Kind, Track
from loaders.yaml_tree import parse
from views.offer import attempt, offer
from views.selection import chosen, set_choices
from views.view import View
from views.widgets import pick_one
from views.wording import code, plain

KINDS = {"actor": "An actor", "issue": "An issue", "source": "A source"}
LISTS: dict[str, tuple[str, type[Record]]] = {"issue": ("issues.yaml", Issue), "source": ("sources.yaml", Source)}
CHOICES = {
    "kind": {kind.value: kind.value for kind in Kind},
    "track": {track.value: track.words for track in Track},
    "contested": {"true": "yes: somebody opposes it", "false": "no: nobody does"},
}


def show_records_form(view: View) -> None:
    """What kind of thing, its fields, and the file that would be written; below, what can be removed."""
    what = pick_one("What", "kind_of_new", KINDS, "actor", horizontal=True)
    _begin(what)
    if what == "actor":
        _new_actor(view)
    else:
        _new_record(view, what)
    st.header("Remove")
    _remove(view, what)


def _begin(what: str) -> None:
    if chosen("draft_of") != ("new", what):
        fields = (*Actor.model_fields, *Issue.model_fields, *Source.model_fields)
        set_choices(draft_of=("new", what), **{f"draft_{name}": "" for name in fields})


def _ask(model: type[Record], leave_out: tuple[str, ...] = ()) -> dict[str, str]:
    """A field for everything that the record may say."""
    fields = {}
    for name, field in model.model_fields.items():
        if name in leave_out:
            continue
        label = name.replace("_", " ").capitalize() + ("" if field.is_required() else " (if any)")
        box: dict[str, Any] = {"key": f"draft_{name}", "help": field.description}
        if name in CHOICES:
            options = CHOICES[name]
            if chosen(f"draft_{name}") not in options:
                set_choices(**{f"draft_{name}": next(iter(options))})
            st.selectbox(label, list(options), format_func=options.__getitem__, **box)
        else:
            st.text_input(label, **box)
        fields[name] = str(chosen(f"draft_{name}") or "").strip()
    return fields


def _new_actor(view: View) -> None:
    fields = _ask(Actor, leave_out=("positions",))
    try:
        made = actor_id(fields["name"]) if fields["name"] else ""
    except ValueError:
        made = ""
    given = st.text_input("Id, which is the file's name", key="draft_id", placeholder=made or "republic-of-kenya")
    identifier = given.strip() or made
    if not fields["name"] or not is_id(identifier):
        st.info("Give a name, and an id in lower-case letters and digits joined by hyphens.")
        return
    name = f"actors/{identifier}.yaml"
    try:
        text = new_actor_text(identifier, fields)
        taken = find_version(positions_folder(), name) is not None
    except (EditRefused, SaveRefused) as refused:
        st.error(plain(str(refused)))
        return
    if taken:
        st.error(f"{code(name)} exists already: choose another id, or edit that file.")
    offer(view, None, name, text, blocked=taken)


def _new_record(view: View, what: str) -> None:
    name, model = LISTS[what]
    fields = _ask(model)
    missing = [f for f, one in model.model_fields.items() if one.is_required() and not fields[f]]
    try:
        version = open_version(positions_folder(), name)
        text = add_record(version.text, fields, list(model.model_fields))
    except (EditRefused, SaveRefused) as refused:
        st.info(plain(str(refused)))
        return
    if missing:
        st.info(f"Still to be filled in: {plain(', '.join(missing))}.")
        return
    offer(view, version, name, text)


def _remove(view: View, what: str) -> None:
    """Choose, confirm, and be told what refers to it where it is in use."""
    if what == "actor":
        options = dict(zip(view.data.actors["actor"], view.data.actors["short_name"], strict=True))
    else:
        frame = view.data.issues if what == "issue" else view.data.sources
        options = dict(zip(frame[what], frame["title"], strict=True))
    gone = st.selectbox("Which", list(options), key=f"remove_{what}", format_func=options.__getitem__, index=None)
    if gone is None:
        return
    sure = st.checkbox(f"Remove “{plain(options[gone])}”; it can be undone in this session", key=f"sure_{gone}")
    st.button("Remove", disabled=not sure, key="remove_record", on_click=lambda: _take_away(what, gone))


def _take_away(what: str, gone: str) -> None:
    name = f"actors/{gone}.yaml" if what == "actor" else LISTS[what][0]
    version = open_version(positions_folder(), name)
    if what == "actor":
        attempt(name, None, version.text, version.sha256)
        return
    value = parse(version.text).value
    index = next(i for i, record in enumerate(value) if record.get("id") == gone)  # type: ignore[arg-type]
    attempt(name, remove_record(version.text, index), version.text, version.sha256)
