"""Alignment: who stands with whom?"""

import numpy as np
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.blocs import letter
from analysis.pairs import Pairs
from loaders.vocabulary import Attribution
from views.blocs import show_blocs
from views.divisions import show_divisions
from views.networks import show_networks
from views.pair_matrix import show_matrix
from views.prospects import show_prospects
from views.view import View
from views.widgets import pick_one
from views.wording import count, listed, percent, plain

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
    st.markdown(_answer(view))
    part = pick_one("Show", "part", {key: label for key, (label, _) in PARTS.items()}, "matrix", horizontal=True)
    PARTS[part][1](view)


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
    shrunk = np.where(ranked, pairs.shrunk, np.nan)
    words.append(f"Closest: {_pair(view, pairs, int(np.nanargmax(shrunk)))}.")
    if ranked.sum() > 1:
        words.append(f"Farthest: {_pair(view, pairs, int(np.nanargmin(shrunk)))}.")
    return " ".join([*words, _blocs(view), _without_hearsay(view)])


def _without_hearsay(view: View) -> str:
    """What remains without what other actors say of an actor; "" where nothing rests on that."""
    if not (view.positions["attribution"] == Attribution.characterised).any():
        return ""
    left = int(np.triu(view.direct.room.pairs.ranked).sum())
    return f"Without what others say of them, {count(left, 'pair')} can be ranked."


def _pair(view: View, pairs: Pairs, place: int) -> str:
    one, other = divmod(place, len(pairs.actors))
    names = [view.names[pairs.actors[one]], view.names[pairs.actors[other]]]
    return f"{plain(listed(names))}, **{percent(pairs.value[one, other])}** on n = {pairs.n[one, other]}"


def _blocs(view: View) -> str:
    blocs = view.room.blocs
    if not blocs:
        return "The evidence does not carry blocs."
    sizes = listed(f"{letter(number)} with {len(bloc)}" for number, bloc in enumerate(blocs))
    return f"They fall into {len(blocs)} blocs: {sizes} actors."
