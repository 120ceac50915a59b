"""A quotation as a card: who stood where, in which words, on whose authority, and in which file and line."""

from collections.abc import Sequence

import streamlit as st

from analysis.inheritance import is_inherited
from analysis.wording.document_kinds import caution_on, kind_in_words
from analysis.wording.figures import (
    ORDER_ASSUMED,
    SIGNS,
    VERBS,
    as_sentence,
    count,
    date_in_words,
    in_part,
    listed,
    voice,
)
from analysis.wording.position_details import deed_in_words, placed, translation_mark
from loaders.settings import read_only
from loaders.table_rows import PositionRow
from loaders.vocabularies import Attribution
from views.shared.joint_signatories import edit_choices, named_place, show_signatories
from views.shared.links import link
from views.shared.markdown_text import code, paragraphs, plain, voice_badge
from views.shared.palette import BADGES
from views.shared.turns import TURNS
from views.shared.view import View

WHOLE_ROW = 1_400
"""In pixels, more than any card has: a text so wide has the row to itself, and is never wider than the card."""


def show_card(
    position: PositionRow,
    view: View,
    *,
    title: str,
    with_issue: bool = False,
    reading: str = "",
    to_document: bool = True,
    editable: bool = True,
) -> None:
    """One position (a row of the positions table) in a bordered card.

    `title` is the actor's name, or the issue's where the page is about one
    actor. `reading` is a remark of the page, such as the kind of move.
    `to_document` is off where the card stands in its document already. A
    position that is not `editable` is of data that this dashboard never writes.
    """
    TURNS.give_way()
    # few elements, and texts of several paragraphs: a browser goes through every element whenever one changes
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(paragraphs(_statement(position, view, title, with_issue)), width=WHOLE_ROW)
        about = [_provenance(position, view), reading, *_remarks(position, view)]
        st.caption(paragraphs(about), width=WHOLE_ROW)
        show_signatories(position, view, title)
        holder = position.inherited_from if is_inherited(position) else position.actor
        if to_document and editable:
            link("sources", "In its document", source=position.source, passage=named_place(position, holder))
        if editable and may_edit(view):
            what = "Edit the joint statement" if position.joint else "Edit this position"
            link("edit", what, **edit_choices(position, holder))


def _statement(position: PositionRow, view: View, title: str, with_issue: bool) -> list[str]:
    """Who stands where since when, the words, and whose words they are where it is not the actor's own."""
    badge = f":{BADGES[position.stance]}-badge[{plain(SIGNS[position.stance])} {VERBS[position.stance]}]"
    about = f" · {plain(view.titles[position.issue])}" if with_issue else ""
    head = f"{badge} **{plain(title)}**{about} · {date_in_words(position.date)}{_what(position)}"
    texts = [head, f"“{plain(position.quote)}”", *_translation(position)]
    if position.attribution != Attribution.own:
        texts.append(voice_badge(voice(position, view.names)))
    return texts


def _what(position: PositionRow) -> str:
    """That it is a deed, and on which provision, for the head of the card."""
    words = deed_in_words(position)
    return f" · **{plain(words)}**" if words else ""


def _translation(position: PositionRow) -> list[str]:
    """The quotation in English, marked as what nobody has verified."""
    if not position.translation:
        return []
    mark = as_sentence(translation_mark(position))
    return [f"“{plain(position.translation)}”", f":small[:material/translate: {plain(mark)}]"]


def _caution(position: PositionRow, view: View) -> list[str]:
    """That a program wrote the document."""
    words = caution_on(position, view)
    return [f":material/smart_toy: {plain(as_sentence(words))}."] if words else []


def _remarks(position: PositionRow, view: View) -> list[str]:
    """What a reader should know: a machine's words, an assumed order, for whom else it is coded, how sure, the note."""
    texts = _caution(position, view)
    if position.Index in view.shown.assumed_order:
        texts.append(f":material/swap_vert: {ORDER_ASSUMED}")
    shared = also_coded_for([position], view)
    if shared:
        texts.append(f":material/content_copy: {plain(shared)}")
    if position.note or position.confidence != "high":
        sure = f"Coded with {position.confidence} confidence. " if position.confidence != "high" else ""
        texts.append(f":material/edit_note: {sure}{plain(position.note)}")
    return texts


def may_edit(view: View) -> bool:
    """Whether the positions on view can be edited: they are those of today, and may be written."""
    return not read_only() and not (view.edition and view.edition.day)


def also_coded_for(positions: Sequence[PositionRow], view: View) -> str:
    """For whom else the passage of the positions is coded, beside those who state them together; "" for nobody."""
    together = {actor for one in positions for actor in (one.actor, *view.signatories.get(one.joint, ()))}
    bearers = view.coverage.bearers.get(positions[0].passage, {})
    others = {actor: n for actor, n in bearers.items() if actor not in together}
    if not others:
        return ""
    words = [f"{view.names[actor]} ({count(n, 'issue')})" for actor, n in others.items()]
    return f"The same words are also coded for {listed(in_part(words))}. In counts of evidence it is one."


def document_in_words(position: PositionRow, view: View) -> list[str]:
    """The document of a position with the place in it, what kind it is, and whose it is where it is another actor's."""
    source = view.documents[position.source]
    document = placed(f"{source.title} ({source.publisher})", position.locator)
    words = [part for part in (document, kind_in_words(source.kind)) if part]
    affiliation = source.affiliation
    if affiliation and affiliation != position.actor:
        words.append(f"a source of {view.names.get(affiliation, affiliation)}")
    return words


def _provenance(position: PositionRow, view: View) -> str:
    parts = [position.speaker, position.venue, *document_in_words(position, view)]
    words = [plain(part) for part in parts if part]
    if position.attribution == Attribution.own:
        words.append("own words")
    words.append(code(f"{position.file}:{position.line}"))
    return " · ".join(words)
