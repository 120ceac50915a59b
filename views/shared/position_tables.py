"""Positions as a table for people."""

import pandas as pd

from analysis.inheritance import INHERITED, ORIGIN
from analysis.wording.figures import VERBS, date_in_words
from views.shared.view import View


def voices_of(positions: pd.DataFrame, view: View) -> "pd.Series[str]":
    """The attribution of each position, and of inherited ones from whom."""
    voices = positions["attribution"]
    if ORIGIN not in positions:
        return voices
    return voices.where(voices != INHERITED, "inherited from " + positions[ORIGIN].map(view.names))


def table_of(positions: pd.DataFrame, view: View) -> pd.DataFrame:
    """The positions as a table for people: names instead of ids, words instead of scores."""
    return pd.DataFrame(
        {
            "Actor": positions["actor"].map(view.names),
            "Issue": positions["issue"].map(view.titles),
            "Stance": positions["stance"].map(VERBS),
            "Score": positions["stance"],
            "Date": [date_in_words(date) for date in positions["date"]],
            "Counts from": positions["latest"].dt.strftime("%Y-%m-%d"),
            "Attribution": voices_of(positions, view),
            "According to": positions["according_to"].map(view.names).fillna(""),
            "Confidence": positions["confidence"],
            "Quotation": positions["quote"],
            "Speaker": positions["speaker"],
            "Source": positions["source"].map(
                dict(zip(view.data.sources["source"], view.data.sources["title"], strict=True))
            ),
            "Where": positions["file"] + ":" + positions["line"].astype("str"),
        }
    )
