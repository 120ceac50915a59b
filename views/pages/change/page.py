"""Change over time: has anybody moved?"""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.moves import Move, moves
from analysis.positions_in_force import span
from analysis.wording.figures import VERBS, count, date_in_words, listed, voice
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution
from views.pages.change.alignment_history import follow_all, follow_pair
from views.shared.chart_panel import offer_files, show_rows
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.page_title import show_title
from views.shared.position_tables import told_of
from views.shared.timelines import show_lanes
from views.shared.view import View
from views.shared.widgets import as_of_slider, choose, pick_one

FOLLOW = {"actor": "One actor", "issue": "One issue", "pair": "Alignment of two actors", "all": "Alignment with all"}


def show(view: View) -> None:
    """The page."""
    show_title(view, "Has anybody moved?")
    if show_first_steps(view, "who has moved, and when"):
        return
    answer = st.container()
    if view.actors.empty or view.issues.empty:
        st.info("There is nothing to follow: choose other actors or tracks in the sidebar.")
        return
    first, last = span(view.data, date.today())
    as_of_slider("Show what had been stated by", first, last)
    follow = pick_one("Follow", "follow", FOLLOW, "actor", horizontal=True).drawn()
    if follow == "actor":
        _follow_actor(view)
    elif follow == "issue":
        _follow_issue(view)
    elif follow == "pair":
        follow_pair(view)
    else:
        follow_all(view)
    with answer:
        st.markdown(_answer(view.moves))
        show_steps(view, _in_brief)


def _answer(every: pd.DataFrame) -> str:
    """What the moves of all actors come to, own words first; a change of strength is never called a shift."""
    later = every[every["move"] != Move.first]
    if later.empty:
        return "Nobody has spoken twice on the same issue in one voice: no move can be seen in these statements."
    sides = later[later["move"] == Move.side]
    in_own = int((sides["attribution"] == Attribution.own).sum())
    lead = f"{_sides(in_own)} in own words" if in_own else "Nobody has changed sides in own words"
    told = f" As others tell it: {_sides(len(sides) - in_own)}." if len(sides) > in_own else ""
    kinds = later["move"].value_counts()
    parts = [
        count(int(kinds[kind]), one, several)
        for kind, one, several in (
            (Move.restatement, "restatement", "restatements"),
            (Move.strength, "change of strength", "changes of strength"),
            (Move.order_unknown, "whose order is not known", "whose order is not known"),
        )
        if kinds.get(kind)
    ]
    rest = (
        f" Over all actors and issues in view, among {count(len(later), 'later statement')} in the same voice: "
        f"{listed(parts)}."
        if parts
        else ""
    )
    return f"**{lead}.**{told}{rest} Two wordings years apart are not by themselves a change of mind."


def _sides(number: int) -> str:
    return count(number, "change of side", "changes of side")


def _in_brief(view: View) -> str:
    kinds = view.moves["move"].value_counts()
    later = len(view.moves) - int(kinds.get(Move.first, 0))
    return f"{_sides(int(kinds.get(Move.side, 0)))} among {count(later, 'later statement')}"


def _follow_actor(view: View) -> None:
    actor = choose("Actor", "actor", view.actor_ids, view.names, view.coverage.most_spoken_actor, width=320)
    shown = view.shown.of(actor).all
    show_lanes([shown], view, by="issue", key="actor_lanes", leads=True)
    say_inherited(view, shown)
    _show_moves(moves(view.stated.of(actor).all), view, by="issue")


def _follow_issue(view: View) -> None:
    issue = choose("Issue", "issue", view.issue_ids, view.titles, view.coverage.most_spoken_issue, width=320)
    on_it = view.stated.on(issue).all
    shown = view.shown.on(issue).all
    show_lanes([shown], view, by="actor", key="issue_lanes", leads=True)
    say_inherited(view, shown)
    _show_moves(moves(on_it), view, by="actor")


def _show_moves(every: pd.DataFrame, view: View, *, by: str) -> None:
    """The list of moves, newest first, with what a statement was compared with."""
    if every.empty:
        return
    later = int((every["move"] != Move.first).sum())
    st.header("The moves")
    st.markdown(
        f"{count(len(every) - later, 'first statement')}, {count(later, 'later one')}. "
        "Each is compared with the last one in the same voice; where their dates overlap, the order is not known. "
        "The size is the difference on the line from −2 to +2."
    )
    newest = newest_first(every)
    show_rows(newest, key=f"moves_{by}", words=lambda rows: _table(rows, view, by=by))
    offer_files(newest, f"moves_{by}", lambda rows: _table(rows, view, by=by))


def _table(every: pd.DataFrame, view: View, *, by: str) -> pd.DataFrame:
    names = view.names if by == "actor" else view.titles
    return pd.DataFrame(
        {
            "Actor" if by == "actor" else "Issue": every[by].map(names),
            "Move": every["move"],
            "Size": ["—" if pd.isna(size) else f"{size:+d}" if size else "0" for size in every["size"]],
            "From": [VERBS[b] if not pd.isna(b) else "silence" for b in every["before"]],
            "To": every["stance"].map(VERBS),
            "Date": [date_in_words(d) for d in every["date"]],
            "Whose words": [voice(row, view.names) for row in records(every, PositionRow)],
            "Quotation": every["quote"],
            "Where": every["file"] + ":" + every["line"].astype("str"),
            **told_of(every),
        }
    )
