"""Actor: what does one actor want, and how well do we know?"""

import pandas as pd
import streamlit as st

from analysis.chronology import newest_first
from analysis.wording.figures import VERBS, as_sentence, count, in_part, listed, percent, separate_quotations
from analysis.wording.intermediaries import heard_through, in_own_media, whose_in_brief
from analysis.wording.scenarios import NOBODY
from analysis.wording.scope import scope
from analysis.wording.summaries import sides_taken, what_it_wants
from loaders.table_rows import ActorRow, PositionRow, records
from views.components.card_list import show_passages
from views.components.stance_list import show_stance_list
from views.pages.actor.issues_by_stance import issues_by_stance, silent_on
from views.pages.actor.neighbours import show_neighbours
from views.pages.actor.recording_history import show_recorded
from views.pages.actor.words_and_deeds import show_words_and_deeds
from views.shared.bibliography import cite_actor
from views.shared.briefing_download import offer_actor
from views.shared.chart_panel import show_table
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import NO_ACTOR, show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import code, paragraphs, plain, voice_badge
from views.shared.page_title import show_title
from views.shared.position_tables import table_of
from views.shared.quotation_lists import open_cell
from views.shared.timelines import show_lanes
from views.shared.view import View
from views.shared.widgets import choose, first_of, offer_more

LATEST = 4
"""How many of the newest passages stand in sight; the older ones are in a fold."""


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if view.actors.empty:
        show_title(view, "What does an actor want?", title)
        if show_first_steps(view, "what an actor wants, and in whose words"):
            return
        st.info(NO_ACTOR)
        return
    actor = choose("Actor", "actor", view.actor_ids, view.names, view.coverage.most_spoken_actor, width=320,
                   label_visibility="collapsed")  # fmt: skip
    record = view.actor_records[actor]
    show_title(view, what_it_wants(plain(view.names[actor])), title)
    if record.file in view.data.stale:
        st.warning("An earlier version of this actor's file is on view: the file on disk has faults.")
    if show_first_steps(view, "what the actor wants, and in whose words"):
        st.caption(_who(record, view))
        return
    mine = view.stated.of(actor).all
    if view.stated.of(actor).in_force.empty:
        st.caption(_who(record, view))
        st.info("No stated position passes the filters in the sidebar. That is silence, not neutrality.")
        _show_inherited(actor, view)
        return
    with title:
        taken, narrowed = sides_taken(view.stated.of(actor).in_force, len(view.issues)), scope(view, actors=False)
        st.header(plain(f"{taken.removesuffix('.')} ({narrowed})." if narrowed else taken), anchor=False)
        st.container(key="whose_words").markdown(plain(whose_in_brief(view, actor)) if len(mine) else f"{NOBODY}.")
    _show_stances(actor, view)
    if mine.empty:
        show_neighbours(actor, view)
        offer_actor(actor, view)
        return
    _show_statements(mine, view)
    show_words_and_deeds(actor, view.as_said)
    _show_time(actor, view)
    show_neighbours(actor, view)
    _show_certainty(actor, mine, view)
    show_recorded(newest_first(mine), view)
    offer_actor(actor, view)
    cite_actor(actor, view)


def _show_stances(actor: str, view: View) -> None:
    """Where it stands on each issue, each a button to its quotations, with the same as a table."""
    shown = view.shown.of(actor).in_force
    picked = show_stance_list(issues_by_stance(shown, view), silent_on(shown, view), key="profile")
    _show_inherited(actor, view)
    show_table(
        shown,
        key="stances",
        label="The same as a table",
        words=lambda rows: table_of(rows, view),
        file=f"actor-{actor}-{view.as_of}",
        said=view.as_said.shown.of(actor).in_force,
    )
    if picked:
        open_cell(view, actor, picked)


def _show_statements(mine: pd.DataFrame, view: View) -> None:
    """The newest passages, and in a fold the older ones, of very many the first."""
    st.header("What did it say last?")
    ordered = newest_first(mine)
    passages = list(ordered["passage"].unique())
    latest = ordered["passage"].isin(passages[:LATEST])
    show_passages(ordered[latest], view, key="latest", about="actor")
    older = passages[LATEST:]
    if not older:
        return
    fold = st.expander(f"Earlier: {count(len(older), 'more quotation')}", key="fold_earlier", on_change="rerun")
    if fold.open:
        with fold:
            length = first_of("cards", len(older))
            show_passages(ordered[ordered["passage"].isin(older[:length])], view, key="earlier", about="actor")
            offer_more("cards", len(older), f"{length} of {count(len(older), 'earlier quotation')}, newest first.")


def _show_time(actor: str, view: View) -> None:
    """Its statements in a lane for each issue, drawn as the fold opens."""
    fold = st.expander("When did it speak?", key="fold_time", on_change="rerun")
    if fold.open:
        with fold:
            show_lanes([view.shown.of(actor).all], view, by="issue", key="actor_time")


def _who(record: ActorRow, view: View) -> str:
    """Its full name and kind, its groups, its file and what the file notes, for Markdown."""
    groups = [view.names.get(group, group) for group in record.member_of.split("; ") if group]
    parts = [plain(record.name), record.kind]
    if groups:
        parts.append(f"part of {plain(listed(in_part(groups)))}")
    parts += [code(record.file)] if record.file else []
    return " · ".join(parts) + (f". {plain(record.note)}" if record.note else "")


def _show_inherited(actor: str, view: View) -> None:
    """What its groups say on issues on which it has said nothing itself."""
    derived = view.inherited.of(actor).in_force
    for group, rows in derived.groupby("inherited_from"):
        said = [f"{VERBS[row.stance]} “{view.titles[row.issue]}”" for row in records(rows, PositionRow)]
        st.markdown(f"**Inherited from {plain(view.names[str(group)])}**: {plain('; '.join(in_part(said)))}.")
    say_inherited(view, derived, sign="hatched")


def _in_brief(view: View, actor: str) -> str:
    known = view.coverage.of(actor)
    if not known.positions:
        return "silence"
    return (
        f"{count(known.positions, 'position')} on {count(known.issues, 'issue')}, "
        f"resting on {separate_quotations(known.passages)}"
    )


def _show_certainty(actor: str, mine: pd.DataFrame, view: View) -> None:
    """Who it is, how much is known, through whom, and what would be by other words."""
    known = view.coverage.of(actor)
    badges = [*map(as_sentence, heard_through(view, actor)), *in_own_media(view, actor)]
    with st.expander("Who is it, and how sure?"):
        st.markdown(paragraphs([_who(view.actor_records[actor], view), " ".join(map(voice_badge, badges))]))
        with st.container(horizontal=True, gap="medium"):
            st.metric(
                "Positions", str(known.positions), help=f"on {separate_quotations(known.passages)}", width="content"
            )
            st.metric(
                "Issues", f"{known.issues} of {len(view.issues)}", help="addressed, of those in view", width="content"
            )
            st.metric("Own words", percent(known.own / known.positions), help=f"n = {len(mine)}", width="content")
            st.metric("Documents", str(known.documents), width="content")
        show_steps(view, lambda one: _in_brief(one, actor))
