"""Bridges: who stands near to both of two actors or blocs."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.blocs.blocs import labels, letter
from analysis.blocs.bridges import BridgeRow, bridges
from analysis.stance_matrix import Flags
from analysis.wording.figures import percent
from loaders.table_rows import records
from views.shared.chart_panel import how_made, show_list
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import choose

BLOC = "bloc:"
"""Stands before the letter of a bloc where a side may be an actor or a bloc; no id has a colon."""


def show_bridges(view: View) -> None:
    """The actors nearest to both of two chosen sides."""
    st.header("Who could bridge?")
    pairs = view.direct.room.pairs
    sides = {f"{BLOC}{letter(number)}": f"Bloc {letter(number)}" for number in range(len(view.direct.room.blocs))}
    names = {**sides, **{actor: view.names[actor] for actor in view.actor_ids}}
    first, second = _default_sides(view, list(sides))
    with st.container(horizontal=True):
        one = choose("Between", "one_side", list(names), names, first, width=280)
        other = choose("and", "other_side", list(names), names, second, width=280)
    left, right = _flags(view, one), _flags(view, other)
    if (left & right).any():
        st.info("Choose two different sides.")
        return
    table = bridges(pairs, left, right)
    if table.empty:
        st.info("No other actor shares an issue with both.")
        return
    best = table[table["ranked"]]
    if best.empty:
        st.markdown(
            f"**Nobody can be ranked**: no actor shares {RANKED_FROM} issues on {RANKED_FROM} separate quotations "
            "with both."
        )
    else:
        top = next(records(best, BridgeRow))
        st.markdown(
            f"**{plain(view.names[top.actor])}** stands nearest to both: {percent(top.left)} with "
            f"{plain(names[one])}, {percent(top.right)} with {plain(names[other])}."
        )
    shown = pd.DataFrame(
        {
            "Actor": table["actor"].map(view.names),
            **_membership(view, table["actor"]),
            f"With {names[one]}": [percent(share) for share in table["left"]],
            f"n ({names[one]})": table["left_n"],
            f"With {names[other]}": [percent(share) for share in table["right"]],
            f"n ({names[other]})": table["right_n"],
            "With the farther side": [percent(share) for share in table["nearer"]],
            "Ranked": ["yes" if ranked else "no: too little" for ranked in table["ranked"]],
        }
    )
    show_list(shown, "bridges")
    how_made(
        "The alignment with a side is the mean over its members (other than the actor itself) weighed by n; "
        "the list is by the smaller of the two. What others say of an actor has no part in it."
    )


def _membership(view: View, actors: "pd.Series[str]") -> dict[str, list[str]]:
    """The bloc of each, where there are blocs."""
    if not view.direct.room.blocs:
        return {}
    letters = dict(zip(view.actor_ids, labels(view.direct.room.blocs, len(view.actor_ids)), strict=True))
    return {"Bloc": [letters[actor] for actor in actors]}


def _default_sides(view: View, blocs: list[str]) -> tuple[str, str]:
    """The two largest blocs, or the two actors that stand farthest apart."""
    if len(blocs) > 1:
        return blocs[0], blocs[1]
    pairs = view.direct.room.pairs
    sure = np.triu(pairs.ranked) if pairs.ranked.any() else np.triu(pairs.n > 0, 1)
    place = int(np.where(sure, pairs.shrunk, np.inf).argmin())
    one, other = divmod(place, len(pairs.actors))
    return pairs.actors[one], pairs.actors[other]


def _flags(view: View, side: str) -> Flags:
    pairs = view.direct.room.pairs
    members = np.zeros(len(pairs.actors), dtype=bool)
    if side.startswith(BLOC):
        number = [letter(n) for n in range(len(view.direct.room.blocs))].index(side.removeprefix(BLOC))
        members[list(view.direct.room.blocs[number])] = True
    else:
        members[pairs.actors.index(side)] = True
    return members
