"""A position in a form: added, changed or removed, checked as it is typed."""

import streamlit as st

from analysis.wording.figures import VERBS, date_in_words, listed
from editing.editable_text import EditError
from editing.merge import line_now
from editing.saves import SaveError, Version, open_version
from editing.splice import add_position, change_position, locate, remove_position
from editing.usual_fields import usual_in
from loaders.joint_statements import once
from loaders.settings import positions_folder
from loaders.table_rows import PositionRow, records
from loaders.yaml_tree import parse
from views.pages.edit import drafts
from views.pages.edit.draft_keys import NEW, PositionKey
from views.pages.edit.edit_preview import offer
from views.pages.edit.edit_saves import give_up
from views.pages.edit.edit_state import Draft, EditState
from views.pages.edit.position_fields import FIELDS, REQUIRED, options_of, show_fields
from views.pages.edit.unsaved_drafts import show_draft_here
from views.saving.field_problems import sentence
from views.saving.preconditions import say_lacking
from views.shared.session import chosen_word, held, set_choices
from views.shared.view import View
from views.shared.widgets import choose

NAMES = {
    "stance": "the stance",
    "attribution": "whose words they are",
    "date": "the date of the statement",
    "quote": "the quotation",
}


def show_position_form(view: View) -> None:
    """Which position, its fields with what is wrong with each, and what would be written."""
    names = view.names
    if say_lacking(view):
        return
    actor = choose("Actor", "actor", list(names), names, next(iter(names)), width=320)
    show_positions_of(view, f"actors/{actor}.yaml")


def show_positions_of(view: View, name: str) -> None:
    """The same for the positions of one file, of an actor or of a joint statement."""
    try:
        version = open_version(positions_folder(), name)
    except SaveError as refused:
        st.error(sentence(refused.message))
        return
    if version.text != view.data.last_good.get(name):
        st.warning(f"`{name}` has faults on disk: mend it first, under “A file as text”. Drafts are kept.")
        return
    labels = _followed(view, version)
    keys, words = {key.choice: key for key in labels}, {key.choice: label for key, label in labels.items()}
    key = keys[choose("Position", "line", list(keys), words, NEW, width="stretch")]
    draft = drafts.begin(key, version, _first(view, version, key))
    options = options_of(view, draft.fields)
    draft = drafts.settle(key, options)
    show_draft_here(draft, version.text, lambda: give_up(key))
    line = 0 if key.is_lost else key.line
    if line:
        st.code(f"{positions_folder().name}/{name}:{line}", language=None)
    remarks = show_fields(view, name, line, draft, options)
    fields = dict(draft.fields)
    usual = usual_in(name)
    fields |= {field: "" for field, text in usual.items() if fields[field] == text and not _says(draft, field)}
    missing = [NAMES[field] for field in REQUIRED if not draft.fields[field].strip()]
    if missing:
        st.info(f"Still to be filled in: {listed(missing)}.")
        return
    _preview(view, key, draft, fields, blocked=any(remark.severity == "error" for remark in remarks))


def _followed(view: View, version: Version) -> dict[PositionKey, str]:
    """What can be chosen in the file, in words, after its drafts have followed their positions to where they stand."""
    name = version.name
    labels = {PositionKey(name): "A new position"}
    for row in records(once(view.data.positions[view.data.positions["file"] == name]), PositionRow):
        words = f"{date_in_words(row.date)}: {VERBS[row.stance]} “{view.titles[row.issue]}”"
        labels[PositionKey(name, int(row.line))] = words
    kept = held(EditState).in_file(name)
    moves = {key: _key_now(key, draft, version, labels) for key, draft in kept.items() if key.line}
    drafts.move(moves)
    line = {key.choice: now.choice for key, now in moves.items()}.get(chosen_word("line") or "")
    if line:
        set_choices(line=line)
    for key, draft in held(EditState).in_file(name).items():
        if key.is_lost and draft.is_changed:
            labels[key] = "Your draft of a position that somebody else has changed or removed"
        elif key.is_lost:
            drafts.discard(key)
    return labels


def _key_now(key: PositionKey, draft: Draft, version: Version, labels: dict[PositionKey, str]) -> PositionKey:
    """Where the position of a draft stands in a newer version: it is found by its words, else by its line."""
    if draft.version is None or draft.version.text == version.text:
        return PositionKey(key.file, draft.line)
    same = [one for one in labels if one.line and _fields_at(version, one.line) == _fields_at_start(draft)]
    if len(same) == 1:
        return same[0]
    now = PositionKey(key.file, line_now(draft.version.text, version.text, draft.line) or 0)
    return now if now.line and now in labels else PositionKey(key.file, draft.line, is_lost=True)


def _first(view: View, version: Version, key: PositionKey) -> dict[str, str]:
    """What the form begins with: no stance and no attribution, which nobody is to save unread."""
    first = dict.fromkeys(FIELDS, "") | {
        "issue": view.data.issues["issue"].iloc[0] if len(view.data.issues) else "",
        "source": view.data.sources["source"].iloc[-1] if len(view.data.sources) else "",
        **usual_in(key.file),
    }
    if key.line and not key.is_lost:
        first |= _fields_at(version, key.line)
    return first


def _fields_at(version: Version, line: int) -> dict[str, str]:
    """The fields of the position at a line, as they stand in the file."""
    index = locate(version.text, line)
    value = parse(version.text).value
    if index is None or not isinstance(value, dict):
        return {}
    return {field: " ".join(str(text).split()) for field, text in value["positions"][index].items() if field in FIELDS}


def _fields_at_start(draft: Draft) -> dict[str, str]:
    """The fields that the position of a draft had in the version that the draft began from."""
    return _fields_at(draft.version, draft.line) if draft.version and draft.line else {}


def _says(draft: Draft, field: str) -> bool:
    return field in _fields_at_start(draft)


def _preview(view: View, key: PositionKey, draft: Draft, fields: dict[str, str], *, blocked: bool) -> None:
    """The edit as a diff, and the removal of a position that stands in the file."""
    version = draft.version
    assert version is not None
    index = locate(version.text, draft.line) if draft.line else None
    try:
        if index is None:
            text = add_position(version.text, fields)
        else:
            text = change_position(version.text, index, fields)
            if st.toggle("Remove this position instead", key=drafts.key_of_widget(draft, "remove")):
                text, blocked = remove_position(version.text, index), False
    except EditError as refused:
        st.error(sentence(str(refused)))
        return
    offer(view, key, version, version.name, text, blocked=blocked, go_on=lambda: _go_on(view, key, version.name))


def _go_on(view: View, key: PositionKey, name: str) -> None:
    """Make the draft an edit of the file as it is now; of a position that is no longer there, a new position."""
    version = open_version(positions_folder(), name)
    now = PositionKey(key.file) if key.is_lost else key
    drafts.move({key: now})
    drafts.rebase(now, version, _first(view, version, now))
    set_choices(**now.choices)
