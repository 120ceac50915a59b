"""Compare: where do two actors differ?"""

from collections.abc import Callable, Collection
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.alignment import RANKED_FROM, Alignment
from analysis.contrast import NEITHER, contrast
from analysis.wording import based_on, count, percent
from loaders.vocabulary import Attribution
from views.briefings import offer_pair
from views.pairs import show_dumbbell, show_issues
from views.sides import Side, align_sides, choose_sides
from views.timelines import show_lanes
from views.view import View
from views.widgets import first_of
from views.wording import plain, quoted


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if view.actors.empty:
        title.title("Where do two actors differ?")
        st.info("There is no actor of the chosen kinds. Choose other kinds in the sidebar, or add an actor's file.")
        return
    left, right = choose_sides(view)
    title.title(_question(left, right))
    if left.actor == right.actor and left.view == right.view:
        st.info("An actor agrees with itself. Choose another actor, or switch on “At two dates”.")
        return
    found = align_sides(left, right)
    _show_answer(found, left, right)
    offer_pair(left, right)
    rows = contrast(left.standing, right.standing, view.issue_ids)
    spoken = rows[rows["group"] != NEITHER]
    both = pd.concat([left.standing, right.standing])
    both = both[~both.index.duplicated()]
    length = first_of("rows", len(spoken))
    if spoken.empty:
        st.info("Neither has a stated position under these filters. Choose a later date, or let in more evidence.")
    else:
        show_dumbbell(spoken, length, both, left, right)
        show_issues(spoken.head(length), both, left, right)
    neither = [view.titles[issue] for issue in rows.loc[rows["group"] == NEITHER, "issue"]]
    if neither:
        st.header("Neither has a stated position")
        st.markdown(f"{quoted(neither)}. That is silence, not agreement.")
    _show_time(left, right, set(spoken["issue"].head(length)))


def _question(left: Side, right: Side) -> str:
    if left.actor == right.actor:
        return f"Has {plain(left.view.names[left.actor])} changed its mind?"
    names = [plain(side.view.names[side.actor]) for side in (left, right)]
    return f"{names[0]} and {names[1]}: where do they differ?"


def _show_answer(found: Alignment, left: Side, right: Side) -> None:
    shared = count(found.n, "shared issue")
    if found.value is None:
        st.header("They cannot be compared")
    elif found.ranked:
        st.header(f"{percent(found.value)} alignment on {shared}")
    else:
        st.header(f":gray[{percent(found.value)} alignment on {shared}: too little to rank]")
    st.markdown(based_on(found))
    if found.n:
        st.caption(
            f"n = {count(found.n, 'issue')}, resting on {count(found.passages or 0, 'passage')}. "
            "The interval speaks of the small number of issues, not of which documents were chosen."
            + ("" if found.ranked else f" Ranked only from {RANKED_FROM} issues on {RANKED_FROM} passages.")
        )
    with st.container(horizontal=True, gap="small"):
        for line in _caveats(found, left, right):
            st.markdown(line, width="content")


def _shared(left: Side, right: Side) -> pd.DataFrame:
    both = set(left.standing["issue"]) & set(right.standing["issue"])
    positions = pd.concat([left.standing, right.standing])
    return positions[positions["issue"].isin(both)]


def _caveats(found: Alignment, left: Side, right: Side) -> list[str]:
    """What a reader must know of whose words these are, and what the figure is without the others' accounts."""
    lines = []
    for side in (left,) if left.actor == right.actor else (left, right):
        told = side.positions[side.positions["attribution"] != Attribution.own]
        if len(told):
            share = f"{len(told)} of {count(len(side.positions), 'position')} not in its own words"
            by = side.view.sole_voices.get(side.actor)
            if by:
                share = f"all that is known comes through {side.view.names.get(by, by)}"
            lines.append(f":blue-badge[:material/record_voice_over: {plain(side.name)}: {plain(share)}]")
    if not found.n:
        return lines
    if (_shared(left, right)["attribution"] == Attribution.characterised).any():
        lines.append(f"Without what others say of them: {_in_brief(left, right, _own_and_reported)}.")
    else:
        lines.append("No figure here rests on what another actor says of them.")
    if not left.view.filters.contested_only:
        lines.append(f"On contested issues only: {_in_brief(left, right, _contested)}.")
    return lines


def _own_and_reported(view: View) -> View:
    return view.direct


def _contested(view: View) -> View:
    return view.contested


def _in_brief(left: Side, right: Side, narrow: Callable[[View], View]) -> str:
    """The alignment in another view of the same sides, in a few words."""
    found = align_sides(replace(left, view=narrow(left.view)), replace(right, view=narrow(right.view)))
    if not found.n:
        return "**not comparable**"
    return f"**{percent(found.value)} on n = {found.n}**" + ("" if found.ranked else ", too little to rank")


def _show_time(left: Side, right: Side, issues: Collection[str]) -> None:
    """Both actors' statements on one time line, a lane for each of the issues."""
    st.header("When did they speak?")
    later = max(left, right, key=lambda side: side.view.as_of)
    sides = [later.positions] if left.actor == right.actor else [left.positions, right.positions]
    if left.actor != right.actor:
        st.caption(f"Circle: {plain(left.name)}. Square: {plain(right.name)}.")
    show_lanes(sides, later.view, by="issue", key="compare_time", only=issues)
