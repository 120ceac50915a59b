"""Who stands with whom in one sentence, whose words that rests on, and all of it where a reader asks how sure it is."""

from collections.abc import Iterator, Sequence

import numpy as np
import streamlit as st

from analysis.alignment import RANKED_FROM
from analysis.blocs.blocs import letter
from analysis.chance_agreement import agreement_by_chance
from analysis.ranking import Pair
from analysis.room import Room
from analysis.sides import of_pair
from analysis.wording.articles import with_article
from analysis.wording.figures import count, listed, percent, percent_range
from analysis.wording.scope import scope, scoped
from analysis.wording.sides import HALF_IN_WORDS, sides_in_brief
from views.shared.attribution_note import known_through, second_hand
from views.shared.chart_panel import how_made
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import paragraphs, plain
from views.shared.view import View

LEAST_FOR_FARTHEST = 5
"""With fewer ranked pairs the last of them is not far, only last."""


def show_answer(view: View) -> None:
    """The answer, and below it whose words it is where they are not the actors' own."""
    with st.container(key="answer", gap="xsmall"):
        st.header(scoped(plain(scope(view)), _headline(view)))
        told = known_through(view, view.actor_ids)
        if told:
            st.container(key="whose_words").markdown(told)


def _headline(view: View) -> str:
    """The blocs if there are any, else the closest pair and the farthest, for Markdown."""
    ranking, blocs = view.ranking, view.direct.room.blocs
    if blocs:
        return _blocs(view)
    nearest, farthest = ranking.ranked_pairs, _farthest(view)
    parts = [f"closest: {_in_brief(view, ranking.direct, nearest[0])}"] if nearest else []
    if farthest is not None:
        parts.append(f"farthest: {_in_brief(view, ranking.direct, farthest)}")
    elif ranking.told_pairs:
        parts.append(f"farthest, as others tell it: {_in_brief(view, ranking.heard, ranking.told_pairs[-1])}")
    words = (
        "; ".join(parts)
        or f"no two actors share enough to say: {RANKED_FROM} issues on {RANKED_FROM} separate quotations"
    )
    return f"{words[0].upper()}{words[1:]}."


def _in_brief(view: View, room: Room, pair: Pair) -> str:
    """Two actors and where they stand."""
    names = (with_article(view.names[room.pairs.actors[place]]) for place in pair)
    return f"{plain(listed(names))}, {sides_in_brief(of_pair(room.sides, *pair))}"


def _farthest(view: View) -> Pair | None:
    """The farthest of the pairs that can be ranked on direct evidence; None where nobody can be called so."""
    order, value = view.ranking.ranked_pairs, view.ranking.direct.pairs.value
    far = len(order) >= LEAST_FOR_FARTHEST and value[order[-1]] != value[order[0]]
    return order[-1] if far else None


def ranked_in_words(view: View) -> str:
    """How many of all pairs can be ranked on direct evidence."""
    number = len(view.ranking.ranked_pairs)
    possible = count(len(view.actors) * (len(view.actors) - 1) // 2, "pair")
    return f"{number:,} of {possible} of actors can be ranked" if number else f"None of {possible} can be ranked"


def _blocs(view: View) -> str:
    blocs = view.direct.room.blocs
    sizes = listed(f"{letter(number)} with {len(bloc)}" for number, bloc in enumerate(blocs))
    return f"They fall into {len(blocs)} blocs: {sizes} actors."


def show_certainty(view: View) -> None:
    """The answer with its figures and intervals, and what other evidence would give, behind a fold."""
    pairs = view.room.pairs
    with st.expander("How sure?"):
        told = second_hand(view, list(view.actor_ids))
        st.markdown(paragraphs([_answer(view), HALF_IN_WORDS, told]))
        show_steps(view, _at_step)
        how_made(
            "A figure is the mean closeness of two actors' stances over the issues that both have spoken on. "
            "Neighbours in the matrix are those that agree most, where pairs with few issues count for less (optimal "
            f"leaf order). Mean alignment of all pairs {percent(pairs.mean)}; any two of the same stances, drawn by "
            f"chance, would give {percent(agreement_by_chance(pairs.stances))}."
        )


def _answer(view: View) -> str:
    """The closest and the farthest of the pairs that can be ranked, and the blocs if there are any."""
    order, told = view.ranking.ranked_pairs, _told(view)
    on_what = " on direct evidence" if told else ""
    if not order:
        return (
            f"**{ranked_in_words(view)}{on_what}**: none shares {RANKED_FROM} issues on "
            f"{RANKED_FROM} separate quotations. "
            f"What there is stands above, in outline.{told}"
        )
    blocs = _blocs(view) if view.direct.room.blocs else "No blocs show."
    return " ".join([f"**{ranked_in_words(view)}{on_what}.**", *_extremes(view, order), blocs]) + told


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


def _at_step(view: View) -> str:
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
