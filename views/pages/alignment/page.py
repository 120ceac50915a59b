"""Alignment: who stands with whom?"""

from collections.abc import Iterator, Sequence

import numpy as np
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.blocs.blocs import letter
from analysis.ranking import Pair
from analysis.room import Room
from analysis.sides import of_pair
from analysis.wording.figures import count, listed, percent, percent_range
from analysis.wording.scope import scope, scoped
from analysis.wording.sides import sides_in_brief
from views.pages.alignment.blocs import show_blocs, test_blocs
from views.pages.alignment.divisions import show_divisions
from views.pages.alignment.networks import show_networks
from views.pages.alignment.open_questions import show_prospects
from views.pages.alignment.pair_matrix import show_matrix
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.view import View
from views.shared.widgets import pick_one

LEAST_FOR_FARTHEST = 5
"""With fewer ranked pairs the last of them is not far, only last."""

PARTS = {
    "matrix": ("Every pair", show_matrix),
    "blocs": ("Blocs and map", show_blocs),
    "issues": ("What divides the room", show_divisions),
    "networks": ("Networks", show_networks),
    "next": ("What would change it", show_prospects),
}


def show(view: View) -> None:
    """The page: the answer in words, then the chosen part of it."""
    show_title(view, "Who stands with whom?")
    if show_first_steps(view, "how close every two actors stand"):
        return
    if len(view.actors) < 2 or not (view.room.pairs.n.sum() - np.trace(view.room.pairs.n)):
        st.info(
            "No two actors in view share an issue on which both have a stated position. "
            "Choose a later date, let in more evidence or more actors in the sidebar, or add positions."
        )
        return
    answer = st.container()
    labels = {key: label for key, (label, _) in PARTS.items()}
    part = pick_one("Show", "part", labels, "matrix", horizontal=True).drawn()
    test_blocs(view)
    PARTS[part][1](view)
    with answer:
        st.markdown(scoped(plain(scope(view)), _answer(view)))
        show_steps(view, _in_brief)
        if view.counts_inherited:
            say_inherited(view, view.counted.in_force, "counted")


def _answer(view: View) -> str:
    """The closest and the farthest of the pairs that can be ranked, and the blocs if there are any."""
    ranking = view.ranking
    possible = count(len(view.actors) * (len(view.actors) - 1) // 2, "pair")
    order, told = ranking.ranked_pairs, _told(view)
    on_what = " on direct evidence" if told else ""
    if not order:
        return (
            f"**None of {possible} of actors can be ranked{on_what}**: none shares {RANKED_FROM} issues "
            f"on {RANKED_FROM} passages. What there is stands below, in grey.{told}"
        )
    words = [
        f"**{len(order):,} of {possible} of actors rest on enough to be ranked{on_what}.**",
        *_extremes(view, order),
    ]
    return " ".join([*words, _blocs(view)]) + told


def _extremes(view: View, order: Sequence[Pair]) -> Iterator[str]:
    """Who stands closest, and who farthest or why nobody can be called so, on direct evidence."""
    room = view.ranking.direct
    pairs, nearest, farthest = room.pairs, order[0], order[-1]
    alike = int((pairs.value[tuple(np.transpose(order))] == pairs.value[nearest]).sum()) - 1
    ties = f" ({count(alike, 'other pair')} at the same figure)" if alike else ""
    yield f"Closest: {_pair(view, room, nearest)}{ties}."
    if pairs.value[farthest] == pairs.value[nearest]:
        yield "No pair that can be ranked stands farther apart."
    elif len(order) < LEAST_FOR_FARTHEST:
        yield "That is too few to call one the farthest."
    else:
        yield f"Farthest: {_pair(view, room, farthest)}."


def _pair(view: View, room: Room, pair: Pair) -> str:
    """Two actors with their sides, their figure and its interval."""
    pairs = room.pairs
    names = [view.names[pairs.actors[place]] for place in pair]
    bounds = (float(pairs.interval[0][pair]), float(pairs.interval[1][pair]))
    return (
        f"{plain(listed(names))}, **{sides_in_brief(of_pair(room.sides, *pair))}** "
        f"({percent(pairs.value[pair])} on n = {pairs.n[pair]}, interval {percent_range(bounds)})"
    )


def _told(view: View) -> str:
    """What can be ranked only as others tell it, with the farthest pair; "" for nothing."""
    order = view.ranking.told_pairs
    if not order:
        return ""
    number = f"{count(len(order), 'more pair')} can be ranked"
    return f" Only as others tell it {number}; farthest {_pair(view, view.ranking.heard, order[-1])}."


def _blocs(view: View) -> str:
    blocs = view.direct.room.blocs
    if not blocs:
        return "The evidence does not carry blocs."
    sizes = listed(f"{letter(number)} with {len(bloc)}" for number, bloc in enumerate(blocs))
    return f"They fall into {len(blocs)} blocs: {sizes} actors."


def _in_brief(view: View) -> str:
    """How much can be compared and ranked, and the closest pair, in a few words."""
    ranking = view.ranking
    shared = int((np.triu(ranking.heard.pairs.n, 1) > 0).sum())
    order = ranking.ranked_pairs
    words = f"{len(order):,} of {count(shared, 'comparable pair')} ranked"
    if ranking.told_pairs:
        words += f" and {len(ranking.told_pairs):,} only as others tell it"
    if not order:
        return words
    pairs, nearest = ranking.direct.pairs, order[0]
    names = plain(listed(view.names[pairs.actors[place]] for place in nearest))
    return f"{words}, closest {names} ({percent(pairs.value[nearest])} on n = {pairs.n[nearest]})"
