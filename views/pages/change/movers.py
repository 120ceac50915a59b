"""Who has moved, of everybody or of one actor or issue: a sentence, the moves, the lanes, and all else in folds."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.moves import MoveRow, MovesByWeight, by_weight, moves, told_at_once
from analysis.wording.figures import count, date_in_words
from analysis.wording.moves import MIND, what_else_moved, who_changed_sides
from analysis.wording.scope import scope, scoped
from views.components.move_list import MOST, entry_of, show_moves
from views.shared.chart_panel import show_table
from views.shared.evidence_comparison import show_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
from views.shared.position_tables import table_of_moves
from views.shared.timelines import show_lanes
from views.shared.view import View

IN_SIGHT = 3
"""How many changes of side stand in sight, so that the lanes still begin in the first screen."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """What is drawn over time: statements, the column that has a lane for each of its values, and their names.

    Without names the column is "actor" or "issue", with the names of these.
    """

    statements: pd.DataFrame
    by: str
    labels: dict[str, str] | None = None


def of_everybody(view: View) -> Lanes:
    """A lane for each actor and issue heard more than once: first who changed sides, then the newest."""
    stated = view.stated.all
    stated = stated.assign(lane=stated["actor"] + "\n" + stated["issue"])
    repeated = newest_first(stated[stated.duplicated("lane", keep=False)])
    sides = by_weight(view.moves).sides
    moved = set(sides["actor"] + "\n" + sides["issue"])
    ordered = sorted(repeated["lane"].unique(), key=lambda lane: lane not in moved)
    cells = {lane: lane.split("\n") for lane in ordered}
    labels = {lane: f"{view.names[actor]} · {view.titles[issue]}" for lane, (actor, issue) in cells.items()}
    return Lanes(stated[stated["lane"].isin(labels)], "lane", labels)


def of_actor(view: View, actor: str) -> Lanes:
    """A lane for each issue on which the actor has a position, its own or an inherited one."""
    return Lanes(view.shown.of(actor).all, "issue")


def on_issue(view: View, issue: str) -> Lanes:
    """A lane for each actor with a position on the issue."""
    return Lanes(view.shown.on(issue).all, "actor")


def show_movers(every: pd.DataFrame, lanes: Lanes, view: View) -> None:
    """The page on some moves (see analysis.moves): who changed sides, the lanes, then softer moves and first words."""
    found = by_weight(every)
    st.header(plain(scoped(scope(view), who_changed_sides(found, view.names))), anchor=False)
    if found.sides.empty:
        st.markdown(what_else_moved(found))
    sides = [entry_of(one, view) for one in told_at_once(found.sides, MoveRow)[:MOST]]
    show_moves(sides, key="sides_moved", at_once=IN_SIGHT)
    if len(lanes.statements):
        key = {"issue": "actor_lanes", "actor": "issue_lanes"}.get(lanes.by, "moved_lanes")
        show_lanes([lanes.statements], view, by=lanes.by, labels=lanes.labels, key=key, leads=True)
        say_inherited(view, lanes.statements)
    if len(found.sides):
        st.markdown(what_else_moved(found))
    _show_softer(found, view)
    first = f"First said by {date_in_words(view.as_of.isoformat())} ({len(found.first):,})"
    show_table(found.first, key="first_said", label=first, words=lambda rows: table_of_moves(rows, view))
    show_table(newest_first(every), key="moves", label="All moves as a table", words=lambda r: table_of_moves(r, view))
    show_steps(view, in_brief)


def _show_softer(found: MovesByWeight, view: View) -> None:
    """Changes of strength, those in the words of others, and those in an order that is not known."""
    softer = told_at_once(found.softer, MoveRow)
    if not softer:
        return
    with st.expander(f"Softer: of strength, as others tell it, or in an order that is not known ({len(found.softer)})"):
        st.markdown(MIND)
        show_moves([entry_of(one, view) for one in softer[:MOST]], key="softer_moves")
        if len(softer) > MOST:
            st.markdown(f"The newest {MOST} of {count(len(softer), 'move')}. The table has all.")


def in_brief(view: View) -> str:
    """How many changed sides in own words, at a step of evidence."""
    found = by_weight(view.moves)
    moved = count(len(found.sides), "change of side in own words", "changes of side in own words")
    return f"{moved} among {count(found.later, 'later statement')}"


def moves_of(view: View, *, actor: str = "", issue: str = "") -> pd.DataFrame:
    """The moves of one actor or on one issue."""
    return moves((view.stated.of(actor) if actor else view.stated.on(issue)).all)
