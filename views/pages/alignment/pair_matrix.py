"""Every pair of actors as a cell of a matrix, in groups where there are too many to read."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from analysis.actor_order import MOST_UNGROUPED
from analysis.alignment import RANKED_FROM
from analysis.wording.figures import count, in_part, listed
from views import charts
from views.look.theme import palette
from views.pages.alignment.answer import ranked_in_words
from views.pages.alignment.matrix_cells import chart_cells, chart_rows
from views.pages.alignment.matrix_rows import matrix_rows
from views.pages.alignment.pair_table import pair_rows, pair_words, told_rows
from views.shared.chart_panel import show_chart, show_table
from views.shared.links import go, link
from views.shared.markdown_text import plain
from views.shared.session import chosen, set_choices, was_clicked
from views.shared.view import View
from views.shared.widgets import find


def show_matrix(view: View) -> None:
    """The matrix; a click on two actors compares them, one on a group opens it."""
    pairs = view.room.pairs
    comparable = set(np.flatnonzero((pairs.n - np.diag(pairs.n.diagonal())).any(axis=1)).tolist())
    actors = [actor for place, actor in enumerate(pairs.actors) if place in comparable]
    if was_clicked("alignment_matrix"):
        _follow_click(actors)
    large = len(comparable) > MOST_UNGROUPED
    chart = st.container()
    sought = _find_actor(view, actors, large=large)
    rows = matrix_rows(view, comparable, sought, large=large)
    table = pair_rows(view)
    figure = charts.pair_matrix(chart_rows(view, rows, sought), chart_cells(view, rows), palette())
    alone = [view.names[actor] for place, actor in enumerate(pairs.actors) if place not in comparable]
    with chart:
        show_chart(
            figure,
            key="alignment_matrix",
            alt=f"Matrix of {count(len(rows), 'row')}: the alignment of every two, with its n on hover. "
            "The table has every pair.",
            caption=_caption(view, alone, large=large),
            table=table,
            words=lambda rows: pair_words(rows, view),
            on_click=("one", "other"),
            leads=True,
            file="alignment",
        )
    told = told_rows(table)
    if len(told):
        show_table(
            told,
            key="told_pairs",
            label=f"As others tell it: {count(len(told), 'more pair')}",
            words=lambda rows: pair_words(rows, view),
        )


def _find_actor(view: View, actors: Sequence[str], *, large: bool) -> str | None:
    """The actor that is looked for in the matrix, and the way to any two without a mouse."""
    help_text = "Opens the group it is in." if large else "Marks its row and column, and its place on the map."
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = find("Find an actor", "find", sorted(actors, key=view.names.__getitem__), view.names, "Type a name",
                      width=280, help=help_text)  # fmt: skip
        link("compare", "Compare two actors of your choice")
    return sought


def _follow_click(actors: Sequence[str]) -> None:
    one, other = str(chosen("one")), str(chosen("other"))
    if one in actors and other in actors and one != other:
        go("compare", left=one, right=other, two_dates="false")
    group = next((key.removeprefix("group:") for key in (one, other) if key.startswith("group:")), None)
    if group in actors:
        set_choices(find=group)


def _caption(view: View, alone: Sequence[str], *, large: bool) -> str:
    parts = [
        "The stronger the colour, the closer, in per cent; n is the number of shared issues. "
        f"{ranked_in_words(view)} on direct evidence. Outlined: too little for that, fewer than {RANKED_FROM} issues "
        "or separate quotations. Empty: nothing to compare."
    ]
    if view.room.hearsay.any() and not large:
        parts.append("A ring: partly as another actor tells it.")
    if large:
        parts.append(
            f"{len(view.actors)} actors are too many to show one by one: “+ 9” is a group of ten neighbours, named "
            "after its middle, with means weighed by n. Click a group to open it, or two actors to compare them."
        )
    else:
        parts.append("Click a pair to compare the two.")
    if alone:
        parts.append(f"Not comparable with anybody: {plain(listed(in_part(alone)))}.")
    return " ".join(parts)
