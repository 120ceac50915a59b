"""Where an actor stands: its issues by stance."""

import pandas as pd

from analysis.wording.figures import VERBS
from analysis.wording.stance_lists import in_order
from loaders.table_rows import PositionRow, records
from views.components.stance_list import Level, Rest, level_of, name_of
from views.shared.view import View


def issues_by_stance(standing: pd.DataFrame, view: View) -> list[Level]:
    """The stances that an actor takes (one row an issue), strongest support first, each with its issues."""
    rows = sorted(records(standing, PositionRow), key=lambda row: in_order(row, view.titles[row.issue]))
    found = []
    for stance in sorted(VERBS, reverse=True):
        names = [name_of(row, view, row.issue, view.titles[row.issue]) for row in rows if row.stance == stance]
        if names:
            found.append(level_of(stance, len(names), [{"label": "", "marks": names}]))
    return found


def silent_on(standing: pd.DataFrame, view: View) -> Rest:
    """The issues without a position in `standing`."""
    spoken = set(standing["issue"])
    titles = [view.titles[issue] for issue in view.issue_ids if issue not in spoken]
    return {"label": f"Silent on ({len(titles)})", "names": titles}
