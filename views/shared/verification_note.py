"""How the quotations in view have been checked against their documents."""

import pandas as pd

from analysis.wording.figures import VERIFIED, listed
from loaders.joint_statements import once
from views.shared.view import View


def checked_how(positions: pd.DataFrame, view: View) -> "pd.Series[str]":
    """For each position how its quotation has been checked, one of the keys of VERIFIED."""
    return view.verification.table["how"].reindex(positions.index).fillna("unverified")


def verified(positions: pd.DataFrame, view: View) -> str:
    """How the quotations of some positions have been checked, in a sentence; "" without any."""
    single = once(positions)
    how = checked_how(single, view).value_counts()
    found = [f"{how[key]:,} {several}" for key, (_, several) in VERIFIED.items() if key in how]
    every = "all " if len(found) == 1 and len(single) > 1 else ""
    return f"Quotations: {every}{listed(found)}." if found else ""
