"""Who stands near to one actor, and who far."""

import pandas as pd
import streamlit as st

from analysis.wording.figures import LISTED_WHOLE, PLAIN_LEVEL, count, percent, percent_range
from analysis.wording.scope import scope, scoped
from analysis.wording.summaries import NEEDS_AN_ACCOUNT, nearest_and_farthest
from views.shared.attribution_note import say_second_hand
from views.shared.evidence_comparison import pair_changes
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.view import View

LINKED = 4
"""Of very many actors, how many of the nearest and of the farthest have a link to the comparison with them."""


def show_neighbours(actor: str, view: View) -> None:
    """Who is near and who is far, ranked only where enough issues are shared; apart from it what others tell."""
    st.header("Who is nearest, who farthest?")
    direct, heard = view.ranking.direct_of(actor), view.ranking.heard_of(actor)
    told = heard[heard["told"]]
    found = nearest_and_farthest(direct, told, lambda other: f"**{plain(view.names[other])}**")
    st.markdown(scoped(plain(scope(view)), found))
    fold = st.expander("Alignment with every other actor", key="fold_neighbours", on_change="rerun")
    if fold.open:
        with fold:
            _show_all(actor, direct, heard, view)


def _show_all(actor: str, direct: pd.DataFrame, heard: pd.DataFrame, view: View) -> None:
    """All alignments as tables, whose words they need, and the ways to the comparisons."""
    told = heard[heard["told"]]
    _show_table(actor, direct[direct["n"] > 0], view.direct, view, key="neighbours", yes="yes")
    if len(told):
        st.subheader("As others tell it")
        st.caption(NEEDS_AN_ACCOUNT)
        _show_table(actor, told, view, view, key="neighbours_told", yes="only as others tell it")
    alone = int((heard["n"] == 0).sum())
    if alone:
        st.caption(f"Not comparable with {count(alone, 'other actor')}: no issue is shared.")
    say_second_hand(view, list(heard.loc[heard["n"] > 0, "other"]))
    others = [*direct.loc[direct["ranked"], "other"], *told.loc[told["ranked"], "other"]]
    if len(others) > LISTED_WHOLE:
        others = [*others[:LINKED], *others[-LINKED:]]
    with st.container(horizontal=True):
        for other in others:
            link("compare", f"Compare with {plain(view.names[other])}", left=actor, right=other, two_dates="false")


def _show_table(actor: str, shared: pd.DataFrame, base: View, view: View, *, key: str, yes: str) -> None:
    """The alignments with others, which are those of `base`, and by how much they differ at other steps.

    `yes` is what stands where enough is shared to be ranked.
    """
    if shared.empty:
        return
    words = pd.DataFrame(
        {
            "Actor": shared["other"].map(view.names),
            "Same side": shared["same"],
            "Opposite": shared["opposite"],
            "Mixed": shared["mixed"],
            "Alignment": [percent(value) for value in shared["alignment"]],
            "n": shared["n"],
            "Separate quotations": shared["passages"],
            f"{PLAIN_LEVEL} interval": [
                percent_range(bounds) for bounds in zip(shared["low"], shared["high"], strict=True)
            ],
            "Ranked": [yes if ranked else "no: too little" for ranked in shared["ranked"]],
        }
    )
    changes = pair_changes(view, [actor] * len(shared), list(shared["other"]), base).set_axis(shared.index)
    for column in [one for one in changes.columns if str(one).endswith("points")]:
        changes[column] = ["not comparable" if pd.isna(points) else f"{points:+.1f}" for points in changes[column]]
    table = pd.concat([words, changes], axis=1)
    st.dataframe(
        table.style.apply(lambda row: ["" if row["Ranked"] == yes else "color: #85858f"] * len(row), axis=1),
        hide_index=True,
        width="stretch",
        key=key,
    )
