"""The fields of a position as a form, each with what is wrong with it below."""

import streamlit as st

from analysis.wording.figures import VERBS, count
from editing.draft import Remark, check_draft
from loaders.data_files import actor_of
from loaders.models import QUOTE_WORDS, Position
from loaders.settings import documents_folder, positions_folder
from loaders.vocabularies import Attribution, Confidence, Stance
from loaders.words import count_words
from views.pages.edit.field_problems import say
from views.shared.markdown_text import plain
from views.shared.session import chosen, set_choices
from views.shared.view import View

FIELDS = tuple(Position.model_fields)
REQUIRED = ("date", "quote")
"""What a draft begins without, and is not to be blamed for."""

_DATES = (
    "2019 · 2019-07 · 2019-07-08 · 2019-07-08/2019-07-10 (a span) · ../2014-12-18 (on or before) · "
    "2019-07-08~ (about). It counts from the latest day that it allows."
)


def typed() -> dict[str, str]:
    """What stands in the form."""
    return {field: str(chosen(f"draft_{field}") or "") for field in FIELDS}


def show_fields(view: View, actor: str, line: int) -> list[Remark]:
    """The form of a position at a line of the actor's file (0: a new one), and all that is wrong with it."""
    data = view.data
    drafted = typed()
    folder = positions_folder()
    found = check_draft(drafted, data, actor, documents_folder(folder), line=line, positions=folder)
    remarks = [one for one in found if drafted[one.field] or one.field not in REQUIRED]
    unread = {actor: actor for name in sorted(data.unread) if (actor := actor_of(name))}
    actors = {"": "—", **unread, **view.names}
    _select("issue", "Issue", view.titles, remarks)
    record = view.issue_records.get(drafted["issue"])
    if record:
        st.caption(
            f"**{plain(record.proposition)}.** Support: {plain(record.support_means)}. "
            f"Opposition: {plain(record.oppose_means)}."
        )
    _radio("stance", "Stance", {s.value: VERBS[s.score] for s in reversed(Stance)}, remarks)
    left, right = st.columns(2)
    with left:
        sources = {row.source: f"{row.title} ({row.published})" for row in view.documents.values()}
        _select("source", "Source", sources, remarks)
        st.text_input("Date of the statement", key="draft_date", placeholder="2019-07-08")
        st.caption(plain(_DATES))
        say(remarks, "date")
    with right:
        _radio("attribution", "Whose words", {a.value: a.words for a in Attribution}, remarks)
        st.caption(f"{plain(Attribution(chosen('draft_attribution')).meaning.capitalize())}.")
        if drafted["attribution"] == Attribution.characterised:
            _select("according_to", "According to", actors, remarks)
    st.text_area("Quotation, verbatim", key="draft_quote", height=110)
    least, most = QUOTE_WORDS
    words = count(count_words(drafted["quote"]), "word")
    st.caption(f"{words}; {least} to {most} are needed, exactly as they stand in the document.")
    say(remarks, "quote")
    left, right = st.columns(2)
    with left:
        st.text_input(
            "Speaker", key="draft_speaker", help="The person or office. Empty where the document only relates."
        )
        _radio("confidence", "Confidence of the coding", {c.value: c.value for c in Confidence}, remarks)
    with right:
        st.text_input("Venue", key="draft_venue", help="Where it was said.")
        st.text_area("Note: why this reading", key="draft_note", height=80)
    say(remarks, "speaker", "venue", "note")
    return found


def _select(field: str, label: str, options: dict[str, str], remarks: list[Remark]) -> None:
    key = f"draft_{field}"
    if chosen(key) not in options:
        set_choices(**{key: next(iter(options), None)})
    st.selectbox(label, list(options), key=key, format_func=lambda one: options.get(one, one))
    say(remarks, field)


def _radio(field: str, label: str, options: dict[str, str], remarks: list[Remark]) -> None:
    key = f"draft_{field}"
    if chosen(key) not in options:
        set_choices(**{key: next(iter(options))})
    st.radio(label, list(options), key=key, format_func=lambda one: options[one], horizontal=True)
    say(remarks, field)
