"""Whether the issue would carry: an electorate and a rule to choose, the answer, its range, and who stands where."""

import streamlit as st

from analysis.votes.ballots import Ballot, put_to_vote, rules
from analysis.votes.electorates import electorates
from analysis.wording.votes import answer, basis, cases, counting, in_brief, who_decides
from views.components.stance_list import show_stance_list
from views.pages.issue.voters import members_table, sides, unknown
from views.shared.chart_panel import show_few, show_table
from views.shared.evidence_comparison import show_steps
from views.shared.markdown_text import plain
from views.shared.quotation_lists import open_cell
from views.shared.table_files import Shown
from views.shared.view import View
from views.shared.widgets import choose

FEW = 10
"""How many names of a side stand in sight: the list above on the page has them all, by stance."""


def show_vote(issue: str, view: View) -> Ballot | None:
    """The part of the page, and the ballot that it shows; None where nobody could vote."""
    rooms, known_rules = electorates(view), rules(view)
    if not rooms:
        return None
    st.header("Would it carry?", anchor=False)
    with st.container(horizontal=True):
        how = counting(view.counts_inherited)
        room = rooms[_choose("Who decides", "electorate", {key: one.title for key, one in rooms.items()})]
        rule = known_rules[_choose("By which rule", "rule", {key: one.title for key, one in known_rules.items()}, how)]
    ballot = put_to_vote(issue, room, rule, view)
    everyone = view.of_all_actors
    st.markdown(f"**{plain(answer(ballot, view.names))}** {plain(who_decides(ballot, view.names))}")
    st.markdown(f":small[{plain(basis(ballot, view))}]")
    if ballot.is_known:
        show_few(cases(ballot), key="vote_range")
    picked = show_stance_list(sides(ballot, everyone), unknown(ballot, everyone), key="voters", most=FEW)
    if picked:
        open_cell(everyone, picked, issue)
    show_steps(view, lambda one: in_brief(put_to_vote(issue, room, rule, one)), beside=True)
    table = members_table(ballot, everyone)
    show_table(table, key="vote", label="Who stands where on it, as a table", file="vote", shown=Shown("voters"))
    return ballot


def _choose(label: str, key: str, titles: dict[str, str], note: str | None = None) -> str:
    return choose(label, key, list(titles), titles, next(iter(titles)), width=320, help=note)
