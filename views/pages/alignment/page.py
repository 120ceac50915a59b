"""Alignment: who stands with whom?"""

import numpy as np
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.alignment_matrix import Pairs
from analysis.blocs import letter
from analysis.wording.figures import count, listed, percent, percent_range
from views.pages.alignment.blocs import show_blocs, test_blocs
from views.pages.alignment.divisions import show_divisions
from views.pages.alignment.networks import show_networks
from views.pages.alignment.open_questions import show_prospects
from views.pages.alignment.pair_matrix import show_matrix
from views.shared.evidence_comparison import show_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
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
    st.title("Who stands with whom?")
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
        st.markdown(_answer(view))
        show_steps(view, _in_brief)
        if view.counts_inherited:
            say_inherited(view, view.counted.in_force, "counted")


def _answer(view: View) -> str:
    """The closest and the farthest of the pairs that can be ranked, and the blocs if there are any."""
    pairs = view.room.pairs
    ranked = np.triu(pairs.ranked)
    possible = len(pairs.actors) * (len(pairs.actors) - 1) // 2
    if not ranked.any():
        return (
            f"**None of {count(possible, 'pair')} of actors can be ranked**: none shares {RANKED_FROM} issues "
            f"on {RANKED_FROM} passages. What there is stands below, in grey."
        )
    words = [f"**{int(ranked.sum()):,} of {count(possible, 'pair')} of actors rest on enough to be ranked.**"]
    order = sorted(zip(*np.nonzero(ranked), strict=True), key=lambda pair: -pairs.shrunk[pair])
    nearest, farthest = order[0], order[-1]
    alike = sum(bool(pairs.value[pair] == pairs.value[nearest]) for pair in order) - 1
    ties = f" ({count(alike, 'other pair')} at the same figure)" if alike else ""
    words.append(f"Closest: {_pair(view, pairs, nearest)}{ties}.")
    if len(order) >= LEAST_FOR_FARTHEST and pairs.value[farthest] < pairs.value[nearest]:
        words.append(f"Farthest: {_pair(view, pairs, farthest)}.")
    return " ".join([*words, _blocs(view)])


def _pair(view: View, pairs: Pairs, pair: tuple[int, int]) -> str:
    """Two actors with their figure, its interval, and whether it rests on what others say."""
    names = [view.names[pairs.actors[place]] for place in pair]
    bounds = (float(pairs.interval[0][pair]), float(pairs.interval[1][pair]))
    told = ", partly as others tell it" if view.room.hearsay[pair] else ""
    return (
        f"{plain(listed(names))}, **{percent(pairs.value[pair])}** on n = {pairs.n[pair]} "
        f"(interval {percent_range(bounds)}{told})"
    )


def _blocs(view: View) -> str:
    blocs = view.room.blocs
    if not blocs:
        return "The evidence does not carry blocs."
    sizes = listed(f"{letter(number)} with {len(bloc)}" for number, bloc in enumerate(blocs))
    return f"They fall into {len(blocs)} blocs: {sizes} actors."


def _in_brief(view: View) -> str:
    """How much can be compared, and the closest pair, in a few words."""
    pairs = view.room.pairs
    shared, ranked = int((np.triu(pairs.n, 1) > 0).sum()), np.triu(pairs.ranked)
    words = f"{ranked.sum():,} of {count(shared, 'comparable pair')} ranked"
    if not ranked.any():
        return words
    nearest = min(zip(*np.nonzero(ranked), strict=True), key=lambda pair: -pairs.shrunk[pair])
    names = plain(listed(view.names[pairs.actors[place]] for place in nearest))
    return f"{words}, closest {names} ({percent(pairs.value[nearest])} on n = {pairs.n[nearest]})"
