"""One bloc: what holds it together, where it splits, who dissents."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis.blocs.bloc_cohesion import AGREED, DIVIDED, DissentRow, bloc_issues, dissent
from analysis.blocs.blocs import Bloc, Stability, letter
from analysis.stance_matrix import Flags
from analysis.wording.figures import listed, percent
from loaders.table_rows import records
from views.shared.chart_panel import show_table
from views.shared.links import link
from views.shared.markdown_text import plain
from views.shared.view import View
from views.shared.widgets import choose

LISTED = 5


def bloc_flags(view: View, bloc: Bloc) -> Flags:
    """Which actors belong to a bloc."""
    flags: Flags = np.isin(np.arange(len(view.direct.room.pairs.actors)), bloc)
    return flags


def show_bloc(view: View, tested: Stability) -> None:
    """What holds the chosen bloc together, where it splits, and who dissents."""
    room, pairs = view.direct.room, view.direct.room.pairs
    letters = {letter(number): f"Bloc {letter(number)}" for number in range(len(room.blocs))}
    name = choose("Look into", "bloc", list(letters), letters, "A", width=200)
    bloc = room.blocs[list(letters).index(name)]
    flags = bloc_flags(view, bloc)
    issues = bloc_issues(pairs.stances, flags)
    st.subheader(f"What holds bloc {name} together, and where it splits")
    st.markdown("**Holds it together**: most members spoke, and agree" + _against(issues))
    _show_issues(view, _holding(issues, len(bloc)), f"holds_{name}")
    st.markdown("**Splits it**: most members spoke, and stand apart")
    _show_issues(view, _splitting(issues, len(bloc)), f"splits_{name}")
    _show_members(view, bloc, flags, name, tested)
    with st.container(horizontal=True):
        for issue in _splitting(issues, len(bloc))["issue"][:3]:
            link("issue", f"Quotations on “{plain(view.titles[issue])}”", issue=issue)
    show_table(_issue_table(view, issues), key=f"bloc_{name}_issues", label="All issues of the bloc as a table")


def _against(issues: pd.DataFrame) -> str:
    return ", where others stand elsewhere first" if (issues["others"] > 0).any() else ""


def _holding(issues: pd.DataFrame, size: int) -> pd.DataFrame:
    """Issues on which at least half the members spoke and agree; those on which others differ come first."""
    agreed = issues[(issues["members"] * 2 >= size) & (issues["closeness"] >= AGREED)]
    apart = (agreed["mean"] - agreed["others_mean"]).abs().fillna(0)
    order = pd.DataFrame({"apart": -apart, "members": -agreed["members"]})
    return agreed.loc[order.sort_values(["apart", "members"], kind="stable").index]


def _splitting(issues: pd.DataFrame, size: int) -> pd.DataFrame:
    """Issues on which at least half the members spoke and are far from agreed, the most divided first."""
    apart = issues[(issues["members"] * 2 >= size) & (issues["closeness"] < DIVIDED)]
    return apart.sort_values("closeness", kind="stable")


def _show_issues(view: View, issues: pd.DataFrame, key: str) -> None:
    if issues.empty:
        st.caption("No issue does, on this evidence.")
        return
    columns = {
        "Issue": st.column_config.TextColumn(width=230),
        "Closeness": st.column_config.TextColumn(help="100 % where all members heard take the same stance."),
        "Mean": st.column_config.NumberColumn(help="Mean stance of the members heard, from −2 (strongly oppose) to 2."),
        "Others' mean": st.column_config.NumberColumn(help="The same of actors outside the bloc."),
    }
    table = _issue_table(view, issues.head(LISTED))
    st.dataframe(table, hide_index=True, width="stretch", key=key, column_config=columns)
    if len(issues) > LISTED:
        st.caption(f"{LISTED} of {len(issues)}; all are in the table below.")


def _issue_table(view: View, issues: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Issue": issues["issue"].map(view.titles),
            "Heard": issues["members"],
            "Closeness": [percent(share) for share in issues["closeness"]],
            "Mean": issues["mean"].round(2),
            "Others' mean": issues["others_mean"].round(2),
            "Others heard": issues["others"],
            "Dissenters": issues["dissenters"],
        }
    )


def _show_members(view: View, bloc: Bloc, flags: Flags, name: str, tested: Stability) -> None:
    """Who dissents, and how firmly each belongs."""
    pairs = view.direct.room.pairs
    table = dissent(pairs.stances, flags)
    places = {pairs.actors[place]: place for place in bloc}
    rows = [
        {
            "Actor": view.names[row.actor],
            "Dissents": row.dissents,
            "Out of": row.addressed,
            "Rate": percent(None if pd.isna(row.share) else row.share),
            "Stays with the bloc": percent(tested.member(places[row.actor], bloc)),
            "Dissents on": listed(view.titles[issue] for issue in row.issues[:8])
            + (f" and {len(row.issues) - 8} more" if len(row.issues) > 8 else ""),
        }
        for row in records(table, DissentRow)
    ]
    against = [row for row in rows if row["Dissents"]]
    st.subheader("Who dissents")
    if not against:
        st.markdown("Nobody stands on another side than more than half of at least 3 members that spoke.")
    st.caption("Out of: the issues it spoke on where more than half of at least 3 members stand on one side.")
    show_table(pd.DataFrame(rows), key=f"bloc_{name}_members", label=f"The {len(bloc)} members of bloc {name}",
               expanded=bool(against))  # fmt: skip
