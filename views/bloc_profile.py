"""One bloc: what holds it together, where it splits, who dissents."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis.blocs import Bloc, Stability, letter
from analysis.profiles import bloc_issues, dissent
from analysis.stances import Flags
from loaders.frames import records
from views.exhibit import show_table
from views.selection import link
from views.view import View
from views.widgets import choose
from views.wording import listed, percent, plain

LISTED = 5
AGREED = 0.9
"""From which mean closeness on an issue the members of a bloc count as agreed."""


def bloc_flags(view: View, bloc: Bloc) -> Flags:
    """Which actors belong to a bloc."""
    flags: Flags = np.isin(np.arange(len(view.room.pairs.actors)), bloc)
    return flags


def show_bloc(view: View, tested: Stability) -> None:
    """What holds the chosen bloc together, where it splits, and who dissents."""
    room, pairs = view.room, view.room.pairs
    letters = {letter(number): f"Bloc {letter(number)}" for number in range(len(room.blocs))}
    name = choose("Look into", "bloc", list(letters), letters, "A", width=200)
    bloc = room.blocs[list(letters).index(name)]
    flags = bloc_flags(view, bloc)
    issues = bloc_issues(pairs.stances, flags)
    st.subheader(f"What holds bloc {name} together, and where it splits")
    held, split = st.columns(2)
    with held:
        st.markdown("**Holds it together**: members agree, and most spoke" + _against(issues))
        _show_issues(view, _holding(issues, len(bloc)), f"holds_{name}")
    with split:
        st.markdown("**Splits it**: members stand apart")
        _show_issues(view, _splitting(issues), f"splits_{name}")
    _show_members(view, bloc, flags, name, tested)
    with st.container(horizontal=True):
        for issue in _splitting(issues)["issue"][:3]:
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


def _splitting(issues: pd.DataFrame) -> pd.DataFrame:
    return issues[issues["closeness"] < AGREED].sort_values("closeness", kind="stable")


def _show_issues(view: View, issues: pd.DataFrame, key: str) -> None:
    """The first few, in as few columns as fit half a page."""
    if issues.empty:
        st.caption("No issue does, on this evidence.")
        return
    table = _issue_table(view, issues.head(LISTED))
    few = table[["Issue", "Heard", "Closeness", "Mean", "Others' mean"]]
    st.dataframe(
        few, hide_index=True, width="stretch", key=key, column_config={"Issue": st.column_config.TextColumn(width=170)}
    )
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
    pairs = view.room.pairs
    table = dissent(pairs.stances, flags)
    places = {pairs.actors[place]: place for place in bloc}
    rows = [
        {
            "Actor": view.names[row.actor],
            "Dissents": row.dissents,
            "Of issues with a bloc side": row.addressed,
            "Stays with the bloc": percent(tested.member(places[row.actor], bloc)),
            "Dissents on": listed(view.titles[issue] for issue in row.issues[:8])
            + (f" and {len(row.issues) - 8} more" if len(row.issues) > 8 else ""),
        }
        for row in records(table)
    ]
    against = [row for row in rows if row["Dissents"]]
    st.subheader("Who dissents")
    if not against:
        st.markdown("Nobody stands on another side than more than half of at least 3 members that spoke.")
    show_table(pd.DataFrame(rows), key=f"bloc_{name}_members", label=f"The {len(bloc)} members of bloc {name}",
               expanded=bool(against))  # fmt: skip
