"""Actor: what does one actor want, and how well do we know?"""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.alignment import INTERVAL_LEVEL, RANKED_FROM
from analysis.coverage import affiliated, coverage
from analysis.standing import in_force
from analysis.wording import LISTED_WHOLE, VERBS, count, in_part, listed, percent, percent_range
from loaders.frames import record_of, records
from views.briefings import offer_actor
from views.quotations import show_statements
from views.recorded import show_recorded
from views.selection import link
from views.timelines import show_lanes
from views.view import View
from views.voices import second_hand
from views.widgets import choose, first_of, offer_more
from views.wording import plain, quoted

LINKED = 4
"""Of very many actors, how many of the nearest and of the farthest have a link to the comparison with them."""


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if view.actors.empty:
        title.title("What does an actor want?")
        st.info("There is no actor of the chosen kinds. Choose other kinds in the sidebar, or add an actor's file.")
        return
    counts = view.positions["actor"].value_counts().reindex(view.actors["actor"], fill_value=0)
    actor = choose("Actor", "actor", list(view.actors["actor"]), view.names, str(counts.idxmax()), width=320)
    record = record_of(view.data.actors, "actor", actor)
    title.title(f"{plain(view.names[actor])}: what does it want?")
    mine = view.positions[view.positions["actor"] == actor]
    _show_who(record, view)
    if mine.empty:
        st.info("No stated position passes the filters in the sidebar. That is silence, not neutrality.")
        return
    st.markdown(_summary(in_force(mine, view.as_of), view))
    offer_actor(actor, view)
    _show_coverage(actor, mine, view)
    st.header("When did it speak?")
    show_lanes([mine], view, by="issue", key="profile")
    _show_neighbours(actor, view)
    st.header("All its statements, newest first")
    length = first_of("cards", len(mine))
    ordered = mine.sort_values("latest", ascending=False, kind="stable").head(length)
    left, right = st.columns(2)
    with left:
        show_statements(ordered.iloc[0::2], view, by="issue")
    with right:
        show_statements(ordered.iloc[1::2], view, by="issue")
    offer_more("cards", len(mine), f"{length} of {count(len(mine), 'statement')}, newest first.")
    show_recorded(mine.sort_values("latest", ascending=False, kind="stable"), view)


def _show_who(record: Any, view: View) -> None:
    groups = [view.names.get(group, group) for group in record.member_of.split("; ") if group]
    parts = [plain(record.name), record.kind]
    if groups:
        parts.append(f"part of {plain(listed(groups))}")
    if record.file in view.data.stale:
        st.warning("An earlier version of this actor's file is on view: the file on disk has faults.")
    parts.append(f"`{record.file}`")
    st.caption(" · ".join(parts) + (f". {plain(record.note)}" if record.note else ""))


def _summary(standing: pd.DataFrame, view: View) -> str:
    """Its positions in force in one sentence for each stance, the strongest first."""
    lines = []
    for stance in (2, 1, 0, -1, -2):
        titles = [view.titles[issue] for issue in standing.loc[standing["stance"] == stance, "issue"]]
        if titles:
            verb = VERBS[stance] + (" on" if stance == 0 else "")
            lines.append(f"**{verb[:1].upper()}{verb[1:]}** {quoted(titles)}.")
    return "  \n".join(lines)


def _show_coverage(actor: str, mine: pd.DataFrame, view: View) -> None:
    known = next(records(coverage(view.positions, [actor], view.issue_ids)))
    with st.container(horizontal=True, gap="medium"):
        st.metric("Positions", str(known.positions), help=f"on {known.passages} passages", width="content")
        st.metric(
            "Issues", f"{known.issues} of {len(view.issues)}", help="addressed, of those in view", width="content"
        )
        st.metric("Own words", percent(known.own / known.positions), help=f"n = {len(mine)}", width="content")
        st.metric("Documents", str(known.documents), width="content")
    badges = []
    voice = view.sole_voices.get(actor)
    if voice:
        badges.append(f"All that is known of it here comes through {view.names.get(voice, voice)}")
    own_media = int((affiliated(mine, view.data.sources) == actor).sum())
    if own_media:
        badges.append(f"{own_media} of {count(len(mine), 'position')} from its own media or organs")
    st.markdown(" ".join(f":blue-badge[:material/record_voice_over: {plain(badge)}]" for badge in badges))


def _show_neighbours(actor: str, view: View) -> None:
    """Who is near and who is far, ranked only where enough issues are shared."""
    st.header("Who is nearest, who farthest?")
    every = view.room.pairs.of(actor)
    ranked = every[every["ranked"]]
    if ranked.empty:
        needed = f"{RANKED_FROM} issues with it on {RANKED_FROM} passages"
        st.markdown(f"Nobody can be ranked: no other actor shares {needed}.")
    elif len(ranked) == 1:
        st.markdown(f"Only {_with_figure(ranked, view)} can be ranked.")
    else:
        near, far = ranked["alignment"].iloc[0], ranked["alignment"].iloc[-1]
        lines = [f"Nearest: {_with_figure(ranked[ranked['alignment'] == near], view)}."]
        if near != far:
            lines.append(f"Farthest: {_with_figure(ranked[ranked['alignment'] == far], view)}.")
        st.markdown(" ".join(lines))
    shared = every[every["n"] > 0]
    if len(shared):
        st.dataframe(
            pd.DataFrame(
                {
                    "Actor": shared["other"].map(view.names),
                    "Alignment": [percent(value) for value in shared["alignment"]],
                    "n": shared["n"],
                    "Passages": shared["passages"],
                    f"{100 * INTERVAL_LEVEL:.0f} % interval": [
                        percent_range(bounds) for bounds in zip(shared["low"], shared["high"], strict=True)
                    ],
                    "Ranked": ["yes" if ranked else "no: too little" for ranked in shared["ranked"]],
                }
            ).style.apply(lambda row: ["" if row["Ranked"] == "yes" else "color: #85858f"] * len(row), axis=1),
            hide_index=True,
            width="stretch",
            key="neighbours",
        )
    alone = int((every["n"] == 0).sum())
    if alone:
        st.caption(f"Not comparable with {count(alone, 'other actor')}: no issue is shared.")
    hearsay = second_hand(view, list(shared["other"]))
    if hearsay:
        st.markdown(f":material/record_voice_over: {hearsay}")
    others = list(ranked["other"])
    if len(others) > LISTED_WHOLE:
        others = [*others[:LINKED], *others[-LINKED:]]
    with st.container(horizontal=True):
        for other in others:
            link("compare", f"Compare with {plain(view.names[other])}", left=actor, right=other)


def _with_figure(tied: pd.DataFrame, view: View) -> str:
    """All actors at one alignment, with the n of each."""
    names = [f"**{plain(view.names[row.other])}** (n = {row.n})" for row in records(tied)]
    return f"{listed(in_part(names))} at {percent(tied['alignment'].iloc[0])}"
