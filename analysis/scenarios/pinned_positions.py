"""Pins put upon the positions in force: rows that say what is supposed, and that nobody has said it."""

from datetime import date

import pandas as pd

from analysis.inheritance import ORIGIN
from analysis.position_sets import Positions
from analysis.scenarios.pins import NEWCOMER, Pin, Scenario
from loaders.table_rows import PositionRow
from loaders.vocabularies import Form, Kind

SCENARIO = "scenario"
"""Stands in `attribution` where a position is pinned: it is nobody's word, and no file says it."""

NEWCOMER_NAME = "My delegation"

_LABELS = 1 << 45
"""Index labels of pinned positions begin here, beyond those of inherited ones, which are made of labels too."""

_CELL = ["actor", "issue"]


def is_supposed(position: PositionRow) -> bool:
    """Whether a position is pinned, or inherited from one that is: no document stands behind it."""
    return not position.source


def said_ones(positions: pd.DataFrame) -> pd.DataFrame:
    """The positions that rest on a document: without what a scenario supposes."""
    return positions[positions["source"] != ""]


def newcomer(actors: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The row of the newcomer that a scenario adds to the actors of the data; none where it adds nobody."""
    if all(pin.actor != NEWCOMER for pin in scenario) or NEWCOMER in set(actors["actor"]):
        return actors.head(0)
    row = {"actor": NEWCOMER, "name": NEWCOMER_NAME, "short_name": NEWCOMER_NAME, "kind": Kind.state.value, "line": 0}
    rows = [{**dict.fromkeys(actors.columns, ""), **row}]
    return pd.DataFrame(rows, columns=actors.columns).astype(actors.dtypes.to_dict())


def pins_that_change(scenario: Scenario, standing: pd.DataFrame) -> Scenario:
    """The pins of another stance than the one that is held; `standing` are the positions in force."""
    held = {
        (actor, issue): stance
        for actor, issue, stance in zip(*(standing[column].tolist() for column in (*_CELL, "stance")), strict=True)
    }
    return tuple(pin for pin in scenario if held.get(pin.cell) != pin.stance.score)


def pinned_positions(scenario: Scenario, positions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The pins as positions of the day, with the columns of `positions`, which are all of the data.

    Each rests on a passage of its own, as the statement would that it supposes, and on no words of any document.
    """
    passage = int(positions["passage"].max()) + 1 if len(positions) else 0
    rows = [_row(pin, passage + number, as_of) for number, pin in enumerate(scenario)]
    frame = pd.DataFrame(
        [{**dict.fromkeys(positions.columns, ""), **row} for row in rows], columns=positions.columns
    ).astype(positions.dtypes.to_dict())
    return frame.set_axis(pd.RangeIndex(_LABELS, _LABELS + len(rows)).astype("int64"))


def _row(pin: Pin, passage: int, as_of: date) -> dict[str, object]:
    day = pd.Timestamp(as_of)
    return {
        "actor": pin.actor,
        "issue": pin.issue,
        "stance": pin.stance.score,
        "form": Form.statement.value,
        "date": as_of.isoformat(),
        "earliest": day,
        "latest": day,
        "passage": passage,
        "attribution": SCENARIO,
        "confidence": "high",
        "line": 0,
        "quote_line": 0,
    }


def with_pins(said: Positions, rows: pd.DataFrame, instead_of: pd.DataFrame | None = None) -> Positions:
    """Positions in which `rows` are in force; those up to the day stay what was said.

    They take the place of what is in force for their actors and issues, or of what is for those of `instead_of`. The
    same positions where there is nothing to put upon them.
    """
    gone = rows if instead_of is None else instead_of
    if gone.empty:
        return said

    def narrow(column: str, value: str) -> Positions:
        return with_pins(said.where(column, value), rows[rows[column] == value], gone[gone[column] == value])

    return Positions(lambda: said.all, lambda: _put_upon(said.in_force, rows, gone), narrow)


def _put_upon(standing: pd.DataFrame, rows: pd.DataFrame, gone: pd.DataFrame) -> pd.DataFrame:
    taken = pd.MultiIndex.from_frame(standing[_CELL]).isin(pd.MultiIndex.from_frame(gone[_CELL]))
    return together(standing[~taken], rows)


def together(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Two tables as one, with ORIGIN where one of them has it; the first as it is where the second is empty."""
    if other.empty:
        return one
    if ORIGIN in one or ORIGIN in other:
        one, other = (table if ORIGIN in table else table.assign(**{ORIGIN: ""}) for table in (one, other))
    return pd.concat([one, other])
