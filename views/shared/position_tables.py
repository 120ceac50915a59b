"""Positions as a table for people."""

import pandas as pd

from analysis.inheritance import INHERITED, ORIGIN
from analysis.wording.figures import ATTRIBUTIONS, VERBS, date_in_words, voice
from loaders.table_rows import PositionRow, records
from loaders.vocabularies import DEEDS
from views.shared.view import View

RARE = {
    "article": "Provision",
    "locator": "Place in the document",
    "translation": "Translation (not verified)",
    "translated_by": "Translated by",
}
"""The fields of a position that few have, with the headings of their columns."""


def voices_of(positions: pd.DataFrame, view: View) -> "pd.Series[str]":
    """Whose words each position is, and of inherited ones from whom."""
    voices = positions["attribution"]
    words = voices.map(ATTRIBUTIONS)
    if ORIGIN not in positions:
        return words
    return words.where(voices != INHERITED, "inherited from " + positions[ORIGIN].map(view.names))


def told_of(positions: pd.DataFrame) -> dict[str, "pd.Series[str]"]:
    """Columns for the fields that few positions have: those of which one of these positions has something to say."""
    columns = {"Deed": positions["form"].where(positions["form"].isin(DEEDS), "")}
    columns |= {label: positions[field].fillna("") for field, label in RARE.items()}
    return {label: column for label, column in columns.items() if column.ne("").any()}


def table_of(positions: pd.DataFrame, view: View) -> pd.DataFrame:
    """The positions as a table for people: names instead of ids, words instead of scores. Pins have no date."""
    supposed = positions["source"] == ""
    return pd.DataFrame(
        {
            "Actor": positions["actor"].map(view.names),
            "Issue": positions["issue"].map(view.titles),
            "Stance": positions["stance"].map(VERBS),
            "Score": positions["stance"],
            "Date": [
                "" if pinned else date_in_words(date) for date, pinned in zip(positions["date"], supposed, strict=True)
            ],
            "Counts from": positions["latest"].dt.strftime("%Y-%m-%d").mask(supposed, ""),
            "Attribution": voices_of(positions, view),
            "According to": positions["according_to"].map(view.names).fillna(""),
            "Confidence": positions["confidence"],
            "Quotation": positions["quote"],
            "Speaker": positions["speaker"],
            "Source": positions["source"].map(
                {"": ""} | dict(zip(view.data.sources["source"], view.data.sources["title"], strict=True))
            ),
            "Where": (positions["file"] + ":" + positions["line"].astype("str")).mask(supposed, ""),
            **told_of(positions),
        }
    )


def table_of_moves(every: pd.DataFrame, view: View) -> pd.DataFrame:
    """Moves as a table for people."""
    return pd.DataFrame(
        {
            "Actor": every["actor"].map(view.names),
            "Issue": every["issue"].map(view.titles),
            "Move": every["move"],
            "Size": ["—" if pd.isna(size) else f"{size:+d}" if size else "0" for size in every["size"]],
            "From": [VERBS[b] if not pd.isna(b) else "silence" for b in every["before"]],
            "To": every["stance"].map(VERBS),
            "Date": [date_in_words(d) for d in every["date"]],
            "Whose words": [voice(row, view.names) for row in records(every, PositionRow)],
            "Quotation": every["quote"],
            "Where": every["file"] + ":" + every["line"].astype("str"),
            **told_of(every),
        }
    )


def table_of_news(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """New statements as a table for people: what each tells, and then the columns of moves."""
    return pd.concat([pd.DataFrame({"New": rows["news"]}), table_of_moves(rows, view)], axis=1)
