"""Issue: who stands where on one proposition?"""

import pandas as pd
import streamlit as st

from analysis.scenarios.pinned_positions import SCENARIO
from analysis.wording.figures import ATTRIBUTIONS, VERBS, as_sentence, with_full_stop
from analysis.wording.scope import scope
from analysis.wording.summaries import by_kind, for_and_against, who_stands_where, whose_words
from loaders.vocabularies import Attribution, Stance
from views.components.stance_list import show_stance_list
from views.pages.issue.actors_by_stance import actors_by_stance, silent_on_it
from views.pages.issue.quotations_by_side import show_quotations
from views.pages.issue.vote import show_vote
from views.pages.issue.what_if import show_what_if
from views.shared.bibliography import cite_issue
from views.shared.briefing_download import offer_issue
from views.shared.chart_panel import show_table
from views.shared.evidence_comparison import show_steps
from views.shared.first_steps import show_first_steps
from views.shared.inheritance_note import say_inherited
from views.shared.markdown_text import plain
from views.shared.page_title import show_title
from views.shared.position_tables import table_of
from views.shared.quotation_lists import open_cell
from views.shared.table_files import Shown
from views.shared.timelines import show_lanes
from views.shared.view import View
from views.shared.widgets import choose


def show(view: View) -> None:
    """The page."""
    title = st.container()
    if view.issues.empty:
        show_title(view, "Who stands where?", title)
        if show_first_steps(view, "who supports an issue and who opposes it"):
            return
        st.info("No issue is in view. Choose another track in the sidebar, or switch off “Contested issues only”.")
        return
    issue = choose("Issue", "issue", view.issue_ids, view.titles, view.coverage.most_spoken_issue, width=320,
                   label_visibility="collapsed")  # fmt: skip
    show_title(view, who_stands_where(plain(view.titles[issue])), title)
    standing, shown = view.stated.on(issue).in_force, view.shown.on(issue).in_force
    if show_first_steps(view, "who supports the issue and who opposes it"):
        _show_question(view, issue, expanded=True)
        return
    if standing.empty:
        st.info(
            "No stated position on this issue in these documents, under the filters in the sidebar. "
            "What a set of documents does not say is a finding, and it is not neutrality."
        )
        _show_question(view, issue, expanded=True)
        show_what_if(issue, view)
        return
    kinds = {actor: record.kind for actor, record in view.actor_records.items()}
    lead, *others = by_kind(standing, kinds)
    with title:
        narrowed = scope(view, issues=False)
        st.header(f"{lead.removesuffix('.')} ({plain(narrowed)})." if narrowed else lead, anchor=False)
        whose = plain(whose_words(standing, len(view.actors), view.names))
        st.markdown(" ".join([*(f"**{words}**" for words in others), whose]))
    picked = show_stance_list(actors_by_stance(shown, view), silent_on_it(shown, view), key="stances")
    say_inherited(view, shown, sign="hatched")
    if picked:
        open_cell(view, picked, issue)
    show_what_if(issue, view)
    _show_question(view, issue)
    show_quotations(standing, view)
    _show_certainty(standing, view, issue)
    show_table(
        shown,
        key="strip",
        label="The same as a table",
        words=lambda rows: table_of(rows, view),
        file="issue",
        shown=Shown("stances"),
        said=view.as_said.shown.on(issue).in_force,
    )
    ballot = show_vote(issue, view)
    offer_issue(issue, view, ballot)
    st.header("How did it move?")
    show_lanes([view.shown.on(issue).all], view, by="actor", key="issue_time")
    cite_issue(issue, view)


def _show_question(view: View, issue: str, *, expanded: bool = False) -> None:
    """What is asked, and what support and opposition mean."""
    record = view.issue_records[issue]
    with st.expander("What is asked", expanded=expanded):
        st.markdown(f"**{plain(with_full_stop(record.proposition))}**")
        support, opposition = with_full_stop(record.support_means), with_full_stop(record.oppose_means)
        st.markdown(
            f"Support: {plain(support)} Opposition: {plain(opposition)}"
            + ("" if record.contested else " Nobody contests it, so agreement on it says little.")
        )


def _show_certainty(standing: pd.DataFrame, view: View, issue: str) -> None:
    """What the counts rest on, and what they would be by other words."""
    with st.expander("How sure?"):
        st.markdown(_answer(standing, len(view.actors)))
        show_steps(view, lambda one: _in_brief(one, issue))
        _show_counts(standing)


def _answer(standing: pd.DataFrame, actors: int) -> str:
    sides, rest = for_and_against(standing, actors)
    return f"**{sides}** {rest}"


def _in_brief(view: View, issue: str) -> str:
    stances = view.stated.on(issue).in_force["stance"]
    mixed = int((stances == 0).sum())
    words = f"{int((stances > 0).sum())} for, {int((stances < 0).sum())} against" + (
        f", {mixed} mixed" if mixed else ""
    )
    return f"{words} of n = {len(stances)}" if len(stances) else "silence"


def _show_counts(standing: pd.DataFrame) -> None:
    """Actors by stance and attribution."""
    table = pd.crosstab(standing["stance"], standing["attribution"])
    voices = [*Attribution, *(voice for voice in table.columns if voice == SCENARIO)]
    table = table.reindex(index=[stance.score for stance in reversed(Stance)], columns=voices, fill_value=0)
    table = table.assign(all=table.sum(axis=1))
    table.index = pd.Index([VERBS[score] for score in table.index], name="Stance")
    table.columns = pd.Index([*(as_sentence(ATTRIBUTIONS[one]) for one in voices), "All"])
    show_table(table.reset_index(), key="counts", label="Actors by stance and whose words")
