"""Passages as cards beside one another, each with the positions that rest on it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

from analysis.wording.joint_statements import speakers
from loaders.joint_statements import once
from loaders.table_rows import PositionRow, records
from views.components.own_component import CARDS, own_component
from views.components.passage_cards import Card, cards_of
from views.shared.links import follow
from views.shared.position_marks import Held
from views.shared.turns import TURNS
from views.shared.view import View

_list = own_component("card_list", '<div class="card-list"></div>', CARDS, Path(__file__).with_suffix(""))


def show_passages(
    positions: pd.DataFrame, view: View, *, key: str, about: Literal["actor", "issue", ""] = "", leads: bool = True
) -> None:
    """A card for each passage of some positions, in their order; what several state together stands once in it.

    What the page is `about` the lines of the cards leave out. `leads` as in `cards_of`.
    """
    rows = records(once(positions), PositionRow)
    held = [Held(row, view, "" if about == "actor" else speakers(row, view)) for row in rows]
    show_cards(held, key=key, with_issue=about != "issue", leads=leads)


def show_cards(
    every: Iterable[Held], *, key: str, with_issue: bool = False, leads: bool = True, editable: bool = True
) -> None:
    """The cards of some positions, beside one another where there is room; see `cards_of`."""
    draw_cards(cards_of(every, with_issue=with_issue, leads=leads, editable=editable), key=key)


def draw_cards(cards: Sequence[Card], *, key: str) -> None:
    """Cards that are made already, beside one another where there is room."""
    TURNS.give_way()
    found = _list(key=f"cards_{key}", data={"cards": list(cards)}, on_go_change=lambda: None)
    if found.go:
        follow(found.go)
