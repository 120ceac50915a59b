"""Every pair of actors as a cell of a matrix, in groups where there are too many to read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from analysis.actor_order import MOST_UNGROUPED
from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import Pairs
from analysis.chance_agreement import agreement_by_chance
from analysis.wording.figures import count, in_part, listed, percent
from views import charts
from views.pages.alignment.matrix_cells import chart_cells, chart_rows
from views.pages.alignment.matrix_rows import matrix_rows
from views.pages.alignment.pair_table import pair_rows, pair_words, told_rows
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import how_made, palette, show_chart, show_list
from views.shared.links import go, link
from views.shared.markdown_text import plain
from views.shared.session import chosen, set_choices, was_clicked
from views.shared.view import View
from views.shared.widgets import find


def show_matrix(view: View) -> None:
    """The matrix; a click on two actors compares them, one on a group opens it."""
    pairs = view.room.pairs
    comparable = np.flatnonzero((pairs.n - np.diag(pairs.n.diagonal())).any(axis=1))
    actors = [pairs.actors[place] for place in comparable]
    if was_clicked("alignment_matrix"):
        _follow_click(actors)
    large = len(comparable) > MOST_UNGROUPED
    help_text = "Opens the group it is in." if large else "Marks its row and column."
    sought = find("Find an actor", "find", sorted(actors, key=view.names.__getitem__), view.names, "Type a name",
                  width=320, help=help_text)  # fmt: skip
    rows = matrix_rows(view, set(comparable.tolist()), sought, large=large)
    table = pair_rows(view)
    figure = charts.pair_matrix(chart_rows(view, rows, sought), chart_cells(view, rows), palette())
    show_chart(
        figure,
        key="alignment_matrix",
        alt=f"Matrix of {count(len(rows), 'row')}: the alignment of every two, with its n on hover. "
        "The table has every pair.",
        caption=_caption(pairs, large=large),
        table=table,
        words=lambda rows: pair_words(rows, view),
        on_click=("one", "other"),
        leads=True,
    )
    _show_told(view, told_rows(table))
    hearsay = second_hand(view, actors)
    if hearsay:
        st.markdown(f":material/record_voice_over: {hearsay}")
    alone = [view.names[actor] for place, actor in enumerate(pairs.actors) if place not in set(comparable.tolist())]
    if alone:
        st.caption(f"Not comparable with anybody, and so not in the matrix: {plain(listed(in_part(alone)))}.")
    how_made(
        "A figure is the mean closeness of two actors' stances over the issues that both have spoken on. Neighbours in "
        "the matrix are those that agree most, where pairs with few issues count for less (optimal leaf order). "
        f"Mean alignment of all pairs {percent(pairs.mean)}; "
        f"any two of the same stances, drawn by chance, would give {percent(agreement_by_chance(pairs.stances))}."
    )
    link("compare", "Compare two actors of your choice")


def _show_told(view: View, told: pd.DataFrame) -> None:
    """The pairs that can be ranked only with another actor's account, in a list of their own."""
    if len(told):
        st.header("As others tell it")
        st.caption(
            f"{count(len(told), 'pair')} can be ranked only with what another actor says of one of the two, "
            "and not among the others."
        )
        show_list(told, "told_pairs", words=lambda rows: pair_words(rows, view))


def _follow_click(actors: Sequence[str]) -> None:
    one, other = str(chosen("one")), str(chosen("other"))
    if one in actors and other in actors and one != other:
        go("compare", left=one, right=other, two_dates="false")
    group = next((key.removeprefix("group:") for key in (one, other) if key.startswith("group:")), None)
    if group in actors:
        set_choices(find=group)


def _caption(pairs: Pairs, *, large: bool) -> str:
    words = (
        "The stronger the colour, the closer; figures are percent, n is the number of shared issues; "
        f"each cell tells its n, interval and range on hover. Grey and open: fewer than {RANKED_FROM} shared issues or "
        "passages. "
        "A dot: rests on what another actor says of one of the two. Empty: not comparable. "
    )
    if large:
        return words + (
            f"{len(pairs.actors)} actors are too many to show one by one: a row that ends in “+ 9” is a group of ten "
            "that stand next to each other in the order, named after its middle, and its cells are means weighed by n. "
            "Click a group to open it, or find an actor. Click two actors to compare them."
        )
    return words + "Click a cell to compare the two."
