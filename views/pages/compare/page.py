"""Compare: where do two actors differ?"""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.alignment import Alignment, in_common
from analysis.compared_actor import align_compared, sides_compared, told_issues
from analysis.pair_contrast import NEITHER, contrast
from analysis.wording.figures import COVER, as_sentence, based_on, count, percent, resting_on
from analysis.wording.intermediaries import heard_through
from analysis.wording.sides import HALF_IN_WORDS, as_heading, pair_in_brief, sides_in_words
from loaders.vocabularies import Attribution
from views.pages.compare.issue_rows import show_dumbbell, show_issues
from views.shared.briefing_download import offer_pair
from views.shared.compared_actors import Side, choose_sides
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import paragraphs, plain, quoted, voice_badge
from views.shared.page_title import show_title
from views.shared.timelines import show_lanes
from views.shared.view import View
from views.shared.widgets import first_of


def show(view: View) -> None:
    """The page."""
    title = st.container()
    begins = show_first_steps(view, "two actors side by side, issue by issue")
    if begins or view.actors.empty:
        show_title(view, "Where do two actors differ?", title)
    if begins:
        return
    if view.actors.empty:
        st.info("There is no actor of the chosen kinds. Choose other kinds in the sidebar, or add an actor's file.")
        return
    left, right = choose_sides(view)
    show_title(view, _question(left, right), title)
    if left.actor == right.actor and left.selection == right.selection:
        st.info("An actor agrees with itself. Choose another actor, or switch on “At two dates”.")
        return
    answer = st.container()
    rows = contrast(left.shown.in_force, right.shown.in_force, view.issue_ids)
    spoken = rows[rows["group"] != NEITHER]
    both = pd.concat([left.shown.in_force, right.shown.in_force])
    both = both[~both.index.duplicated()]
    length = first_of("rows", len(spoken))
    if spoken.empty:
        st.info("Neither has a stated position under these filters. Choose a later date, or let in more evidence.")
    else:
        show_dumbbell(spoken, length, both, left, right)
        say_inherited(view, both)
    with answer:
        _show_answer(align_compared(left, right), left, right)
        offer_pair(left, right)
    if not spoken.empty:
        show_issues(spoken.head(length), both, left, right)
    neither = [view.titles[issue] for issue in rows.loc[rows["group"] == NEITHER, "issue"]]
    if neither:
        st.header("Neither has a stated position")
        st.markdown(f"{quoted(neither)}. That is silence, not agreement.")
    _show_time(left, right, set(spoken["issue"].head(length)))


def _question(left: Side, right: Side) -> str:
    if left.actor == right.actor:
        return f"Has {plain(left.short)} changed its mind?"
    names = [plain(side.short) for side in (left, right)]
    return f"{names[0]} and {names[1]}: where do they differ?"


def _show_answer(found: Alignment, left: Side, right: Side) -> None:
    """On which sides they stand, then how close, and what that rests on."""
    taken = sides_compared(left, right)
    if found.value is None:
        st.header("They cannot be compared")
    elif found.ranked:
        st.header(as_heading(taken, told_issues(left, right)))
    else:
        st.header(f":gray[{as_heading(taken, told_issues(left, right))}: too little to rank]")
    if found.n:
        figure = f"{percent(found.value)} alignment on {count(found.n, 'shared issue')}"
        st.markdown(f"{as_sentence(sides_in_words(taken))}. **{figure}** · {based_on(found)}")
        st.caption(f"{HALF_IN_WORDS} {resting_on(found, _in_common(left, right))}", help=COVER)
    else:
        st.markdown(based_on(found))
    caveats = paragraphs([_caveats(left, right), _contested(found, left, right)])
    if caveats:
        st.markdown(caveats)
    show_steps(left.selection, lambda at: _in_brief(left, right, at))


def _in_common(left: Side, right: Side) -> str:
    """How many passages carry positions of both on what they share, and what one of them only inherits."""
    common, passed_on = in_common(left.counted.in_force, right.counted.in_force, left.selection.issue_ids)
    words = f", {common} of them coded for both and counted once" if common else ""
    if not passed_on:
        return words
    return f"{words}. {count(passed_on, 'issue')} more would be a group's words compared with themselves: not counted"


def _caveats(left: Side, right: Side) -> str:
    """What a reader must know of whose words these are."""
    badges = []
    for side in (left,) if left.actor == right.actor else (left, right):
        told = side.stated.all[side.stated.all["attribution"] != Attribution.own]
        lines = heard_through(side.selection, side.actor)
        if len(told):
            lines.insert(0, f"{len(told)} of {count(len(side.stated.all), 'position')} not in its own words")
        badges += [voice_badge(f"{side.name}: {line}") for line in lines]
    return " ".join(badges)


def _contested(found: Alignment, left: Side, right: Side) -> str:
    """What the figure is without uncontested issues."""
    if not found.n or left.selection.filters.contested_only:
        return ""
    return f"On contested issues only: **{_in_brief(left, right, left.selection.contested)}**."


def _in_brief(left: Side, right: Side, view: View) -> str:
    """Where the same two stand, at their dates, in another view, in a few words."""
    one, other = (replace(side, selection=view.at(side.selection.as_of)) for side in (left, right))
    return pair_in_brief(sides_compared(one, other), align_compared(one, other))


def _show_time(left: Side, right: Side, issues: Collection[str]) -> None:
    """Both actors' statements on one time line, a lane for each of the issues."""
    st.header("When did they speak?")
    later = max(left, right, key=lambda side: side.selection.as_of)
    sides = [later.shown.all] if left.actor == right.actor else [left.shown.all, right.shown.all]
    if left.actor != right.actor:
        st.caption(f"Circle: {plain(left.name)}. Square: {plain(right.name)}.")
    show_lanes(sides, later.selection, by="issue", key="compare_time", only=issues)
