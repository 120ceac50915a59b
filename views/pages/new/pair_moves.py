"""What new statements did to the picture: the pairs that moved farthest, each with the statements that moved it."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import pandas as pd
import streamlit as st

from analysis.news.pair_moves import PairMove, PairState, Picture
from analysis.wording.display_text import legible
from analysis.wording.figures import day_in_words, percent
from analysis.wording.news import pair_before_and_after, pairs_in_words
from analysis.wording.statements import in_one_line
from views.components.pair_table import Cause, PairRow, row_of, show_pair_table
from views.shared.chart_panel import show_table
from views.shared.view import View

IN_SIGHT = 4
"""How many pairs of either list stand on the page."""

IN_TABLE = 1_000
"""How many pairs of either list the table has at most, so that its files are made while somebody waits."""


def show_pairs(picture: Picture, since: date, view: View) -> None:
    """The sentence, the pairs in direct words, those that others tell of, and all as a table."""
    direct, told = picture.number(told=False), picture.number(told=True)
    st.header("What did it do to the picture?", anchor=False)
    st.markdown(pairs_in_words(direct, told, since))
    if not direct + told:
        return
    lists = {
        f"In direct words ({direct:,})": picture.moved(IN_SIGHT, told=False),
        f"As others tell it ({told:,})": picture.moved(IN_SIGHT, told=True),
    }
    groups = {heading: [_row(move, view) for move in moves] for heading, moves in lists.items() if moves}
    columns = ("Pair", f"On {day_in_words(since)}", f"On {day_in_words(view.as_of)}")
    show_pair_table(groups, columns, key="pair_moves")
    _show_all(picture, direct, told, view)


def _show_all(picture: Picture, direct: int, told: int, view: View) -> None:
    """All of them as a table, of very many the farthest of either list, put into words when it is opened."""

    @cache
    def every() -> Sequence[PairMove]:
        return picture.farthest(IN_TABLE)

    number = min(direct, IN_TABLE) + min(told, IN_TABLE)
    of = f" of {direct + told:,}" if number < direct + told else ""
    show_table(
        pd.DataFrame({"place": range(number)}),
        key="pairs_moved",
        label=f"The pairs that moved, as a table ({number:,}{of})",
        words=lambda rows: _in_words([every()[place] for place in rows["place"]], view),
    )


def _row(move: PairMove, view: View) -> PairRow:
    before, after = (words.replace("n = ", "n\u00a0=\u00a0") for words in pair_before_and_after(move))
    names = f"{view.names[move.actor]} and {view.names[move.other]}"
    causes: list[Cause] = [
        {"line": legible(in_one_line(row, view)), "quote": legible(row.quote)} for row in move.moved_by
    ]
    return row_of((move.actor, move.other), names, before, after, ranked=move.after.ranked, causes=causes)


def _in_words(moves: Sequence[PairMove], view: View) -> pd.DataFrame:
    rows = [
        {
            "Actor": view.names[move.actor],
            "Other": view.names[move.other],
            **_figures("before", move.before),
            **_figures("now", move.after),
            "As others tell it": "yes" if move.told else "no",
            "Moved by": "; ".join(in_one_line(row, view) for row in move.moved_by),
        }
        for move in moves
    ]
    return pd.DataFrame(rows)


def _figures(when: str, state: PairState) -> dict[str, object]:
    """The sides of a pair, its n and its alignment, as columns."""
    taken = state.sides
    return {
        f"Same side, {when}": taken.same.issues,
        f"Opposite, {when}": taken.opposite.issues,
        f"Mixed, {when}": taken.mixed.issues,
        f"n, {when}": state.n,
        f"Alignment, {when}": percent(state.value),
        f"Ranked, {when}": "yes" if state.ranked else "no",
    }
