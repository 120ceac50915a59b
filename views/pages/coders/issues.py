"""On which issues two coders agree, as a chart with its table."""

import pandas as pd
import streamlit as st

from analysis.codings.intercoder_agreement import Comparison
from analysis.codings.reliability import LEAST_PAIRS
from analysis.wording.figures import count
from views import charts
from views.look.theme import palette
from views.shared.chart_panel import show_chart

MOST_BARS = 25


def show_issues(found: Comparison) -> None:
    """Agreement by issue."""
    st.header("On which issues?")
    shown = found.by_issue.head(MOST_BARS)
    of = (
        f"The {len(shown)} issues with the most pairs of {len(found.by_issue)}. "
        if len(found.by_issue) > MOST_BARS
        else ""
    )
    show_chart(
        charts.agreement(shown, found.titles, found.letters, palette()),
        key="coders_issues",
        alt=f"{count(len(shown), 'issue')}: units by how far the two stances are apart, and those that only "
        "one coder has. The table below has every issue.",
        caption=f"{of}Strongest: the same stance. Paler: one step apart. Palest: two or more. "
        f"Hatched: {' or '.join(found.only_in.values())}. Alpha is given from {LEAST_PAIRS} units that both found. "
        "Click a bar for its disagreements.",
        table=_table(found),
        on_click=("coded_issue",),
    )


def _table(found: Comparison) -> pd.DataFrame:
    table = found.by_issue
    first, second = found.letters
    return pd.DataFrame(
        {
            "Issue": table["issue"].map(found.titles),
            "Found by both": table["pairs"],
            "Same stance": table["same"],
            "One step apart": table["distance_1"],
            "Two or more": table["pairs"] - table["same"] - table["distance_1"],
            "Mean distance": table["mean_distance"].round(2),
            "Alpha": table["alpha"].round(2),
            f"Only {first}": table["only_left"],
            f"Only {second}": table["only_right"],
        }
    )
