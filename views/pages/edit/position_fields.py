"""The fields of a position as a form, each with what is wrong with it below."""

import streamlit as st

from analysis.wording.figures import ATTRIBUTIONS, VERBS, count, with_full_stop
from editing.draft import Remark, check_draft
from loaders.file_names import actor_of, joint_of
from loaders.models import QUOTE_RULE, Position
from loaders.settings import documents_folder, positions_folder
from loaders.vocabularies import Attribution, Confidence, Form, Stance
from loaders.words import count_words
from views.pages.edit.drafts import field_key, key_of_widget
from views.pages.edit.edit_state import Draft, Fields
from views.pages.edit.field_problems import say
from views.pages.edit.rare_fields import show_rare_fields
from views.shared.markdown_text import plain
from views.shared.session import set_choices
from views.shared.view import View

FIELDS = tuple(Position.model_fields)
REQUIRED = ("stance", "attribution", "date", "quote")
"""What a draft begins without, and is not to be blamed for."""

_DATES = (
    "2019 · 2019-07 · 2019-07-08 · 2019-07-08/2019-07-10 (a span) · ../2014-12-18 (on or before) · "
    "2019-07-08~ (about). It counts from the latest day that it allows."
)


def options_of(view: View, fields: Fields) -> dict[str, dict[str, str]]:
    """By the field: what can be chosen in it beside these others, and in which words."""
    unread = {actor: actor for name in sorted(view.data.unread) if (actor := actor_of(name))}
    characterised = fields["attribution"] == Attribution.characterised
    return {
        "issue": view.titles,
        "stance": {s.value: VERBS[s.score] for s in reversed(Stance)},
        "source": {row.source: f"{row.title} ({row.published})" for row in view.documents.values()},
        "attribution": {a.value: ATTRIBUTIONS[a] for a in Attribution},
        "according_to": {"": "—", **unread, **view.names} if characterised else {"": "—"},
        "confidence": {c.value: c.value for c in Confidence},
        "form": {f.value: f.words for f in Form},
    }


def show_fields(view: View, name: str, line: int, draft: Draft, options: dict[str, dict[str, str]]) -> list[Remark]:
    """The form of a position at a line of a file (0: a new one), and all that is wrong with it."""
    fields = draft.fields
    folder = positions_folder()
    documents, joint = documents_folder(folder), joint_of(name)
    found = check_draft(fields, view.data, actor_of(name), documents, line=line, positions=folder, joint=joint)
    remarks = [one for one in found if fields[one.field] or one.field not in REQUIRED]

    def pick(field: str, label: str) -> None:
        words = options[field]
        # a radio in which nothing is chosen holds no text
        key = field_key(draft, field) if fields[field] in words else key_of_widget(draft, field)
        if field in ("stance", "attribution", "confidence", "form"):
            st.radio(label, list(words), key=key, index=None, format_func=words.__getitem__, horizontal=True)
        else:
            st.selectbox(label, list(words), key=key, format_func=lambda one: words.get(one, one))
        say(remarks, field)

    pick("issue", "Issue")
    record = view.issue_records.get(fields["issue"])
    if record:
        st.caption(
            f"**{plain(with_full_stop(record.proposition))}** Support: {plain(with_full_stop(record.support_means))} "
            f"Opposition: {plain(with_full_stop(record.oppose_means))}"
        )
    pick("stance", "Stance")
    left, right = st.columns(2)
    with left:
        pick("source", "Source")
        st.text_input("Date of the statement", key=field_key(draft, "date"), placeholder="2019-07-08")
        st.caption(plain(_DATES))
        say(remarks, "date")
    with right:
        pick("attribution", "Whose words")
        if fields["attribution"]:
            st.caption(f"{plain(Attribution(fields['attribution']).meaning.capitalize())}.")
        if fields["attribution"] == Attribution.characterised:
            pick("according_to", "According to")
    st.text_area("Quotation, verbatim", key=field_key(draft, "quote"), height=110)
    words = count(count_words(fields["quote"]), "word")
    st.caption(f"{words}; quote {QUOTE_RULE}, exactly as the document has them.")
    say(remarks, "quote")
    _offer_signs(draft, next((one.instead for one in remarks if one.field == "quote" and one.instead), ""))
    left, right = st.columns(2)
    with left:
        who = "The person or office. Empty where the document only relates."
        st.text_input("Speaker", key=field_key(draft, "speaker"), help=who)
        pick("confidence", "Confidence of the coding")
    with right:
        st.text_input("Venue", key=field_key(draft, "venue"), help="Where it was said.")
        st.text_area("Note: why this reading", key=field_key(draft, "note"), height=80)
    say(remarks, "speaker", "venue", "note")
    show_rare_fields(draft, remarks, pick)
    return found


def _offer_signs(draft: Draft, quote: str) -> None:
    """A button that puts the document's form of the quotation into its field; its place also where there is none."""

    def take() -> None:
        set_choices(**{key_of_widget(draft, "quote"): quote})

    with st.container():
        if quote:
            st.button("Take the document's signs", key="take_signs", icon=":material/format_quote:", on_click=take)
