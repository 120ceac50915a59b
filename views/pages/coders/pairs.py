"""Every two of several coders: how far they agree, and which two are shown below."""

import pandas as pd
import streamlit as st

from analysis.codings.coders import Coders
from analysis.codings.intercoder_agreement import Comparison
from analysis.codings.reliability import alpha_in_words
from analysis.wording.figures import percent
from views.shared.chart_panel import show_open_table
from views.shared.widgets import choose


def show_pairs(coders: Coders) -> str:
    """The table of pairs; the letters of the pair that is chosen, at first of that with the lowest alpha."""
    st.header("Which two agree, and which do not?")
    table = pd.DataFrame([_row(name, found) for name, found in coders.pairs.items()])
    show_open_table(table, key="coder_pairs")
    names = {name: " and ".join(found.letters) for name, found in coders.pairs.items()}
    return choose("Show the pair", "pair", list(names), names, _least_agreed(coders), width=220)


def _row(name: str, found: Comparison) -> dict[str, object]:
    alpha, same, both, units = found.of_stances.alpha, found.same_in["stance"], found.in_both, len(found.units)
    return {
        "Pair": name,
        "Alpha": "—" if alpha is None else alpha_in_words(alpha),
        "Found by both": both,
        "Same stance": same,
        "Same": percent(same / both if both else None),
        "Found by either": units,
        "Both": percent(both / units if units else None),
    }


def _least_agreed(coders: Coders) -> str:
    alphas = {name: found.of_stances.alpha for name, found in coders.pairs.items()}
    known = {name: alpha for name, alpha in alphas.items() if alpha is not None}
    return min(known, key=lambda name: known[name]) if known else next(iter(alphas))
