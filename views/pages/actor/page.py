"""Actor: what does one actor want, and how well do we know?"""

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.wording.figures import VERBS, as_sentence, count, in_part, listed, percent
from analysis.wording.intermediaries import heard_through, in_own_media
from analysis.wording.scope import scope
from analysis.wording.summaries import by_stance
from loaders.table_rows import ActorRow, PositionRow, records
from views.pages.actor.neighbours import show_neighbours
from views.pages.actor.recording_history import show_recorded
from views.shared.briefing_download import offer_actor
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import code, plain, quoted, voice_badge
from views.shared.page_title import show_title
from views.shared.quotation_lists import show_statements
from views.shared.timelines import show_lanes
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if view.actors.empty:
        show_title(view, "What does an actor want?", title)
        if show_first_steps(view, "what an actor wants, and in whose words"):
            return
        st.info(
            "The filters leave no actor. Choose others under “More filters” in the sidebar, or add an actor's file."
        )
        return
    actor = choose("Actor", "actor", view.actor_ids, view.names, view.coverage.most_spoken_actor, width=320,
                   label_visibility="collapsed")  # fmt: skip
    record = view.actor_records[actor]
    show_title(view, f"{plain(view.names[actor])}: what does it want?", title)
    mine = view.stated.of(actor).all
    _show_who(record, view)
    if show_first_steps(view, "what the actor wants, and in whose words"):
        return
    if mine.empty:
        st.info("No stated position passes the filters in the sidebar. That is silence, not neutrality.")
        _show_inherited(actor, view)
        return
    summary = st.container()
    st.header("When did it speak?")
    show_lanes([view.shown.of(actor).all], view, by="issue", key="profile", leads=True)
    with summary:
        st.markdown(_summary(view.stated.of(actor).in_force, view))
        offer_actor(actor, view)
        _show_inherited(actor, view)
        _show_coverage(actor, mine, view)
        show_steps(view, lambda one: _in_brief(one, actor))
    show_neighbours(actor, view)
    st.header("All its statements, newest first")
    length = first_of("cards", len(mine))
    ordered = newest_first(mine)
    cards = ordered.head(length)
    left, right = st.columns(2)
    with left:
        show_statements(cards.iloc[0::2], view, by="issue")
    with right:
        show_statements(cards.iloc[1::2], view, by="issue")
    offer_more("cards", len(mine), f"{length} of {count(len(mine), 'statement')}, newest first.")
    show_recorded(ordered, view)


def _show_who(record: ActorRow, view: View) -> None:
    groups = [view.names.get(group, group) for group in record.member_of.split("; ") if group]
    parts = [plain(record.name), record.kind]
    if groups:
        parts.append(f"part of {plain(listed(in_part(groups)))}")
    if record.file in view.data.stale:
        st.warning("An earlier version of this actor's file is on view: the file on disk has faults.")
    parts.append(code(record.file))
    st.caption(" · ".join(parts) + (f". {plain(record.note)}" if record.note else ""))


def _summary(standing: pd.DataFrame, view: View) -> str:
    """Its positions in force in one sentence for each stance, the strongest first."""
    narrowed = scope(view, actors=False)
    said = [f"**{does}** {quoted(view.titles[issue] for issue in issues)}." for does, issues in by_stance(standing)]
    return "  \n".join([f"{plain(as_sentence(narrowed))}:", *said] if narrowed else said)


def _show_inherited(actor: str, view: View) -> None:
    """What its groups say on issues on which it has said nothing itself."""
    derived = view.inherited.of(actor).in_force
    for group, rows in derived.groupby("inherited_from"):
        said = [f"{VERBS[row.stance]} “{view.titles[row.issue]}”" for row in records(rows, PositionRow)]
        st.markdown(f"**Inherited from {plain(view.names[str(group)])}**: {plain('; '.join(in_part(said)))}.")
    say_inherited(view, derived)


def _in_brief(view: View, actor: str) -> str:
    known = view.coverage.of(actor)
    if not known.positions:
        return "silence"
    return (
        f"{count(known.positions, 'position')} on {count(known.issues, 'issue')}, "
        f"resting on {count(known.passages, 'passage')}"
    )


def _show_coverage(actor: str, mine: pd.DataFrame, view: View) -> None:
    known = view.coverage.of(actor)
    with st.container(horizontal=True, gap="medium"):
        st.metric("Positions", str(known.positions), help=f"on {known.passages} passages", width="content")
        st.metric(
            "Issues", f"{known.issues} of {len(view.issues)}", help="addressed, of those in view", width="content"
        )
        st.metric("Own words", percent(known.own / known.positions), help=f"n = {len(mine)}", width="content")
        st.metric("Documents", str(known.documents), width="content")
    badges = [as_sentence(words) for words in heard_through(view, actor)]
    badges += in_own_media(view, actor)
    st.markdown(" ".join(map(voice_badge, badges)))
