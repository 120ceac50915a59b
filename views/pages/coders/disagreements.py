"""Where two coders differ, side by side, so that they can settle it."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.codings.intercoder_agreement import (
    FIELDS,
    NONE,
    SEPARATOR,
    Comparison,
    UnitRow,
    of_kind,
)
from analysis.wording.agreement import differences_in_words
from analysis.wording.figures import VERBS, as_sentence, count
from analysis.wording.joint_statements import signed_together
from loaders.dataset import Dataset
from loaders.table_rows import PositionRow, records
from views.components.card_list import show_cards
from views.shared.chart_panel import show_table
from views.shared.markdown_text import plain
from views.shared.position_marks import Held
from views.shared.view import View
from views.shared.widgets import find, first_of, offer_more

Names = tuple[str, str]
"""The names of the folders of the two."""


class Side(NamedTuple):
    """One coder: the positions by their row labels, the view that they are shown in, and what they are called.

    Only what is `mine` is in the folder of the dashboard, which leads to its documents and to Edit.
    """

    rows: dict[int, PositionRow]
    view: View
    letter: str
    name: str
    mine: bool


def show_disagreements(views: tuple[View, View], found: Comparison, names: Names, *, mine: bool) -> None:
    """The disagreements under the filters of the page, with their CSV.

    `views` are what the cards of each of the two are shown in; the first may be `mine` (see Side).
    """
    st.header("Where do they differ?")
    if found.disagreements.empty:
        st.success("In nothing: every position is in both codings, with the same stance, date and attribution.")
        return
    chosen = _chosen(found)
    if chosen.empty:
        st.info("No disagreement under these filters. Clear one of them to see others.")
        return
    length = first_of("cards", len(chosen))
    shown = chosen.head(length)
    of_left, of_right = (_rows(data, shown, column) for data, column in ((found.left, "left"), (found.right, "right")))
    left = Side(of_left, views[0], found.letters[0], names[0], mine)
    right = Side(of_right, views[1], found.letters[1], names[1], mine=False)
    for number, unit in enumerate(records(shown, UnitRow)):
        _show_unit(found, unit, number, (left, right))
    offer_more(
        "cards",
        len(chosen),
        f"{length} of {count(len(chosen), 'disagreement')}, the farthest apart first. The table has all.",
    )
    show_table(_table(found, chosen, names), key="disagreements", label="All as a table")


def _rows(data: Dataset, units: pd.DataFrame, column: str) -> dict[int, PositionRow]:
    """The positions of one coder that these units name, also those with the same words, by their row labels."""
    named = {*units[column], *units.loc[units[column] == NONE, "same_words"]} - {NONE}
    return {row.Index: row for row in records(data.positions.loc[sorted(named)], PositionRow)}


def _chosen(found: Comparison) -> pd.DataFrame:
    """The disagreements that the filters keep."""
    units = found.disagreements
    # all issues, since a bar without a disagreement can be clicked too
    issues = sorted(found.by_issue["issue"], key=lambda issue: found.titles.get(issue, issue))
    actors = sorted({one for some in units["actors"] for one in some.split(SEPARATOR)})
    words = _kinds(found)
    kinds = [kind for kind in words if len(of_kind(units, kind))]
    with st.container(horizontal=True):
        kind = find("They differ in", "difference", kinds, words, "Anything", width=220)
        issue = find("Issue", "coded_issue", issues, found.titles, "All issues", width=300)
        actor = find("Actor", "coded_actor", actors, found.actors, "All actors", width=240)
    if kind:
        units = of_kind(units, kind)
    if issue:
        units = units[units["issue"] == issue]
    return units[[actor in some.split(SEPARATOR) for some in units["actors"]]] if actor else units


def _kinds(found: Comparison) -> dict[str, str]:
    """What they can differ in, in words."""
    alone = {kind: as_sentence(words) for kind, words in found.only_in.items()}
    return {name: f"The {name}" for name in FIELDS} | alone


def _show_unit(found: Comparison, unit: UnitRow, number: int, sides: tuple[Side, Side]) -> None:
    """One disagreement: what each coder wrote, side by side."""
    with st.container(border=True):
        words = _kinds(found)
        kinds = [words[kind] for kind in unit.differences.split(SEPARATOR)]
        badges = " ".join(f":gray-badge[{kind}]" for kind in kinds)
        st.markdown(f"**{plain(_whose(found, unit.actors))}** on “{plain(_title(found, unit))}” {badges}")
        for column, label, side in zip(st.columns(2), (unit.left, unit.right), sides, strict=True):
            with column:
                if label != NONE:
                    _show_card(side.rows[label], side, number)
                    continue
                has_none = f"**{side.letter}: {plain(side.name)}** has no such position"
                if unit.same_words == NONE:
                    st.markdown(f"{has_none}.")
                    continue
                row = side.rows[unit.same_words]
                elsewhere = plain(side.view.titles[row.issue])
                st.markdown(f"{has_none}, but quotes these words on “{elsewhere}”:")
                _show_card(row, side, number)


def _show_card(position: PositionRow, side: Side, number: int) -> None:
    held = Held(position, side.view, f"{side.letter}: {side.name}")
    show_cards([held], key=f"{side.letter}_{number}", leads=side.mine, editable=side.mine)


def _whose(found: Comparison, actors: str) -> str:
    """Whose position a unit is, or whose if they state it together."""
    return signed_together([found.actors.get(actor, actor) for actor in actors.split(SEPARATOR)])


def _title(found: Comparison, unit: UnitRow) -> str:
    return found.titles.get(unit.issue, unit.issue)


def _table(found: Comparison, units: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The disagreements as a table for people."""
    sides: dict[str, list[str]] = {}
    columns, codings = ("left", "right"), (found.left, found.right)
    for letter, name, column, data in zip(found.letters, names, columns, codings, strict=True):
        rows = data.positions.reindex(units[column])
        sides |= {
            f"{letter}: stance": [VERBS.get(score, "") for score in rows["stance"]],
            f"{letter}: date": list(rows["date"].fillna("")),
            f"{letter}: attribution": list(rows["attribution"].fillna("")),
            f"{letter}: confidence": list(rows["confidence"].fillna("")),
            f"{letter}: quotation": list(rows["quote"].fillna("")),
            f"{letter}: note": list(rows["note"].fillna("")),
            f"{letter}: where": [
                "" if pd.isna(line) else f"{name}/{file}:{line:.0f}"
                for file, line in zip(rows["file"], rows["line"], strict=True)
            ],
        }
    return pd.DataFrame(
        {
            "Actor": [_whose(found, actors) for actors in units["actors"]],
            "Issue": units["issue"].map(found.titles).tolist(),
            "Source": units["source"].tolist(),
            "They differ in": [differences_in_words(found, differences) for differences in units["differences"]],
            **sides,
        }
    )
