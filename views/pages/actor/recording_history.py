"""When positions were recorded, as git tells it; nothing where there is no history."""

import pandas as pd

from analysis.wording.figures import date_in_words
from loaders.table_rows import PositionRow, records
from views.shared.chart_panel import show_table
from views.shared.recorded_positions import author_of, day_of, recorded_in
from views.shared.view import View


def show_recorded(positions: pd.DataFrame, view: View) -> None:
    """A fold that says of each of one actor's positions when it was recorded and last changed, and by whom."""
    if view.edition is None or positions.empty:
        return
    # the lines of an earlier version on view are not those of the file that git is asked about
    names = [str(name) for name in positions["file"].unique() if name not in view.data.stale]
    actor = str(positions["actor"].iloc[0])
    history = {name: recorded_in(view.edition, name, actor) for name in names}
    known = [
        (row, history[row.file][row.line])
        for row in records(positions, PositionRow)
        if row.line in history.get(row.file, {})
    ]
    if not known:
        return
    table = pd.DataFrame(
        {
            "Issue": [view.titles[row.issue] for row, _ in known],
            "Stated": [date_in_words(row.date) for row, _ in known],
            "Recorded on": [day_of(one.first) for _, one in known],
            "Recorded by": [author_of(one.first) for _, one in known],
            "Last changed on": [day_of(one.last) for _, one in known],
            "Changed by": [author_of(one.last) for _, one in known],
            "Where": [f"{row.file}:{row.line}" for row, _ in known],
        }
    )
    show_table(table, key="recorded", label="When was it recorded?", said=table)
