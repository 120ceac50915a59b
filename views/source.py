"""One document: its text with the coded passages marked, or without the text its quotations."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.coverage import count_passages, own_share
from analysis.highlighting import Passage, lines, part_of, parts, passages_of
from analysis.wording import count, date_in_words, listed, percent
from loaders.frames import records
from views.checked import verified
from views.coded_text import CodedText, coded_text, legend, show_context, show_part
from views.quotations import show_card
from views.selection import chosen, set_choices, settle
from views.view import View
from views.widgets import first_of, offer_more, turn_parts
from views.wording import plain

MOST_SEARCHED = 30_000_000
"""How many characters are searched, at most, for further places of the quotations: fractions of a second."""


def show_source(source: Any, view: View) -> None:
    """Who published it, what rests on it, and the text or the quotations."""
    mine = view.positions[view.positions["source"] == source.source]
    coded = view.data.positions[view.data.positions["source"] == source.source]
    st.header(plain(source.title))
    _show_record(source, view)
    text = view.document_text(source.source)
    _show_count(mine, coded, view)
    if text is None:
        st.markdown(
            f":material/folder_open: Its text is not at hand. Put the file `{plain_code(source.document)}` into "
            "`documents/`, or into the folder that `TRACKER_DOCUMENTS` names, to read the quotations where they stand."
        )
        _show_quotations(mine, view, "The quotations, in the order of their dates")
        return
    _show_text(text, mine, coded, view)


def is_address(url: str) -> bool:
    """Whether a browser may be sent there: the data could hold anything."""
    return url.startswith(("http://", "https://"))


def plain_code(name: str) -> str:
    """A file's name for use between back quotes."""
    return name.replace("`", "'")


def _show_record(source: Any, view: View) -> None:
    parts_ = [source.publisher, date_in_words(source.published), source.language]
    if source.affiliation:
        parts_.append(f"a source of {view.names.get(source.affiliation, source.affiliation)}")
    st.caption(f"{plain(' · '.join(parts_))} · `{source.file}:{source.line}`")
    if source.note:
        st.caption(f":material/edit_note: {plain(source.note)}")
    if is_address(source.url):
        st.link_button("Where it was published", source.url, icon=":material/open_in_new:")


def _show_count(mine: pd.DataFrame, coded: pd.DataFrame, view: View) -> None:
    if mine.empty:
        hint = "Choose a later date, or let in more evidence." if len(coded) else "Code one, or remove the document."
        st.info(f"No position in view rests on this document, of {len(coded)} in the data. {hint}")
        return
    shares = mine["actor"].value_counts()
    who = listed(f"{view.names[actor]} ({number})" for actor, number in shares.head(8).items())
    more = f" and {len(shares) - 8} more actors" if len(shares) > 8 else ""
    st.markdown(
        f"**{count(len(mine), 'position')} on {count(count_passages(mine), 'passage')}: {plain(who)}{more}.** "
        f"{percent(own_share(mine))} are in the actors' own words. {verified(mine, view)}"
    )


def _show_text(text: str, mine: pd.DataFrame, coded: pd.DataFrame, view: View) -> None:
    """The text in parts, first the passage that the user came for."""
    found = view.verification.table.reindex(coded.index)
    at = found[found["start"] >= 0].astype({"start": "int64", "end": "int64"})
    spans = [(row.Index, (row.start, row.end)) for row in records(at)]
    again = len({span for _, span in spans}) * len(text) <= MOST_SEARCHED
    passages = passages_of(spans, text, again=again)
    shown = coded_text(text, passages, view)
    runs = parts(lines(text), passages)
    sought = _sought(mine)
    place = next((one for one in passages if sought is not None and sought.Index in one.positions), None)
    if sought is not None:
        _show_sought(sought, place, shown, view)
    st.subheader("The whole text")
    st.markdown(legend(shown))
    st.caption(_reading(passages, again=again))
    number = turn_parts("text_part", len(runs), None if place is None else part_of(place.span[0], runs) + 1)
    show_part(shown, runs[number - 1])
    if len(runs) > 1:
        st.caption(f"Part {number} of {len(runs)}.")
    lost = mine[~mine.index.isin(at.index)]
    if len(lost):
        _show_quotations(lost, view, "Quotations that were not found in the text")


def _sought(mine: pd.DataFrame) -> Any | None:
    """The position that the URL names as actor:line, if it rests on this document and is in view."""
    rows = {f"{row.actor}:{row.line}": row for row in records(mine)}
    settle("passage", lambda name: name if name in rows else None, None)
    return rows.get(str(chosen("passage")))


def _show_sought(sought: Any, place: Passage | None, shown: CodedText, view: View) -> None:
    st.subheader("The passage in its context")
    if place is None:
        st.markdown("The quotation was not found in the text.")
    else:
        show_context(shown, place)
    show_card(sought, view, title=view.names[sought.actor], with_issue=True)


def _reading(passages: list[Passage], *, again: bool) -> str:
    words = (
        "Behind each passage stand its number, the sign of its stance and the actors; what is coded with it stands "
        "beside it. "
        "Plain text carries no position: what reads like one there was either missed, or is none by the coding rules."
    )
    if any(one.again for one in passages):
        words += " Some passages stand more than once: each is marked in every place and counted once."
    if not again:
        words += " Only the first place of each passage is marked."
    return words


def _show_quotations(positions: pd.DataFrame, view: View, heading: str) -> None:
    if positions.empty:
        return
    st.subheader(heading)
    ordered = positions.sort_values(["latest", "file", "line"], kind="stable")
    length = first_of("cards", len(ordered))
    columns = st.columns(2)
    for number, position in enumerate(records(ordered.head(length))):
        with columns[number % 2]:
            show_card(position, view, title=view.names[position.actor], with_issue=True)
    offer_more("cards", len(ordered), f"{length} of {count(len(ordered), 'quotation')}, the oldest first.")


def from_its_beginning() -> None:
    """Leave the passage and the part that were chosen in another document."""
    set_choices(passage=None, text_part=1)
