"""Overview: who is on opposite sides, on what, and in whose words?"""

import pandas as pd
import streamlit as st

from analysis.chronology import DATED, ends, newest_first
from analysis.coverage import count_passages, own_share
from analysis.wording.disputes import own_words_in_words
from analysis.wording.figures import count, date_as_noun, day_in_words, in_part, listed, percent, separate_quotations
from analysis.wording.scope import scope, scoped
from loaders.joint_statements import count_positions
from views.components.card_list import show_passages
from views.pages.overview.matrix_layout import MatrixLayout
from views.pages.overview.stance_matrix import matrix_data, show_matrix
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import HEAD_START, Shown, show_table
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.position_tables import table_of
from views.shared.quotation_lists import ALL_OF_THEM, in_cell, show_cell
from views.shared.session import set_choices
from views.shared.timelines import most_stated
from views.shared.turns import TURNS
from views.shared.view import View
from views.shared.widgets import find, first_of, offer_more

LATEST = 6

MOST_COLUMNS, MOST_ROWS = 250, 400
"""How many actors and issues the matrix has at most: what a browser still draws at once with every group open."""


def show(view: View) -> None:
    """The page."""
    show_title(view, "Who is on opposite sides?")
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
    show_steps(view, _in_brief)
    actor, issue = _find_cell(view, actors)
    if actor and issue:
        _open_cell(view, actor, issue)
    _show_evidence(view)
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
    data = matrix_data(alt, layout.columns, layout.groups, layout.silent, view.names)
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
    )


def _in_part(view: View, actors: pd.DataFrame, columns: pd.DataFrame) -> str:
    """Who was chosen and is not in the matrix, and that it has a part of the actors, for Markdown."""
    chosen = view.actor_ids if view.filters.actors is not None else []
    silent = [view.names[actor] for actor in chosen if actor not in set(actors["actor"])]
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


def _show_evidence(view: View) -> None:
    """How much is known, folded, with the most of it in the words of the fold."""
    positions = view.stated.all
    first, last, number = positions["latest"].min(), positions["latest"].max(), count_positions(positions)
    _, newest = ends(positions)
    figures = {
        "Actors": (str(positions["actor"].nunique()), f"of {len(view.data.actors)} in the data"),
        "Issues": (f"{positions['issue'].nunique()} of {len(view.issues)}", "with a stated position, of those in view"),
        "Positions": (f"{number:,}", f"They rest on {separate_quotations(count_passages(positions))}."),
        "Documents": (str(positions["source"].nunique()), f"of {len(view.data.sources)} registered"),
        "Years": (
            f"{first.year}–{last.year}" if first.year < last.year else str(last.year),
            "by the latest day that each date allows",
        ),
        "Own words": (percent(own_share(positions)), f"n = {count(number, 'position')}"),
    }
    with st.expander("How much is known?"):
        with st.container(horizontal=True, gap="medium"):
            for label, (figure, help_text) in figures.items():
                st.metric(label, figure, help=help_text, width="content")
        st.markdown(
            f"**{percent(own_share(positions))} of the positions are in the actors' own words**; "
            f"the newest is of {date_as_noun(newest)}. {second_hand(view, list(view.names), most=1)}"
        )


def _in_brief(view: View) -> str:
    positions = view.stated.all
    return (
        f"{count(count_positions(positions), 'position')} of {count(positions['actor'].nunique(), 'actor')} on "
        f"{count(positions['issue'].nunique(), 'issue')}, resting on {separate_quotations(count_passages(positions))}"
    )


def _find_cell(view: View, actors: pd.DataFrame) -> tuple[str | None, str | None]:
    """The cell that is open: by a click, by a link, or by name in two boxes, which reach the silent ones too."""
    with st.expander("Find a square by name"):
        left, right = st.columns(2)
        with left:
            actor = find("Actor", "cell_actor", list(actors["actor"]), view.names, "Choose an actor")
        with right:
            issue = find("Issue", "cell_issue", view.issue_ids, view.titles, "Choose an issue")
    return actor, issue


def _open_cell(view: View, actor: str, issue: str) -> None:
    """The quotations behind one cell, beside the matrix; the address has it until it is closed."""
    title = f"{plain(view.names[actor])} on “{plain(view.titles[issue])}”"

    def beside() -> None:
        total = len(in_cell(view, actor, issue))
        length = first_of("cards", total)
        show_cell(view, actor, issue, length)
        offer_more("cards", total, f"{length} of {count(total, 'statement')}, newest first. {ALL_OF_THEM}")
        with st.container(horizontal=True):
            link("actor", f"All of {plain(view.names[actor])}", actor=actor)
            link("issue", f"All on “{plain(view.titles[issue])}”", issue=issue)

    st.dialog(title, position="right", width="medium", on_dismiss=_close_cell)(beside)()


def _close_cell() -> None:
    set_choices(cell_actor=None, cell_issue=None)
