"""Overview: who is on opposite sides, on what, and in whose words?"""

import pandas as pd
import streamlit as st

from analysis.chronology import DATED, newest_first
from analysis.wording.disputes import OPPOSITE_SIDES, own_words_in_words
from analysis.wording.figures import count, day_in_words, in_part, listed
from analysis.wording.scope import scope, scoped
from analysis.wording.summaries import evidence_in_brief
from briefing.look.matrix_layout import MatrixLayout
from views.components.card_list import show_passages
from views.pages.overview.evidence import show_evidence
from views.pages.overview.open_square import find_square, open_square
from views.pages.overview.stance_matrix import matrix_data, show_matrix
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import HEAD_START, show_table
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.position_tables import table_of
from views.shared.table_files import Shown
from views.shared.timelines import most_stated
from views.shared.turns import TURNS
from views.shared.view import View

LATEST = 6

MOST_COLUMNS = 250
"""How many actors the matrix has at most: what a browser still draws at once with every group open."""


def show(view: View) -> None:
    """The page."""
    show_title(view, OPPOSITE_SIDES)
    if show_first_steps(view, "who has said what"):
        return
    if view.stated.all.empty:
        st.info("No position passes the filters in the sidebar. Choose a later date, or let in more evidence.")
        return
    actors = view.actors[view.actors["actor"].isin(view.shown.in_force["actor"].unique())]
    if actors.empty:
        st.info("None of the chosen actors has a stated position. Choose others under “More filters” in the sidebar.")
        return
    _show_matrix(view, actors)
    show_steps(view, lambda one: evidence_in_brief(one.stated.all))
    actor, issue = find_square(view, actors)
    if actor and issue:
        open_square(view, actor, issue)
    show_evidence(view)
    latest = st.expander("Latest statements", key="fold_latest", on_change="rerun")
    if latest.open:
        with latest:
            _show_latest(view.stated.all, view)


def _show_matrix(view: View, actors: pd.DataFrame) -> None:
    """The answer, whose words it rests on, and the positions in force, of very many actors those with the most."""
    shown = view.shown.in_force
    columns = actors[actors["actor"].isin(most_stated(shown, "actor", list(actors["actor"]), MOST_COLUMNS))]
    layout = MatrixLayout(view, columns)
    with st.container(gap="xsmall"):
        st.header(plain(scoped(scope(view), layout.headline)))
        st.container(key="whose_words").markdown(_whose_words(view, layout))
    cells = sum(len(row.cells) for group in layout.groups for row in group.rows)
    alt = (
        f"Stances of {count(len(columns), 'actor')} on {count(len(view.issues), 'issue')} on "
        f"{day_in_words(view.as_of)}: {count(cells, 'position')}. The table below has the same."
    )
    data = matrix_data(alt, layout.columns, layout.groups, [view.titles[one] for one in layout.silent], view.names)
    show_matrix(data, key="matrix", on_click=("cell_actor", "cell_issue"))
    TURNS.rest(HEAD_START)
    say_inherited(view, shown[shown["actor"].isin(columns["actor"])], "hatched")
    rule = layout.rule or "Empty: no stated position, which is not neutral."
    st.caption(plain(rule) + _in_part(view, actors, columns))
    show_table(
        shown,
        key="matrix",
        label="The same as a table",
        words=lambda positions: table_of(positions, view),
        file="overview",
        shown=Shown("matrix", rule),
        said=view.as_said.shown.in_force,
    )


def _in_part(view: View, actors: pd.DataFrame, columns: pd.DataFrame) -> str:
    """Who was chosen and is not in the matrix, and that it has a part of the actors, for Markdown."""
    chosen = view.actor_ids if view.filters.actors is not None else []
    spoken = set(actors["actor"])
    silent = [view.names[actor] for actor in chosen if actor not in spoken]
    words = f" Chosen, and without a stated position: {plain(listed(in_part(silent)))}." if silent else ""
    if len(columns) < len(actors):
        words += (
            f" {len(columns)} of {count(len(actors), 'actor')}, those with the most positions. The boxes below "
            "reach every square, and the filters in the sidebar choose others."
        )
    return words


def _whose_words(view: View, layout: MatrixLayout) -> str:
    """The one line of warning, for Markdown."""
    told = plain(layout.other_side) or second_hand(view, list(view.names), most=1)
    own = plain(own_words_in_words(view.stated.all))
    return f"**{told}** {own}" if told else own


def _show_latest(positions: pd.DataFrame, view: View) -> None:
    """The newest passage of each actor, each passage once."""
    ordered = newest_first(positions[["actor", *DATED]])
    leading = positions.loc[ordered.drop_duplicates("actor").index]
    passages = leading["passage"].unique()[:LATEST]
    show_passages(leading[leading["passage"].isin(passages)], view, key="latest")
