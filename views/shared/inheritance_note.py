"""Positions that members inherit from their groups: how many are shown, and whether figures count them."""

import pandas as pd
import streamlit as st

from analysis.wording.inheritance import inherited_among, inherited_in_words
from views.shared.markdown_text import plain
from views.shared.view import View


def say_inherited(view: View, rows: pd.DataFrame, sign: str = "crossed") -> None:
    """Below a chart of `rows`: which of them are inherited, how they look, and whether figures count them.

    Nothing where the user does not want to see inherited positions.
    """
    words = inherited_in_words(view, rows, plain)
    if words:
        mark = "" if inherited_among(rows).empty else f"{sign.capitalize()}: "
        st.caption(f":material/account_tree: {mark}{words}")
