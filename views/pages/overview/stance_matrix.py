"""Issues by actors as a table of real rows, whose cells are buttons: what it is given, and the component itself."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from analysis.inheritance import INHERITED
from analysis.scenarios.pinned_positions import SCENARIO
from analysis.wording.display_text import legible
from analysis.wording.figures import ATTRIBUTIONS, SIGNS, VERBS
from briefing.look.matrix_layout import MOST_OPEN, Cell, Column, IssueRow, RowGroup
from loaders.vocabularies import Attribution
from views.components.own_component import own_component
from views.shared.session import chosen_word, set_from_component

FIRST_ROWS = 12
"""How many rows of a group are drawn before "Show all" is pressed."""

FOLDED_FROM = 4
"""A group of fewer actors stays open: folded it would be no narrower to speak of."""

CODES = {
    Attribution.own.value: "o",
    Attribution.reported.value: "r",
    Attribution.characterised.value: "c",
    INHERITED: "i",
    SCENARIO: "s",
}
"""The voices as the browser is told of them: thousands of cells go to it."""


def matrix_data(
    label: str, columns: Sequence[Column], groups: Sequence[RowGroup], silent: Sequence[str], names: dict[str, str]
) -> dict[str, object]:
    """All that the browser is told, with a version that is another wherever something of it is."""
    ids = [actor for column in columns for actor in column.actors]
    place = {actor: number for number, actor in enumerate(ids)}
    folds = len(ids) > MOST_OPEN
    told = {CODES[cell.attribution] for group in groups for row in group.rows for cell in row.cells.values()}
    found: dict[str, object] = {
        "label": label,
        "ids": ids,
        "actors": [legible(names[actor]) for actor in ids],
        "columns": [
            {
                "id": number,
                "label": legible(f"{column.label} ({len(column.actors)})" if folds else column.label),
                "note": legible(column.note),
                "actors": [place[actor] for actor in column.actors],
                "folds": folds and len(column.actors) >= FOLDED_FROM,
            }
            for number, column in enumerate(columns)
        ],
        "groups": [
            {"label": group.label, "note": group.note, "rows": [_row(row, ids) for row in group.rows]}
            for group in groups
        ],
        "silent": [legible(title) for title in silent],
        "words": {str(stance): words for stance, words in VERBS.items()},
        "signs": {str(stance): sign for stance, sign in SIGNS.items()},
        "voices": {CODES[voice]: words for voice, words in ATTRIBUTIONS.items() if CODES[voice] in told},
        "most": FIRST_ROWS,
    }
    return found | {"version": hashlib.sha256(json.dumps(found).encode()).hexdigest()}


def _row(row: IssueRow, ids: Sequence[str]) -> dict[str, object]:
    cells = [_cell(row.cells[actor]) if actor in row.cells else None for actor in ids]
    return {"id": row.id, "title": legible(row.title), "track": legible(row.track), "cells": cells}


def _cell(cell: Cell) -> tuple[int, str] | tuple[int, str, str]:
    """A stance, the code of its voice, and who else tells it, if so: no quotation, which a click asks for."""
    code = CODES[cell.attribution]
    return (cell.stance, code, legible(cell.teller)) if cell.teller else (cell.stance, code)


_component = own_component("stance_matrix", '<div class="matrix"></div>', Path(__file__).with_suffix(""))


def show_matrix(data: dict[str, object], *, key: str, on_click: tuple[str, str]) -> None:
    """The matrix. A click on a cell sets the two choices named by `on_click`: those of its actor and of its issue.

    While both stand chosen a cell is open, and the focus comes back to it as it closes.
    """
    _component(
        key=key,
        data={**data, "open": all(chosen_word(choice) for choice in on_click)},
        on_picked_change=lambda: set_from_component(
            key, "picked", dict(zip(on_click, ("actor", "issue"), strict=True))
        ),
        height="content",
    )
