"""An alignment over time in words: its table, and whether anybody changed sides."""

from collections.abc import Sequence

import pandas as pd

from analysis.moves import by_weight
from analysis.wording.figures import PLAIN_LEVEL, percent, percent_range
from analysis.wording.moves import who_changed_sides
from views.shared.markdown_text import plain
from views.shared.view import View


def moved_in_words(view: View, actors: Sequence[str]) -> str:
    """Whether any of some actors changed sides."""
    return plain(who_changed_sides(by_weight(view.moves[view.moves["actor"].isin(actors)]), view.names))


def alignment_table(series: pd.DataFrame) -> pd.DataFrame:
    """An alignment over time for people."""
    return pd.DataFrame(
        {
            "Counts from": series["date"].dt.strftime("%Y-%m-%d"),
            "Alignment": percents(series),
            "n": series["n"],
            "Separate quotations": series["passages"],
            f"{PLAIN_LEVEL} interval": [
                percent_range(bounds) if n else ""
                for bounds, n in zip(zip(series["low"], series["high"], strict=True), series["n"], strict=True)
            ],
            "Ranked": ["yes" if ranked else "no" for ranked in series["ranked"]],
        }
    )


def percents(series: pd.DataFrame) -> list[str]:
    """The column "alignment" in per cent, where "n" says that anything is shared."""
    return [
        percent(value) if n else "not comparable" for value, n in zip(series["alignment"], series["n"], strict=True)
    ]
