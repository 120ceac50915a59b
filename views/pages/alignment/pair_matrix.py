"""Every pair of actors as a cell of a matrix, in groups where there are too many to read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from analysis.actor_order import MOST_UNGROUPED, group_means
from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import Pairs
from analysis.blocs.blocs import labels
from analysis.chance_agreement import agreement_by_chance
from analysis.sides import of_pair
from analysis.stance_matrix import Numbers
from analysis.wording.figures import PLAIN_LEVEL, as_sentence, count, in_part, listed, percent, percent_range
from analysis.wording.sides import sides_in_brief
from views import charts
from views.charts.layout import safe, whole
from views.pages.alignment.matrix_rows import Row, matrix_rows, middle
from views.pages.alignment.pair_table import pair_rows, pair_words, told_rows
from views.shared.attribution_note import second_hand
from views.shared.chart_panel import how_made, palette, show_chart, show_list
from views.shared.markdown_text import plain
from views.shared.session import chosen, go, link, set_choices, was_clicked
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
    figure = charts.pair_matrix(_chart_rows(view, rows, sought), _cells(view, rows), palette())
    show_chart(
        figure,
        key="alignment_matrix",
        alt=f"Matrix of {len(rows)} rows: the alignment of every two, with its n on hover. The table has every pair.",
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
        st.subheader("As others tell it")
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


def _chart_rows(view: View, rows: Sequence[Row], sought: str | None) -> list[charts.MatrixRow]:
    pairs = view.room.pairs
    letters = labels(view.direct.room.blocs, len(pairs.actors))
    found = []
    for row in rows:
        names = {letters[place] for place in row.members}
        letter = names.pop() if len(names) == 1 else ""
        actor = pairs.actors[row.members[0]]
        key = actor if len(row.members) == 1 else f"group:{pairs.actors[middle(pairs, row.members)]}"
        bloc = next((n for n, bloc in enumerate(view.direct.room.blocs) if letter and row.members[0] in bloc), -1)
        found.append(charts.MatrixRow(key, row.name, letter, bloc, sought=sought == actor and len(row.members) == 1))
    return found


def _cells(view: View, rows: Sequence[Row]) -> list[charts.MatrixCell]:
    """Every crossing of two rows where anything can be compared."""
    room, pairs = view.room, view.room.pairs
    groups: Numbers = np.full(len(pairs.actors), len(rows), dtype=np.int64)
    for number, row in enumerate(rows):
        groups[list(row.members)] = number
    mean, n, compared = group_means(pairs, groups)
    cells = []
    for one, left in enumerate(rows):
        for other, right in enumerate(rows):
            if compared[one, other]:
                single = len(left.members) == len(right.members) == 1
                ranked = bool(pairs.ranked[np.ix_(left.members, right.members)].any())
                hover = (
                    _hover(view, left.members[0], right.members[0])
                    if single
                    else _hover_groups(
                        view, left, right, mean[one, other], int(compared[one, other]), int(n[one, other])
                    )
                )
                hearsay = single and bool(room.hearsay[left.members[0], right.members[0]])
                share, shared = float(mean[one, other]), int(n[one, other])
                cells.append(charts.MatrixCell(one, other, share, shared, ranked, hearsay, hover))
    return cells


def _hover(view: View, one: int, other: int) -> str:
    pairs = view.room.pairs
    names = f"{whole(view.names[pairs.actors[one]])} and {whole(view.names[pairs.actors[other]])}"
    low, high = (bound[one, other] for bound in pairs.interval)
    least, most = (bound[one, other] for bound in pairs.range_all)
    rank = "" if pairs.ranked[one, other] else "<br>too little to rank"
    rank = "<br>ranked only as others tell it" if view.ranking.told[one, other] else rank
    told = "<br>rests partly on what another actor says of them" if view.room.hearsay[one, other] else ""
    return (
        f"<b>{names}</b><br>{as_sentence(sides_in_brief(of_pair(view.room.sides, one, other)))}<br>"
        f"{percent(pairs.value[one, other])} alignment · n = {pairs.n[one, other]} "
        f"on {count(int(pairs.passages[one, other]), 'passage')}<br>"
        f"{PLAIN_LEVEL} interval {percent_range((low, high))}<br>"
        f"{percent_range((least, most))} if all issues were filled in{rank}{told}<br><i>Click to compare them</i>"
    )


def _hover_groups(view: View, left: Row, right: Row, mean: float, compared: int, n: int) -> str:
    sides = [left] if left is right else [left, right]
    members = "<br>".join(_members(view, side) for side in sides)
    where = "inside the group" if left is right else "between the two"
    return (
        f"{members}<br><b>{percent(mean)}</b> mean of {count(compared, 'pair')} {where}, "
        f"on {n / compared:.0f} issues each on average<br><i>Click to open</i>"
    )


def _members(view: View, row: Row) -> str:
    names = [safe(view.names[view.room.pairs.actors[place]], 30) for place in row.members]
    lines = [", ".join(names[start : start + 4]) for start in range(0, min(len(names), 12), 4)]
    return "<br>".join([*lines, f"and {len(names) - 12} more"] if len(names) > 12 else lines)


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
