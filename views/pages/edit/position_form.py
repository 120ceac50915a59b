"""A position in a form: added, changed or removed, checked as it is typed."""

import streamlit as st

from analysis.wording.figures import VERBS, date_in_words, listed
from editing.editable_text import EditRefused
from editing.merge import line_now
from editing.saves import SaveRefused, Version, open_version
from editing.splice import add_position, change_position, locate, remove_position
from loaders.settings import positions_folder
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution, Confidence, Stance
from loaders.yaml_tree import parse
from views.pages.edit import drafts
from views.pages.edit.drafts import Draft, Key
from views.pages.edit.edit_preview import offer
from views.pages.edit.field_problems import sentence
from views.pages.edit.position_fields import FIELDS, REQUIRED, show_fields, typed
from views.pages.edit.save_outcome import give_up
from views.pages.edit.unsaved_drafts import LOST, show_draft_here
from views.shared.session import chosen, set_choices
from views.shared.view import View
from views.shared.widgets import choose

NEW = "new"
NAMES = {"date": "the date of the statement", "quote": "the quotation"}


def show_position_form(view: View) -> None:
    """Which position, its fields with what is wrong with each, and what would be written."""
    names = view.names
    if not names:
        st.info("There is no actor yet. Begin one under “New, or gone”.")
        return
    actor = choose("Actor", "actor", list(names), names, next(iter(names)), width=320)
    name = f"actors/{actor}.yaml"
    try:
        version = open_version(positions_folder(), name)
    except SaveRefused as refused:
        st.error(sentence(refused.message))
        return
    if version.text != view.data.last_good.get(name):
        st.warning(f"`{name}` has faults on disk: mend it first, under “A file as text”. Drafts are kept.")
        return
    lines = _lines(view, actor, version)
    line = choose("Position", "line", list(lines), lines, NEW, width="stretch")
    key = Key("position", actor, line)
    draft = drafts.begin(key, version, _first(view, version, line))
    show_draft_here(draft, version.text, lambda: give_up(key))
    if line.isdigit():
        st.code(f"{positions_folder().name}/{name}:{line}", language=None)
    remarks = show_fields(view, actor, int(line) if line.isdigit() else 0)
    fields = typed()
    if fields["attribution"] != Attribution.characterised:
        fields["according_to"] = ""
    if fields["confidence"] == Confidence.high and not _says(draft, "confidence"):
        fields["confidence"] = ""
    missing = [NAMES[field] for field in REQUIRED if not fields[field].strip()]
    if missing:
        st.info(f"Still to be filled in: {listed(missing)}.")
        return
    _preview(view, key, draft, fields, blocked=any(remark.severity == "error" for remark in remarks))


def _lines(view: View, actor: str, version: Version) -> dict[str, str]:
    """The positions of the actor by their lines, after its drafts have followed theirs to where they stand now."""
    lines = {NEW: "A new position"}
    for row in records(view.data.positions[view.data.positions["actor"] == actor], PositionRow):
        lines[str(row.line)] = f"{date_in_words(row.date)}: {VERBS[row.stance]} “{view.titles[row.issue]}”"
    moved = {key: _line_now(draft, version, lines) for key, draft in drafts.of_actor(actor).items() if key.line != NEW}
    for key in [key for key, line in moved.items() if line != key.line]:
        drafts.move(key, key._replace(line=f"moving {key.line}"))  # so that two can change places
    for key, line in moved.items():
        if line != key.line:
            drafts.move(key._replace(line=f"moving {key.line}"), key._replace(line=line))
            if chosen("line") == key.line:
                set_choices(line=line)
        if line.endswith(LOST) and not drafts.of_actor(actor)[key._replace(line=line)].changed:
            drafts.discard(key._replace(line=line))
        elif line.endswith(LOST):
            lines[line] = "Your draft of a position that somebody else has changed or removed"
    return lines


def _line_now(draft: Draft, version: Version, lines: dict[str, str]) -> str:
    """Where the position of a draft stands in a newer version: it is found by its words, else by its line."""
    if draft.version is None or draft.version.text == version.text:
        return draft.line
    same = [line for line in lines if line != NEW and _fields_at(version, int(line)) == _fields_at_start(draft)]
    if len(same) == 1:
        return same[0]
    now = line_now(draft.version.text, version.text, int(draft.line))
    return str(now) if str(now) in lines else f"{draft.line}{LOST}"


def _first(view: View, version: Version, line: str) -> dict[str, str]:
    """What the form begins with."""
    first = dict.fromkeys(FIELDS, "") | {
        "issue": view.data.issues["issue"].iloc[0] if len(view.data.issues) else "",
        "stance": Stance.support.value,
        "source": view.data.sources["source"].iloc[-1] if len(view.data.sources) else "",
        "attribution": Attribution.own.value,
        "confidence": Confidence.high.value,
    }
    if line.isdigit():
        first |= {"confidence": Confidence.high.value} | _fields_at(version, int(line))
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
    return _fields_at(draft.version, int(draft.line)) if draft.version and draft.line != NEW else {}


def _says(draft: Draft, field: str) -> bool:
    return field in _fields_at_start(draft)


def _preview(view: View, key: Key, draft: Draft, fields: dict[str, str], *, blocked: bool) -> None:
    """The edit as a diff, and the removal of a position that stands in the file."""
    version = draft.version
    assert version is not None
    index = None if draft.line == NEW else locate(version.text, int(draft.line))
    try:
        if index is None:
            text = add_position(version.text, fields)
        else:
            text = change_position(version.text, index, fields)
            if st.toggle("Remove this position instead", key="draft_remove"):
                text, blocked = remove_position(version.text, index), False
    except EditRefused as refused:
        st.error(sentence(str(refused)))
        return
    offer(view, key, version, version.name, text, blocked=blocked, go_on=lambda: _go_on(view, key, version.name))


def _go_on(view: View, key: Key, name: str) -> None:
    """Make the draft an edit of the file as it is now; of a position that is no longer there, a new position."""
    drafts.keep()
    version = open_version(positions_folder(), name)
    now = key if key.line.isdigit() or key.line == NEW else key._replace(line=NEW)
    drafts.move(key, now)
    drafts.rebase(now, version, _first(view, version, now.line))
    set_choices(line=now.line)
