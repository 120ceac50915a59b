"""A position in a form: added, changed or removed, checked as it is typed."""

import streamlit as st

from analysis.wording import VERBS, date_in_words, listed
from loaders.drafting import Remark, check_draft
from loaders.editing import EditRefused, add_position, change_position, locate, remove_position
from loaders.frames import record_of, records
from loaders.models import Position, count_words
from loaders.saving import SaveRefused, Version, open_version
from loaders.settings import documents_folder, positions_folder
from loaders.vocabulary import Attribution, Confidence, Stance
from loaders.yaml_tree import parse
from views.offer import offer
from views.selection import chosen, set_choices
from views.view import View
from views.widgets import choose
from views.wording import plain

NEW = "new"
REQUIRED = ("date", "quote")
"""What a draft begins without, and is not to be blamed for."""

NAMES = {"date": "the date of the statement", "quote": "the quotation"}
FIELDS = tuple(Position.model_fields)
DATE_HELP = (
    "2019 · 2019-07 · 2019-07-08 · 2019-07-08/2019-07-10 (a span) · ../2014-12-18 (on or before) · "
    "2019-07-08~ (about). It counts from the latest day that it allows."
)


def show_position_form(view: View) -> None:
    """Which position, its fields with what is wrong with each, and what would be written."""
    names = view.names
    if not names:
        st.info("There is no actor yet. Begin one under “New, or gone”.")
        return
    actor = choose("Actor", "actor", list(names), names, next(iter(names)), width=320)
    name = f"actors/{actor}.yaml"
    mine = view.data.positions[view.data.positions["actor"] == actor]
    lines = {NEW: "A new position"}
    for row in records(mine):
        lines[str(row.line)] = f"{date_in_words(row.date)}: {VERBS[row.stance]} “{view.titles[row.issue]}”"
    line = choose("Position", "line", list(lines), lines, NEW, width="stretch")
    version = _open(view, actor, name, line)
    if version is None:
        return
    if line != NEW:
        st.code(f"{positions_folder().name}/{name}:{line}", language=None)
    remarks = _form(view, actor, 0 if line == NEW else int(line))
    fields = {field: str(chosen(f"draft_{field}") or "") for field in FIELDS}
    if fields["attribution"] != Attribution.characterised:
        fields["according_to"] = ""
    if fields["confidence"] == Confidence.high and not _says(version, line, "confidence"):
        fields["confidence"] = ""
    missing = [NAMES[field] for field in REQUIRED if not fields[field].strip()]
    if missing:
        st.info(f"Still to be filled in: {listed(missing)}.")
        return
    blocked = any(remark.severity == "error" for remark in remarks)
    _preview(view, version, line, fields, blocked=blocked)


def _open(view: View, actor: str, name: str, line: str) -> Version | None:
    """The version of the file that the draft was begun from, and the draft's first fields."""
    draft_of = (actor, line)
    if chosen("draft_of") != draft_of or chosen("draft_version") is None:
        try:
            version = open_version(positions_folder(), name)
        except SaveRefused as refused:
            st.error(plain(refused.message))
            return None
        first = dict.fromkeys(FIELDS, "") | {
            "issue": view.data.issues["issue"].iloc[0] if len(view.data.issues) else "",
            "stance": Stance.support.value,
            "source": view.data.sources["source"].iloc[-1] if len(view.data.sources) else "",
            "attribution": Attribution.own.value,
            "confidence": Confidence.high.value,
        }
        if line != NEW:
            first |= {"confidence": Confidence.high.value} | _fields_at(version, int(line))
        set_choices(draft_of=draft_of, draft_version=version, **{f"draft_{field}": first[field] for field in FIELDS})
    found: Version = chosen("draft_version")
    return found


def _fields_at(version: Version, line: int) -> dict[str, str]:
    """The fields of the position at a line, as they stand in the file."""
    index = locate(version.text, line)
    value = parse(version.text).value
    if index is None or not isinstance(value, dict):
        return {}
    return {field: " ".join(str(text).split()) for field, text in value["positions"][index].items() if field in FIELDS}


def _says(version: Version, line: str, field: str) -> bool:
    return line != NEW and field in _fields_at(version, int(line))


def _form(view: View, actor: str, line: int) -> list[Remark]:
    """The fields, each with what is wrong with it below."""
    data = view.data
    drafted = {field: str(chosen(f"draft_{field}") or "") for field in FIELDS}
    remarks = check_draft(drafted, data, actor, documents_folder(), line=line, positions=positions_folder())
    issues = dict(zip(data.issues["issue"], data.issues["title"], strict=True))
    sources = dict(zip(data.sources["source"], data.sources["title"], strict=True))
    actors = {"": "—", **dict(zip(data.actors["actor"], data.actors["short_name"], strict=True))}
    _select("issue", "Issue", issues, remarks)
    if drafted["issue"] in issues:
        record = record_of(data.issues, "issue", drafted["issue"])
        st.caption(
            f"**{plain(record.proposition)}.** Support: {plain(record.support_means)}. "
            f"Opposition: {plain(record.oppose_means)}."
        )
    _radio("stance", "Stance", {s.value: VERBS[s.score] for s in reversed(Stance)}, remarks)
    left, right = st.columns(2)
    with left:
        _select("source", "Source", sources, remarks)
        st.text_input("Date of the statement", key="draft_date", help=DATE_HELP, placeholder="2019-07-08")
        _say(remarks, "date")
    with right:
        _radio("attribution", "Whose words", {a.value: a.words for a in Attribution}, remarks)
        if drafted["attribution"] == Attribution.characterised:
            _select("according_to", "According to", actors, remarks)
    st.text_area(
        "Quotation, verbatim", key="draft_quote", height=110, help="5 to 40 words, exactly as in the document."
    )
    st.caption(f"{count_words(drafted['quote'])} words")
    _say(remarks, "quote")
    left, right = st.columns(2)
    with left:
        st.text_input("Speaker", key="draft_speaker")
        _radio("confidence", "Confidence of the coding", {c.value: c.value for c in Confidence}, remarks)
    with right:
        st.text_input("Venue", key="draft_venue")
        st.text_area("Note: why this reading", key="draft_note", height=80)
    _say(remarks, "speaker", "venue", "note")
    return remarks


def _select(field: str, label: str, options: dict[str, str], remarks: list[Remark]) -> None:
    key = f"draft_{field}"
    if chosen(key) not in options:
        set_choices(**{key: next(iter(options), None)})
    st.selectbox(label, list(options), key=key, format_func=lambda one: options.get(one, one))
    _say(remarks, field)


def _radio(field: str, label: str, options: dict[str, str], remarks: list[Remark]) -> None:
    key = f"draft_{field}"
    if chosen(key) not in options:
        set_choices(**{key: next(iter(options))})
    st.radio(label, list(options), key=key, format_func=lambda one: options[one], horizontal=True)
    _say(remarks, field)


def _say(remarks: list[Remark], *fields: str) -> None:
    for remark in remarks:
        if remark.field in fields and (chosen(f"draft_{remark.field}") or remark.field not in REQUIRED):
            show = st.error if remark.severity == "error" else st.warning
            show(plain(remark.message) + (f". {plain(remark.hint)}" if remark.hint else ""))


def _preview(view: View, version: Version, line: str, fields: dict[str, str], *, blocked: bool) -> None:
    """The edit as a diff, and the removal of a position that stands in the file."""
    index = None if line == NEW else locate(version.text, int(line))
    try:
        if index is None:
            text = add_position(version.text, fields)
        else:
            text = change_position(version.text, index, fields)
            if st.toggle("Remove this position instead", key="draft_remove"):
                text, blocked = remove_position(version.text, index), False
    except EditRefused as refused:
        st.error(plain(str(refused)))
        return
    if blocked:
        st.info("What is marked above is to be put right before this can be saved.")
    offer(view, version, version.name, text, blocked=blocked)
