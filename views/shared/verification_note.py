"""How the quotations in view have been checked against their documents."""

import pandas as pd

from analysis.wording.evidence import checked_in_all
from loaders.joint_statements import once
from views.shared.view import View


def checked_how(positions: pd.DataFrame, view: View) -> "pd.Series[str]":
    """For each position how its quotation has been checked, one of the keys of VERIFIED."""
    return view.verification.table["how"].reindex(positions.index).fillna("unverified")


def verified(positions: pd.DataFrame, view: View) -> str:
    """How the quotations of some positions have been checked, in a sentence; "" without any."""
    return checked_in_all(checked_how(once(positions), view))
