"""How the quotations in view have been checked against their documents."""

import pandas as pd

from analysis.wording import count, listed
from views.view import View

HOW = {
    "document": "stand word for word in their documents",
    "fingerprint": "are verified by fingerprint",
    "unverified": "are not verified",
    "misquoted": "are not in their documents",
}
"""How a quotation has been checked, by View.verification."""


def checked_how(positions: pd.DataFrame, view: View) -> "pd.Series[str]":
    """For each position how its quotation has been checked, one of the keys of HOW."""
    return view.verification.table["how"].reindex(positions.index).fillna("unverified")


def verified(positions: pd.DataFrame, view: View) -> str:
    """How the quotations of some positions have been checked, in a sentence; "" without any."""
    how = checked_how(positions, view).value_counts()
    found = [f"{how[key]:,} {words}" for key, words in HOW.items() if key in how]
    return f"Of {count(len(positions), 'quotation')} {listed(found)}." if found else ""
