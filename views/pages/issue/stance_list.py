"""Who stands where on an issue, as a list by stance in which every name is a button to its quotation."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

import pandas as pd
import streamlit as st

from analysis.inheritance import INHERITED
from analysis.wording.display_text import legible
from analysis.wording.figures import ATTRIBUTIONS, SIGNS, VERBS, as_sentence, count, voice
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Attribution, Kind
from views.shared.stance_look import stance_css
from views.shared.view import View

MOST = 40
"""How many names of a stance and kind stand in sight; the others are in a fold beneath them."""


class Mark(TypedDict):
    """An actor at its stance; `voice` is a class of the style, and `told` says it in words, "" for own words."""

    id: str
    name: str
    stance: int
    voice: str
    told: str


class KindOfActor(TypedDict):
    """The actors of a kind at a stance."""

    label: str
    marks: list[Mark]


class Level(TypedDict):
    """A stance that somebody takes."""

    stance: int
    sign: str
    label: str
    kinds: list[KindOfActor]


_HERE = Path(__file__)
_list = st.components.v2.component(
    "stance_list",
    html='<div class="stance-list"></div>',
    css=stance_css() + _HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def show_stance_list(standing: pd.DataFrame, view: View, *, key: str) -> str | None:
    """The actors with a position in `standing` (one row an actor), by stance and kind; below them who is silent.

    The id of the actor whose name was clicked, in the run that the click began.
    """
    levels = levels_of(standing, view)
    spoken = set(standing["actor"])
    inherited = (standing["attribution"] == INHERITED).any()
    shown = {
        "levels": levels,
        "silent": [legible(view.names[actor]) for actor in view.actor_ids if actor not in spoken],
        "voices": [
            {"voice": name, "words": words} for name, words in ATTRIBUTIONS.items() if name != INHERITED or inherited
        ],
        "most": MOST,
    }
    version = sha256(repr(shown).encode()).hexdigest()[:16]
    picked: str | None = _list(key=key, data={**shown, "version": version}, on_picked_change=lambda: None).picked
    return picked if picked in spoken else None


def levels_of(standing: pd.DataFrame, view: View) -> list[Level]:
    """The stances that somebody takes, strongest support first, each with its states, groups and organisations."""
    rows = sorted(records(standing, PositionRow), key=lambda row: _place(row, view))
    return [
        {
            "stance": stance,
            "sign": SIGNS[stance],
            "label": f"{as_sentence(VERBS[stance].removeprefix('is '))} ({len(taken)})",
            "kinds": list(_kinds(taken, view)),
        }
        for stance in sorted(VERBS, reverse=True)
        if (taken := [row for row in rows if row.stance == stance])
    ]


def _place(row: PositionRow, view: View) -> tuple[int, str]:
    return list(ATTRIBUTIONS).index(row.attribution), view.names[row.actor].casefold()


def _kinds(rows: list[PositionRow], view: View) -> Iterable[KindOfActor]:
    for kind in Kind:
        marks = [_mark(row, view) for row in rows if view.actor_records[row.actor].kind == kind]
        if marks:
            yield {"label": count(len(marks), kind.value), "marks": marks}


def _mark(row: PositionRow, view: View) -> Mark:
    told = {Attribution.own.value: "", Attribution.reported.value: "reported"}.get(row.attribution)
    return {
        "id": row.actor,
        "name": legible(view.names[row.actor]),
        "stance": row.stance,
        "voice": row.attribution,
        "told": legible(voice(row, view.names).removesuffix(", not its own words") if told is None else told),
    }
