"""Who stands where on an issue: its actors by stance and kind."""

from collections.abc import Iterable

import pandas as pd

from analysis.wording.figures import VERBS, count
from analysis.wording.stance_lists import in_order
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import Kind
from views.components.stance_list import Group, Level, Rest, level_of, name_of
from views.shared.view import View


def actors_by_stance(standing: pd.DataFrame, view: View) -> list[Level]:
    """The stances that somebody takes (one row an actor), strongest support first, each with its states and others."""
    rows = sorted(records(standing, PositionRow), key=lambda row: in_order(row, view.names[row.actor]))
    return [
        level_of(stance, len(taken), _kinds(taken, view))
        for stance in sorted(VERBS, reverse=True)
        if (taken := [row for row in rows if row.stance == stance])
    ]


def silent_on_it(standing: pd.DataFrame, view: View) -> Rest:
    """The actors without a position in `standing`."""
    spoken = set(standing["actor"])
    names = [view.names[actor] for actor in view.actor_ids if actor not in spoken]
    return {"label": f"Silent on this ({len(names)})", "names": names}


def _kinds(rows: list[PositionRow], view: View) -> Iterable[Group]:
    for kind in Kind:
        marks = [
            name_of(row, view, row.actor, view.names[row.actor])
            for row in rows
            if view.actor_records[row.actor].kind == kind
        ]
        if marks:
            yield {"label": count(len(marks), kind.value), "marks": marks}
