"""One document: its text with the coded passages marked, or without the text its quotations."""

import pandas as pd
import streamlit as st

from analysis.chronology import oldest_first
from analysis.coverage import count_passages, own_share
from analysis.passage_marks import MOST_LINES, Marked, Passage, has_too_many_lines, mark
from analysis.wording.figures import count, listed, percent, separate_quotations
from loaders.joint_statements import count_positions, once
from loaders.table_rows import PositionRow, SourceRow, records
from views.components.card_list import show_passages
from views.look.palette import palette
from views.pages.sources.coded_text import legend, show_context, show_part
from views.pages.sources.document_record import show_record
from views.shared.markdown_text import code, plain
from views.shared.session import chosen, set_choices, settle
from views.shared.url_parameters import read_word
from views.shared.verification_note import verified
from views.shared.view import View
from views.shared.widgets import first_of, offer_more, turn_parts

FOUND = 200
"""So many letters from the place that was found on are shown, with their surroundings."""

NAMED = 8
"""How many actors are named that a document speaks of."""


def show_source(source: SourceRow, view: View) -> None:
    """Who published it, what rests on it, and the text or the quotations."""
    mine = view.stated.all[view.stated.all["source"] == source.source]
    coded = view.data.positions[view.data.positions["source"] == source.source]
    st.header(plain(source.title))
    show_record(source, view)
    for problem in view.problems:
        if (problem.file, problem.line) == (source.file, source.line):
            st.warning(f"{plain(problem.message)}. {plain(problem.hint)}", icon=":material/warning:")
    _show_count(mine, coded, view)
    text = view.document_text(source.source)
    if text is None:
        st.markdown(
            f":material/folder_open: Its text is not at hand. Put the file {code(source.document)} into "
            "`documents/` in the positions folder, or into the folder that `TRACKER_DOCUMENTS` names, to read the "
            "quotations where they stand."
        )
        _show_without(mine, view)
    elif has_too_many_lines(text):
        st.markdown(f"Its text has more than {MOST_LINES:,} lines, too many to be shown here.")
        _show_without(mine, view)
    else:
        _show_text(_marked(view.data.version, source.source, hash(text), text, view), mine, view)


# once for all dates and filters, on which it does not depend
@st.cache_resource(show_spinner=False, max_entries=8)
def _marked(
    version: str,  # noqa: ARG001 with the hash of the text it stands for what the view holds
    source: str,
    text: int,  # noqa: ARG001
    _text: str,
    _view: View,
) -> Marked:
    """The text with all passages that are coded in it, in view or not."""
    at = _view.verification.table[_view.data.positions["source"] == source]
    at = at[at["start"] >= 0]
    return mark(_text, list(zip(at.index, zip(at["start"], at["end"], strict=True), strict=True)))


def _show_without(mine: pd.DataFrame, view: View) -> None:
    """The quotations without their document, first the one that the user came for."""
    sought = _sought(mine)
    if sought is not None:
        st.subheader("The quotation")
        _show_passage(sought, mine, view)
        mine = mine[mine["passage"] != sought.passage]
    _show_quotations(mine, view, "The quotations, in the order of their dates")


def _show_passage(sought: PositionRow, mine: pd.DataFrame, view: View) -> None:
    """The passage that the user came for, with all that rests on it, first the position that was sought."""
    carried = mine[mine["passage"] == sought.passage]
    show_passages(pd.concat([carried.loc[[sought.Index]], carried.drop(sought.Index)]), view, key="sought", leads=False)


def _show_count(mine: pd.DataFrame, coded: pd.DataFrame, view: View) -> None:
    if mine.empty:
        hint = "Choose a later date, or let in more evidence." if len(coded) else "Code one, or remove the document."
        st.info(f"No position in view rests on this document, of {count_positions(coded)} in the data. {hint}")
        return
    shares = mine["actor"].value_counts()
    who = [f"{view.names[str(actor)]} ({number:,})" for actor, number in shares.head(NAMED).items()]
    if len(shares) > NAMED:
        who.append(count(len(shares) - NAMED, "more actor"))
    st.markdown(
        f"**{count(count_positions(mine), 'position')} on {separate_quotations(count_passages(mine))}: "
        f"{plain(listed(who))}.** "
        f"{percent(own_share(mine))} are in the actors' own words. {verified(mine, view)}"
    )


def _show_text(marked: Marked, mine: pd.DataFrame, view: View) -> None:
    """The text in parts, first the passage that the user came for."""
    sought = _sought(mine)
    place = None if sought is None else marked.of(sought.Index)
    named = _named_place(marked.text) if sought is None else None
    at = named if place is None else place.span[0]
    if sought is not None:
        _show_sought(sought, place, marked, mine, view)
    elif named is not None:
        st.subheader("The place that was found")
        show_context(marked, (named, min(named + FOUND, len(marked.text))), view)
    st.subheader("The whole text")
    colours = palette()
    st.markdown(legend(colours))
    st.caption(_reading(marked))
    total = len(marked.parts)
    number = turn_parts("text_part", total, None if at is None else marked.part_at(at) + 1)
    show_part(marked, marked.parts[number - 1], view)
    if total > 1:
        st.caption(f"Part {number} of {total}.")
    lost = mine[view.verification.table["start"].reindex(mine.index) < 0]
    if len(lost):
        _show_quotations(lost, view, "Quotations that were not found in the text")


def _sought(mine: pd.DataFrame) -> PositionRow | None:
    """The position that the URL names (see `named_place`), if it rests on this document and is in view."""

    def found(name: object) -> pd.DataFrame:
        holder, _, line = str(name).partition(":")
        joint = mine["joint"] if "/" in holder else mine["actor"].where(mine["joint"] == "", "")
        return mine[(joint == holder.removeprefix("joint/")) & (mine["line"].astype("str") == line)]

    settle("passage", read_word, lambda name: name if name and len(found(name)) else None, None, "Quotation")
    return next(records(found(chosen("passage")), PositionRow), None)


def _named_place(text: str) -> int | None:
    """The character of the text that the URL names, if the text has it."""

    def keep(name: object) -> str | None:
        digits = str(name)
        return (
            digits if digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) < len(text) else None
        )

    name = settle("place", read_word, keep, None, "Place in the text")
    return None if name is None else int(name)


def _show_sought(sought: PositionRow, place: Passage | None, marked: Marked, mine: pd.DataFrame, view: View) -> None:
    st.subheader("The quotation in its context")
    if place is None:
        st.markdown("The quotation was not found in the text.")
    else:
        show_context(marked, place.span, view)
    _show_passage(sought, mine, view)


def _reading(marked: Marked) -> str:
    words = (
        "Behind each quotation stand its number, the sign of its stance and the actors; what is coded with it stands "
        "beside it. "
        "Plain text carries no position: what reads like one there was either missed, or is none by the coding rules."
    )
    if any(one.again for one in marked.passages):
        words += " Some quotations stand more than once: each is marked in every place and counted once."
    if not marked.has_copies:
        words += " Only the first place of each quotation is marked."
    return words


def _show_quotations(positions: pd.DataFrame, view: View, heading: str) -> None:
    if positions.empty:
        return
    st.subheader(heading)
    ordered = oldest_first(once(positions).sort_values(["file", "line"], kind="stable"))
    passages = ordered["passage"].unique()
    length = first_of("cards", len(passages))
    show_passages(ordered[ordered["passage"].isin(passages[:length])], view, key="quotations", leads=False)
    offer_more("cards", len(passages), f"{length} of {count(len(passages), 'quotation')}, the oldest first.")


def from_its_beginning() -> None:
    """Leave the passage and the part that were chosen in another document."""
    set_choices(passage=None, place=None, text_part=1)
